using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Marten.Exceptions;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A reader passes a case over, with a coded reason: an outcome like any other (it is counted, never lost).</summary>
public static class SkipCase
{
    public static readonly string[] Reasons = ["poor-image-quality", "not-my-field", "images-incomplete", "wrong-body-part", "cannot-judge"];

    public sealed record Request(string Reason);

    private static readonly Refusal UnknownReason = new("unknown-reason", 400, "A case is skipped for one of: " + string.Join(", ", Reasons) + ".");
    private static readonly Refusal Decided = new("already-decided", 409, "This case has been submitted or skipped already.");

    public static async Task<IResult> Handle(Guid id, Request request, Caller caller, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
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

        if (!Reasons.Contains(request.Reason))
        {
            return Problems.Result(UnknownReason);
        }

        if (assignment.State == AssignmentState.Skipped)
        {
            return TypedResults.NoContent();
        }

        var now = clock.GetUtcNow();
        session.Store(assignment with { State = AssignmentState.Skipped, DecidedAt = now, SkipReason = request.Reason });
        session.Events.StartStream(id, new CaseSkipped(assignment.CampaignId, assignment.CaseId, caller.Id, request.Reason, now));
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.NoContent();
        }
        catch (ExistingStreamIdCollisionException)
        {
            return Problems.Result(Decided);
        }
    }
}
