using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Practice;

/// <summary>What a reader was told of their latest attempt at a practice case; nothing is there before one.</summary>
public static class FeedbackOfPractice
{
    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<Assignment>(id, cancel) is not { IsPractice: true } assignment || assignment.ReaderId != caller.Id)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null })
        {
            return Problems.Result(Campaign.Closed);
        }

        var latest = await session.Query<PracticeAttempt>().Where(a => a.AssignmentId == id).OrderByDescending(a => a.SubmittedAt).FirstOrDefaultAsync(cancel);
        return latest is null ? Problems.Result(Problems.NotFound) : TypedResults.Ok(latest.Feedback);
    }
}
