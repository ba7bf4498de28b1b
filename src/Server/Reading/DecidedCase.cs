using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A reader's own case of an open campaign, to be reopened or put away again.</summary>
/// <param name="Version">Of its stream, read before the assignment: what is committed after it is found when something is appended.</param>
internal sealed record DecidedCase(Assignment Assignment, long Version)
{
    /// <summary>The case, or why it is not the caller's to decide on.</summary>
    public static async Task<(DecidedCase? Case, Refusal? Refusal)> LoadAsync(Guid id, Caller caller, IDocumentSession session, CancellationToken cancel)
    {
        var version = (await session.Events.FetchStreamStateAsync(id, cancel))?.Version ?? 0;
        var assignment = await session.LoadAsync<Assignment>(id, cancel);
        return assignment is null || assignment.ReaderId != caller.Id ? (null, Problems.NotFound)
            : await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null } ? (null, Campaign.Closed)
            : (new(assignment, version), null);
    }
}
