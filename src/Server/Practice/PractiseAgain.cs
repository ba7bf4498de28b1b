using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Practice;

/// <summary>A reader takes a practice case in hand once more, from an empty page; the attempts before are kept.</summary>
public static class PractiseAgain
{
    private static readonly Refusal NoPractice = new("no-practice", 409, "This case is no practice case, or is open already.");

    public static async Task<IResult> Handle(Guid id, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        var assignment = await session.LoadAsync<Assignment>(id, cancel);
        if (assignment is null || assignment.ReaderId != caller.Id)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null })
        {
            return Problems.Result(Campaign.Closed);
        }

        if (!assignment.IsPractice || assignment.State == AssignmentState.Open)
        {
            return Problems.Result(NoPractice);
        }

        var again = assignment with { State = AssignmentState.Open, DecidedAt = null, SkipReason = null, LeaseUntil = clock.GetUtcNow() + Assignment.LeaseLength };
        session.Store(again);
        await session.SaveChangesAsync(cancel);
        return TypedResults.Ok(await answers.MakeAsync(session, again, caller.Pseudonym, cancel));
    }
}
