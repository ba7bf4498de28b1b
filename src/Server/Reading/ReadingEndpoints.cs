using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Practice;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A reader's routes, each of which loads the caller's own documents only; what is another's is not there. And what a curator asks of a case.</summary>
public static class ReadingEndpoints
{
    public sealed record ReaderCampaign(Guid Id, string Name, string Prompt, bool Synthetic, int Submitted, int Skipped, int Total, Guid? OpenAssignmentId, bool Closed);

    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        var reading = routes.MapGroup("/api/reading").RequireAuthorization(Policies.Reader).RequireRateLimiting(RateLimits.Writes).AddEndpointFilter(ClosedCaches.ClearAsync);
        reading.MapGet("campaigns", Campaigns);
        reading.MapPost("campaigns/{campaignId:guid}/next", NextCase.Handle);
        reading.MapPost("campaigns/{campaignId:guid}/ahead", CasesAhead.Handle);
        reading.MapPost("campaigns/{campaignId:guid}/cases/{number}", OpenByLink.Handle);
        reading.MapGet("campaigns/{campaignId:guid}/done", CasesDone.Handle);
        reading.MapGet("assignments/{id:guid}", Get);
        reading.MapGet("assignments/{id:guid}/beside", SeriesBeside.Handle);
        reading.MapPut("assignments/{id:guid}/draft", SaveDraft.Handle);
        reading.MapPost("assignments/{id:guid}/skip", SkipCase.Handle);
        reading.MapPost("assignments/{id:guid}/reopen", ReopenCase.Handle);
        reading.MapPost("assignments/{id:guid}/leave", LeaveAsSubmitted.Handle);
        reading.MapGet("assignments/{id:guid}/feedback", FeedbackOfPractice.Handle);
        reading.MapPost("assignments/{id:guid}/again", PractiseAgain.Handle);
        reading.MapPost("assignments/{id:guid}/submission", SubmitAnnotation.Handle);
        routes.MapPut("/api/campaigns/{campaignId:guid}/cases/{caseId:guid}/prompt", PromptCase.Handle).RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
    }

    private static async Task<IEnumerable<ReaderCampaign>> Campaigns(Caller caller, IQuerySession session, CancellationToken cancel)
    {
        var ids = (await session.Query<CampaignMember>().Where(m => m.PersonId == caller.Id && m.Role == Roles.Reader)
            .Select(m => m.CampaignId).ToListAsync(cancel)).ToArray();
        var campaigns = await session.Query<Campaign>().Where(c => c.Id.IsOneOf(ids)).OrderBy(c => c.Name).ToListAsync(cancel);
        var mine = (await session.Query<Assignment>().Where(a => a.ReaderId == caller.Id).ToListAsync(cancel)).ToLookup(a => a.CampaignId);
        var cases = (await session.Query<Case>().Where(c => c.CampaignId.IsOneOf(ids) && c.PracticeSince == null).Select(c => c.CampaignId).ToListAsync(cancel)).CountBy(id => id).ToDictionary();
        return campaigns.Select(c => new ReaderCampaign(
            c.Id, c.Name, c.Prompt, c.Synthetic,
            mine[c.Id].Count(a => a is { IsSubmitted: true, IsPractice: false }), mine[c.Id].Count(a => a is { State: AssignmentState.Skipped, IsPractice: false }),
            cases.GetValueOrDefault(c.Id), c.ClosedAt is null ? mine[c.Id].Where(a => a.State == AssignmentState.Open && !a.Ahead).MinBy(a => a.CreatedAt)?.Id : null, c.ClosedAt is not null));
    }

    private static async Task<IResult> Get(Guid id, Caller caller, IQuerySession session, AssignmentAnswers answers, CancellationToken cancel) =>
        await session.LoadAsync<Assignment>(id, cancel) is not { } assignment || assignment.ReaderId != caller.Id ? Problems.Result(Problems.NotFound)
        : await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null } ? Problems.Result(Campaign.Closed)
        : TypedResults.Ok(await answers.MakeAsync(session, assignment, caller.Pseudonym, cancel));
}
