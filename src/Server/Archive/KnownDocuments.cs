using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What the archive holds already of the instances and series of a group.</summary>
public sealed class KnownDocuments
{
    private readonly Dictionary<string, KnownInstance> instances;
    private readonly Dictionary<string, ArchivedSeries> series;
    private readonly HashSet<string> read;

    private KnownDocuments(Dictionary<string, KnownInstance> instances, Dictionary<string, ArchivedSeries> series, HashSet<string> read) =>
        (this.instances, this.series, this.read) = (instances, series, read);

    public static async Task<KnownDocuments> LoadAsync(IQuerySession session, IReadOnlyList<WorkedFile> files, CancellationToken cancel)
    {
        var worked = files.Select(f => f.Answer.Instance).OfType<Workers.WorkedInstance>().ToList();
        string[] ids = [.. worked.Select(w => w.SopInstanceUid).Distinct()];
        string[] uids = [.. worked.Select(w => w.SeriesUid).Distinct()];
        if (ids.Length == 0)
        {
            return new KnownDocuments([], [], []);
        }

        var served = await session.Query<ArchivedInstance>().Where(i => i.Id.IsOneOf(ids)).Select(i => new { i.Id, i.SeriesUid, i.PixelSha256, i.ReceivedSha256 }).ToListAsync(cancel);
        var held = await session.Query<HeldInstance>().Where(i => i.Id.IsOneOf(ids)).Select(i => new KnownInstance(i.Id, i.SeriesUid, i.Instance.PixelSha256, true)).ToListAsync(cancel);
        var series = await session.LoadManyAsync<ArchivedSeries>(cancel, uids);
        var read = series.Count == 0 ? [] : await session.Query<Case>().Where(c => c.SeriesUid.IsOneOf(uids)).Select(c => c.SeriesUid).ToListAsync(cancel);
        return new KnownDocuments(served.Select(i => new KnownInstance(i.Id, i.SeriesUid, i.ReceivedSha256 ?? i.PixelSha256, false)).Concat(held).GroupBy(k => k.Id).ToDictionary(g => g.Key, g => g.First()), series.ToDictionary(s => s.Id), [.. read]);
    }

    public KnownInstance? Instance(string uid) => instances.GetValueOrDefault(uid);

    /// <summary>The second of two in one group finds the first.</summary>
    public void Add(KnownInstance instance) => instances[instance.Id] = instance;

    public ArchivedSeries? Series(string uid) => series.GetValueOrDefault(uid);

    public bool IsRead(string seriesUid) => read.Contains(seriesUid);
}
