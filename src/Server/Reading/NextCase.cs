using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Hands a reader the next case of a campaign: the open one again, else the one the policy chooses.</summary>
public static class NextCase
{
    public static async Task<IResult> Handle(Guid campaignId, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        var campaign = await session.LoadAsync<Campaign>(campaignId, cancel);
        var member = await session.LoadAsync<CampaignMember>($"{campaignId:N}:{caller.Id:N}", cancel);
        if (campaign is null || member is not { Role: Roles.Reader })
        {
            return Problems.Result(Problems.NotFound);
        }

        if (campaign.ClosedAt is not null)
        {
            return Problems.Result(Campaign.Closed);
        }

        var mine = await session.Query<Assignment>().Where(a => a.CampaignId == campaignId && a.ReaderId == caller.Id).ToListAsync(cancel);
        if (mine.FirstOrDefault(a => a.State == AssignmentState.Open) is { } open)
        {
            return TypedResults.Ok(await answers.MakeAsync(session, open, cancel));
        }

        var now = clock.GetUtcNow();
        var load = await LoadsAsync(session, campaignId, now, cancel);
        var chosen = AssignmentPolicy.Choose(load, mine.Select(a => a.CaseId).ToHashSet(), caller.Id, campaign.ReadersPerCase);
        if (chosen is null)
        {
            return TypedResults.NoContent();
        }

        var @case = (await session.LoadAsync<Case>(chosen.Value, cancel))!;
        var assignment = new Assignment
        {
            Id = Assignment.IdFor(@case.Id, caller.Id), CampaignId = campaignId, CaseId = @case.Id, ReaderId = caller.Id,
            SeriesUid = @case.SeriesUid, CreatedAt = now, LeaseUntil = now + Assignment.LeaseLength,
        };
        return TypedResults.Ok(await answers.MakeAsync(session, await InsertAsync(session, assignment, cancel), cancel));
    }

    // Two requests of one reader at once choose the same case, or another when a lease came between: the database keeps one open
    // assignment, and the request that was second gives it out.
    private static async Task<Assignment> InsertAsync(IDocumentSession session, Assignment assignment, CancellationToken cancel)
    {
        try
        {
            session.Insert(assignment);
            await session.SaveChangesAsync(cancel);
            return assignment;
        }
        catch (Exception e) when (e is DocumentAlreadyExistsException or MartenCommandException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } })
        {
            session.EjectAllPendingChanges();
            return await session.Query<Assignment>().FirstAsync(a => a.CampaignId == assignment.CampaignId && a.ReaderId == assignment.ReaderId && a.State == AssignmentState.Open, cancel);
        }
    }

    private static async Task<IReadOnlyList<CaseLoad>> LoadsAsync(IQuerySession session, Guid campaignId, DateTimeOffset now, CancellationToken cancel)
    {
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaignId).Select(c => c.Id).ToListAsync(cancel);
        var assigned = (await session.Query<Assignment>().Where(a => a.CampaignId == campaignId).ToListAsync(cancel)).ToLookup(a => a.CaseId);
        return [.. cases.Select(id => new CaseLoad(
            id,
            assigned[id].Count(a => a.State == AssignmentState.Submitted),
            assigned[id].Count(a => a.State == AssignmentState.Open && a.LeaseUntil > now)))];
    }
}
