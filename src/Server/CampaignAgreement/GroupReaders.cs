using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>A curator says which readers are compared as a group, by pseudonym; whoever is not named keeps the own group.</summary>
public static class GroupReaders
{
    /// <param name="Groups">The group of each reader named, e.g. radiologist; null takes it away.</param>
    public sealed record Request(IReadOnlyDictionary<string, string?> Groups);

    private const int LongestName = 40;

    private static readonly Refusal Unknown = new("unknown-reader", 400, "Each name is the pseudonym of a reader of this campaign, and a group is named by 1 to 40 characters.");

    public static async Task<IResult> Handle(Guid id, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        var readers = (await session.Query<CampaignMember>().Where(m => m.CampaignId == id).ToListAsync(cancel))
            .Where(m => m.Role is Roles.Reader or CampaignMember.FormerReader).ToLookup(m => m.Pseudonym);
        if (request?.Groups is null || request.Groups.Any(g => !readers.Contains(g.Key) || g.Value?.Trim().Length is 0 or > LongestName))
        {
            return Problems.Result(Unknown);
        }

        foreach (var (pseudonym, group) in request.Groups)
        {
            session.Store(readers[pseudonym].Select(m => m with { Group = group?.Trim() }).ToArray());
        }

        outbox.Enroll(session);
        await outbox.PublishAsync(new ComputeAgreement(id));
        await session.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
