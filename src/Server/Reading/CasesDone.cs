using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What a reader has submitted or skipped of a campaign, the latest first (contract.ts: CaseDone).</summary>
public static class CasesDone
{
    /// <param name="SkipReason">Null for what was submitted.</param>
    /// <param name="Reopened">It is in its reader's hand again; what was submitted stands until they submit anew.</param>
    public sealed record Row(Guid AssignmentId, string Number, DateTimeOffset? DecidedAt, string? SkipReason, bool Reopened);

    public static async Task<IResult> Handle(Guid campaignId, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<CampaignMember>($"{campaignId:N}:{caller.Id:N}", cancel) is not { Role: Roles.Reader })
        {
            return Problems.Result(Problems.NotFound);
        }

        var mine = (await session.Query<Assignment>().Where(a => a.CampaignId == campaignId && a.ReaderId == caller.Id).ToListAsync(cancel))
            .Where(a => !a.IsPractice && (a.IsSubmitted || a.State == AssignmentState.Skipped)).OrderByDescending(a => a.DecidedAt ?? DateTimeOffset.MaxValue).ToList();
        var numbers = (await session.LoadManyAsync<Case>(cancel, [.. mine.Select(a => a.CaseId)])).ToDictionary(c => c.Id, c => c.Number);
        return TypedResults.Ok<IReadOnlyList<Row>>([.. mine.Select(a => new Row(a.Id, numbers[a.CaseId], a.DecidedAt, a.SkipReason, a.Corrects is not null))]);
    }
}
