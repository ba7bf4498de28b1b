using System.Security.Cryptography;
using CrowdAnnotate.Server.Archive.Workers;
using Marten;
using Wolverine.Attributes;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The worker of delivery: one, of low priority, so that imports and readers go first.</summary>
public sealed class DeliveryWorker : IDisposable
{
    private readonly WorkerPool pool = new(new WorkerStart(RandomNumberGenerator.GetBytes(32)), new WorkerLimits { Workers = 1, Time = TimeSpan.FromMinutes(10) }, isPatient: true);

    public Task<WorkerAnswer> AskAsync(WorkerJob job, CancellationToken cancel) => pool.AskAsync(job, cancel);

    public void Dispose() => pool.Dispose();
}

/// <summary>
/// Stores the frames of a series for delivery, a portion at a time, and sends itself the rest: a durable message, so a restart goes
/// on where it stopped. What was stored at the import stays.
/// </summary>
public static class CompressSeriesHandler
{
    private const int Portion = 32;

    [MessageTimeout(3600)]
    public static async Task<CompressSeries?> Handle(
        CompressSeries message, IDocumentStore store, PixelStore pixels, Spool spool, DeliveryWorker worker, ImportCommit commit, InstanceCache instances, CancellationToken cancel)
    {
        var portion = await NextAsync(store, message, cancel);
        foreach (var instance in portion)
        {
            if (await CompressAsync(instance, pixels, spool, worker, cancel) is { } delivered)
            {
                await using var session = store.LightweightSession();
                session.Store(delivered.Instance);
                await session.SaveChangesAsync(cancel);
                pixels.Complete(delivered.Adoption);
                instances.Forget(instance.Id);
            }
            else
            {
                await EndAsync(store, commit, message, DeliveryState.Uncompressed, cancel);
                return null;
            }
        }

        if (portion.Count == Portion)
        {
            return message;
        }

        await EndAsync(store, commit, message, DeliveryState.Ready, cancel);
        return null;
    }

    private static async Task<IReadOnlyList<ArchivedInstance>> NextAsync(IDocumentStore store, CompressSeries message, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == message.SeriesUid && i.Frames > 0 && i.DeliveryName == null)
            .OrderBy(i => i.Id).Take(Portion).ToListAsync(cancel);
    }

    private static async Task<(ArchivedInstance Instance, Adoption Adoption)?> CompressAsync(
        ArchivedInstance instance, PixelStore pixels, Spool spool, DeliveryWorker worker, CancellationToken cancel)
    {
        var target = spool.NewPath();
        try
        {
            var job = new WorkerJob(pixels.PathOf(instance.PixelName), target, Delivery: new StoredFrames(instance.Header, instance.FrameLength, instance.Frames));
            if ((await worker.AskAsync(job, cancel)).Offsets is not { } offsets || offsets.Length != instance.Frames + 1)
            {
                return null;
            }

            var adoption = pixels.Adopt([target]);
            return (instance with { DeliveryName = adoption.Names[0], DeliveryOffsets = offsets }, adoption);
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static async Task EndAsync(IDocumentStore store, ImportCommit commit, CompressSeries message, DeliveryState state, CancellationToken cancel)
    {
        using var pause = await commit.PauseAsync(cancel);
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ArchivedSeries>(message.SeriesUid, cancel) is { Unsettled: false } series)
        {
            session.Store(series with { Delivery = state });
            await session.SaveChangesAsync(cancel);
        }
    }
}
