using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Reading;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// Which series a caller may look at: a reader those of their own assignments in campaigns that are open and what lies beside them, a curator those of
/// their campaigns, an administrator all. Segmentations, structure sets and reports of a case's study may be somebody's marks: its curators see them, its
/// readers do not. A yes is remembered for seconds, because a viewer asks for each slice; a no never is, and
/// a yes no longer once somebody's rights have changed.
/// </summary>
public sealed class SeriesVisibility
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10);
    private readonly IDocumentStore store;
    private readonly IMemoryCache cache;
    private int changes;

    public SeriesVisibility(IDocumentStore store, IMemoryCache cache, AccessChanges rights)
    {
        (this.store, this.cache) = (store, cache);
        rights.Changed += _ => Interlocked.Increment(ref changes);
    }

    public async ValueTask<bool> MaySeeAsync(Caller caller, string seriesUid, CancellationToken cancel)
    {
        if (caller.IsScript || caller.Is(Roles.Administrator))
        {
            return true;
        }

        var key = (caller.Id, seriesUid, Volatile.Read(ref changes));
        if (cache.TryGetValue(key, out _))
        {
            return true;
        }

        var own = await AllowedAsync(caller, cancel);
        var allowed = own.Contains(seriesUid) || (caller.Is(Roles.Reader) && await IsBesideAsync(own, seriesUid, cancel));
        return allowed && cache.Set(key, true, Remembered);
    }

    // A reader is told what lies beside a case by the case; a search lists cases alone.
    private async Task<bool> IsBesideAsync(HashSet<string> own, string seriesUid, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        if (await session.LoadAsync<ArchivedSeries>(seriesUid, cancel) is not { Kind: SeriesKind.Case, Patient: { Length: > 0 } patient })
        {
            return false;
        }

        foreach (var series in (await session.Query<ArchivedSeries>().Where(s => s.Patient == patient && s.Kind == SeriesKind.Case).ToListAsync(cancel)).Where(s => own.Contains(s.Id)))
        {
            if ((await SeriesBeside.OfAsync(session, series, cancel)).Any(b => b.Images.Id == seriesUid))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every series the caller may see; null when there is no limit.</summary>
    public async Task<IReadOnlySet<string>?> VisibleAsync(Caller caller, CancellationToken cancel) =>
        caller.IsScript || caller.Is(Roles.Administrator) ? null : await AllowedAsync(caller, cancel);

    private async Task<HashSet<string>> AllowedAsync(Caller caller, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        if (caller.Is(Roles.Reader))
        {
            var own = await session.Query<Assignment>().Where(a => a.ReaderId == caller.Id).Select(a => new { a.SeriesUid, a.CampaignId }).ToListAsync(cancel);
            var closed = (await session.LoadManyAsync<Campaign>(cancel, [.. own.Select(a => a.CampaignId).Distinct()])).Where(c => c.ClosedAt is not null).Select(c => c.Id).ToHashSet();
            return [.. own.Where(a => !closed.Contains(a.CampaignId)).Select(a => a.SeriesUid)];
        }

        var campaigns = (await session.Query<CampaignMember>().Where(m => m.PersonId == caller.Id && m.Role == Roles.Curator)
            .Select(m => m.CampaignId).ToListAsync(cancel)).ToArray();
        var cases = await session.Query<Case>().Where(c => c.CampaignId.IsOneOf(campaigns)).Select(c => new { c.SeriesUid, c.StudyUid }).ToListAsync(cancel);
        var studies = cases.Select(c => c.StudyUid).Distinct().ToArray();
        var companions = await session.Query<ArchivedSeries>().Where(s => s.Kind == SeriesKind.Companion && s.StudyUid.IsOneOf(studies)).Select(s => s.Id).ToListAsync(cancel);
        return [.. cases.Select(c => c.SeriesUid), .. companions];
    }
}
