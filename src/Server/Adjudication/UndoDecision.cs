using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>A curator takes a decision back by a further event; what stood before it stands again, unless the curator has seen the consensus.</summary>
public static class UndoDecision
{
    private static readonly Refusal Undone = new("decision-undone", 409, "This decision has already been undone.");
    private static readonly Refusal Invalid = new("invalid-decision", 400, "The decision cannot be undone as asked.");

    /// <param name="Id">Made by the client.</param>
    /// <param name="Basis">The case's <see cref="CaseAdjudication.Basis"/> that the curator saw.</param>
    public sealed record Request(Guid Id, int Basis, string? Comment);

    public static async Task<IResult> Handle(
        Guid campaignId, Guid caseId, Guid decisionId, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, TimeProvider clock, CancellationToken cancel)
    {
        if (await CuratedCase.LoadAsync(session, campaignId, caseId, caller, cancel) is not { } curated || curated.Adjudication.Decisions.FirstOrDefault(d => d.Id == decisionId) is not { } decision)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (curated.Member is not { } member)
        {
            return Problems.Result(Adjudicate.OnlyPeople);
        }

        if (Answered(curated.Adjudication, decision, request) is { } answered)
        {
            return answered;
        }

        ProblemPlace[] places = [.. DecisionCheck.Comment(request.Comment), .. request.Id == Guid.Empty ? [new ProblemPlace("id", "An undoing has an id of its own.")] : Array.Empty<ProblemPlace>()];
        if (places.Length > 0 || request.Basis != curated.Adjudication.Basis)
        {
            return Problems.Result(places.Length > 0 ? Invalid with { Errors = places } : Adjudicate.Meanwhile);
        }

        var seen = await ConsensusSight.HasSeenAsync(session, await session.LoadAsync<CaseResult>(caseId, cancel), campaignId, caseId, caller, cancel);
        var undoing = new Undoing(request.Id, member.Pseudonym, clock.GetUtcNow(), string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim(), !seen);
        return await StoreAsync(session, outbox, curated.Adjudication, decision, undoing, request, caller, cancel);
    }

    private static async Task<IResult> StoreAsync(
        IDocumentSession session, IMartenOutbox outbox, CaseAdjudication before, Decision decision, Undoing undoing, Request request, Caller caller, CancellationToken cancel)
    {
        outbox.Enroll(session);
        EventStreams.Append(
            session, CaseAdjudication.StreamOf(before.Id), before.Basis, new DecisionUndone(before.CampaignId, before.Id, caller.Id, decision.Id, undoing, ServerSettings.SoftwareVersion));
        session.Store(before.Without(decision.Id, undoing));
        await Adjudicate.TellAsync(outbox, before, decision, (await session.LoadAsync<CaseResult>(before.Id, cancel))?.Version ?? 0);
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.Json(new Adjudicate.Answer(before.Basis + 1), statusCode: StatusCodes.Status201Created);
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            await using var fresh = session.DocumentStore.QuerySession();
            var now = await fresh.LoadAsync<CaseAdjudication>(before.Id, cancel) ?? before;
            return Answered(now, now.Decisions.First(d => d.Id == decision.Id), request) ?? Problems.Result(Adjudicate.Meanwhile);
        }
    }

    private static IResult? Answered(CaseAdjudication adjudication, Decision decision, Request request) =>
        decision.Undone is null ? null : decision.Undone.Id == request.Id ? TypedResults.Ok(new Adjudicate.Answer(adjudication.Basis)) : Problems.Result(Undone);
}
