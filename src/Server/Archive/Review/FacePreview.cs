using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>
/// Shows a held head as it will be without its face. The face is looked for in the whole series, which takes seconds: it is kept
/// for the series that was looked at last.
/// </summary>
public sealed class FacePreview(PixelStore store) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private (string[] Instances, SeriesFace? Face, Refusal? Refusal)? latest;

    /// <summary>Removes the face from a frame that was read; what is stored does not change.</summary>
    public async Task<Refusal?> RemoveAsync(IQuerySession session, HeldInstance held, int number, DicomDataset header, byte[] frame, CancellationToken cancel)
    {
        var (face, refusal) = await FindAsync(session, held, cancel);
        return refusal ?? face!.Remove(held, number, header, frame);
    }

    public void Dispose() => one.Dispose();

    private async Task<(SeriesFace? Face, Refusal? Refusal)> FindAsync(IQuerySession session, HeldInstance held, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var ids = await session.Query<HeldInstance>().Where(h => h.SeriesUid == held.SeriesUid).OrderBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel);
            var regions = await SparedRegions.LoadAsync(session, held, ids, cancel);
            string[] instances = [.. ids, .. regions.Select(r => r.Id)];
            if (latest is { } known && known.Instances.AsSpan().SequenceEqual(instances))
            {
                return (known.Face, known.Refusal);
            }

            var together = await HeldTogether.LoadAsync(session, held.Id, wholeSeries: true, cancel);
            var refusal = SeriesFace.Find(together, regions, store, out var face);
            latest = (instances, face, refusal);
            return (face, refusal);
        }
        finally
        {
            one.Release();
        }
    }
}
