using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>
/// Who takes part in a campaign, and who no longer may in the other role: whoever has read its cases does not curate it, and whoever
/// has curated it does not read it. A part that ended is kept as such, so that the rule outlives it and work on its way is still taken.
/// </summary>
public static class Membership
{
    private static readonly Refusal HasRead = new("has-read-campaign", 409, "This person has read cases of that campaign and cannot curate it: a curator sees what other readers marked.");
    private static readonly Refusal HasCurated = new("has-curated-campaign", 409, "This person has curated that campaign and cannot read in it: a curator has seen what readers marked.");
    private static readonly Refusal TakesNoPart = new("takes-no-part", 409, "Readers and curators take part in campaigns; an administrator does not.");

    /// <summary>Stores the part on the session, unless it would unblind.</summary>
    /// <returns>Why not; null when stored.</returns>
    public static async Task<Refusal?> EnrolAsync(IDocumentSession session, Campaign campaign, Guid personId, string pseudonym, string role, CancellationToken cancel)
    {
        var member = new CampaignMember(campaign.Id, personId, pseudonym, role);
        var before = await session.LoadAsync<CampaignMember>(member.Id, cancel);
        var refusal = role switch
        {
            Roles.Curator when await HasReadAsync(session, campaign.Id, personId, cancel) => HasRead,
            Roles.Reader when before?.Role is CampaignMember.FormerCurator or Roles.Curator => HasCurated,
            Roles.Reader or Roles.Curator => null,
            _ => TakesNoPart,
        };
        if (refusal is null)
        {
            session.Store(member with { Group = before?.Group });
        }

        return refusal;
    }

    /// <summary>Ends a part. A reader's work stays; so does the knowledge that a curator has seen others' work, if there was any.</summary>
    public static async Task LeaveAsync(IDocumentSession session, CampaignMember member, CancellationToken cancel)
    {
        var former = member.Role switch
        {
            Roles.Reader when await HasReadAsync(session, member.CampaignId, member.PersonId, cancel) => CampaignMember.FormerReader,
            Roles.Curator when await session.Query<Assignment>().AnyAsync(a => a.CampaignId == member.CampaignId && (a.State == AssignmentState.Submitted || a.Corrects != null), cancel) => CampaignMember.FormerCurator,
            _ => null,
        };
        if (former is null)
        {
            session.Delete(member);
        }
        else
        {
            session.Store(member with { Role = former });
        }
    }

    /// <summary>Ends all parts of a person and saves.</summary>
    /// <returns>The names of the campaigns left.</returns>
    public static async Task<IReadOnlyList<string>> LeaveAllAsync(IDocumentSession session, Guid personId, CancellationToken cancel)
    {
        var members = (await session.Query<CampaignMember>().Where(m => m.PersonId == personId).ToListAsync(cancel)).Where(m => m.IsActive).ToList();
        foreach (var member in members)
        {
            await LeaveAsync(session, member, cancel);
        }

        await session.SaveChangesAsync(cancel);
        var campaigns = await session.LoadManyAsync<Campaign>(cancel, [.. members.Select(m => m.CampaignId)]);
        return [.. campaigns.Select(c => c.Name).Order(StringComparer.Ordinal)];
    }

    // A case that is still open counts: its ticket can be submitted later.
    private static Task<bool> HasReadAsync(IQuerySession session, Guid campaignId, Guid personId, CancellationToken cancel) =>
        session.Query<Assignment>().AnyAsync(a => a.CampaignId == campaignId && a.ReaderId == personId && a.State != AssignmentState.Skipped, cancel);
}
