using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>The held instances that one decision is about.</summary>
public static class HeldTogether
{
    /// <returns>None when there is no such instance, or no longer.</returns>
    public static async Task<IReadOnlyList<HeldInstance>> LoadAsync(IQuerySession session, string itemId, bool wholeSeries, CancellationToken cancel)
    {
        if (await session.LoadAsync<HeldInstance>(itemId, cancel) is not { } one)
        {
            return [];
        }

        return wholeSeries ? await session.Query<HeldInstance>().Where(h => h.SeriesUid == one.SeriesUid).OrderBy(h => h.Id).ToListAsync(cancel) : [one];
    }
}
