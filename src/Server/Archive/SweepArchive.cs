using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// After a start: empties the spool, removes what a process left in the store that died between the flush of the pixels and the
/// transaction, settles series whose import was cut off, and goes on with delivery.
/// </summary>
public sealed partial class SweepArchive(IDocumentStore store, PixelStore pixels, SettleSeries settle, ILogger<SweepArchive> log) : BackgroundService
{
    /// <summary>Ends when everything an earlier process left is seen to.</summary>
    public Task Swept => ExecuteTask ?? Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var adoption in pixels.Unfinished())
        {
            await RemoveUnownedAsync(adoption, stoppingToken);
        }

        foreach (var series in await UnsettledAsync(stoppingToken))
        {
            await settle.HandleAsync(series, stoppingToken);
        }
    }

    private async Task RemoveUnownedAsync(Adoption adoption, CancellationToken cancel)
    {
        string[] names = [.. adoption.Names];
        await using var session = store.QuerySession();
        var served = await session.Query<ArchivedInstance>()
            .Where(i => i.PixelName.IsOneOf(names) || i.PartTenName!.IsOneOf(names) || i.DeliveryName!.IsOneOf(names)).ToListAsync(cancel);
        var held = await session.Query<HeldInstance>().Where(i => i.Instance.PixelName.IsOneOf(names) || i.Instance.PartTenName!.IsOneOf(names)).ToListAsync(cancel);
        var owned = served.Concat(held.Select(h => h.Instance)).SelectMany(i => new[] { i.PixelName, i.PartTenName, i.DeliveryName }).ToHashSet();
        var unowned = names.Where(n => !owned.Contains(n)).ToList();
        unowned.ForEach(pixels.Delete);
        pixels.Complete(adoption);
        Removed(log, unowned.Count);
    }

    private async Task<IReadOnlyList<string>> UnsettledAsync(CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.Query<ArchivedSeries>().Where(s => s.Unsettled).Select(s => s.Id).ToListAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} objects that a cut-off import had left")]
    private static partial void Removed(ILogger log, int count);
}
