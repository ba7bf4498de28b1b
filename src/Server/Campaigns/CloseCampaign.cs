using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>
/// Closes a campaign and opens it again. While it is closed its readers get no case, no image and store nothing; what is submitted stays,
/// and its curators go on.
/// </summary>
public static class CloseCampaign
{
    public sealed record Answer(Guid Id, DateTimeOffset? ClosedAt);

    public static Task<IResult> Close(Guid id, Caller caller, IDocumentSession session, AccessChanges rights, TimeProvider clock, CancellationToken cancel) =>
        ChangeAsync(id, caller, session, rights, c => c.ClosedAt is null ? c with { ClosedAt = clock.GetUtcNow(), LastClosedAt = clock.GetUtcNow() } : c, cancel);

    public static Task<IResult> Open(Guid id, Caller caller, IDocumentSession session, AccessChanges rights, CancellationToken cancel) =>
        ChangeAsync(id, caller, session, rights, c => c with { ClosedAt = null }, cancel);

    private static async Task<IResult> ChangeAsync(Guid id, Caller caller, IDocumentSession session, AccessChanges rights, Func<Campaign, Campaign> change, CancellationToken cancel)
    {
        var campaign = caller.Is(Roles.Administrator) ? await session.LoadAsync<Campaign>(id, cancel) : await session.ForCuratorAsync(id, caller, cancel);
        if (campaign is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        var changed = change(campaign);
        session.Store(changed);
        await session.SaveChangesAsync(cancel);

        // What was found out about who may see its images no longer holds. Curators keep their live connections.
        var readers = await session.Query<CampaignMember>().Where(m => m.CampaignId == id && m.Role != Roles.Curator).Select(m => m.PersonId).ToListAsync(cancel);
        foreach (var reader in readers)
        {
            rights.Announce(reader);
        }

        return TypedResults.Ok(new Answer(id, changed.ClosedAt));
    }
}
