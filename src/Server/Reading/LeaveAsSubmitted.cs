using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A reader puts a case away that they reopened, without a change: what they submitted stands.</summary>
public static class LeaveAsSubmitted
{
    private static readonly Refusal NothingStands = new("nothing-submitted", 409, "Nothing was submitted of this case that could stand.");

    public static async Task<IResult> Handle(Guid id, Caller caller, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        var (decided, refusal) = await DecidedCase.LoadAsync(id, caller, session, cancel);
        if (decided is null)
        {
            return Problems.Result(refusal!);
        }

        var (assignment, version) = decided;

        if (assignment.State == AssignmentState.Submitted)
        {
            return TypedResults.NoContent();
        }

        if (assignment.Corrects is not { } standing)
        {
            return Problems.Result(NothingStands);
        }

        var now = clock.GetUtcNow();
        session.Store(assignment with { State = AssignmentState.Submitted, DecidedAt = now, Corrects = null });
        session.Delete<Draft>(id);
        EventStreams.Append(session, id, version, new CaseLeftAsSubmitted(assignment.CampaignId, assignment.CaseId, caller.Id, standing, now));
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.NoContent();
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            return Problems.Result(SubmissionRefusals.Decided);
        }
    }
}
