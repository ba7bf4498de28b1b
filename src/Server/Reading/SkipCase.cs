using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using JasperFx;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>A reader passes a case over, with a coded reason: an outcome like any other (it is counted, never lost).</summary>
public static class SkipCase
{
    /// <param name="Ticket">Of the lease: the case is its reader's, whoever is signed in when this arrives. Without one it is the caller's.</param>
    /// <param name="Reading">What was done on the case and has not come as a draft; it becomes the draft that a reader who goes back to the case finds.</param>
    /// <param name="Basis">The draft that <paramref name="Reading"/> goes on from.</param>
    public sealed record Request(string Reason, string? Ticket = null, CaseReading? Reading = null, DraftBasis? Basis = null);

    public sealed record Answer(Guid AssignmentId, string Reason, DateTimeOffset SkippedAt);

    private static readonly Refusal UnknownReason = new("unknown-reason", 400, "A case is skipped for one of: " + string.Join(", ", SkipReasons.All) + ".");

    public static async Task<IResult> Handle(Guid id, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, LeaseTickets tickets, TimeProvider clock, CancellationToken cancel)
    {
        var ticket = tickets.Read(request.Ticket);
        if (request.Ticket is not null && ticket?.AssignmentId != id)
        {
            return Problems.Result(LeaseTickets.Refusal);
        }

        // Read before the assignment: what is committed after it is found when this is appended.
        var version = (await session.Events.FetchStreamStateAsync(id, cancel))?.Version ?? 0;
        var assignment = await session.LoadAsync<Assignment>(id, cancel);
        if (assignment is null || assignment.ReaderId != (ticket?.ReaderId ?? caller.Id))
        {
            return Problems.Result(Problems.NotFound);
        }

        if (await session.LoadAsync<Campaign>(assignment.CampaignId, cancel) is { ClosedAt: not null })
        {
            return Problems.Result(Campaign.Closed);
        }

        if (!SkipReasons.All.Contains(request.Reason))
        {
            return Problems.Result(UnknownReason);
        }

        if (AnsweredBefore(assignment) is { } before)
        {
            return before;
        }

        if (assignment.State != AssignmentState.Open)
        {
            return Problems.Result(SubmissionRefusals.Decided);
        }

        if (request.Reading is { } reading && ReadingShape.Check(reading) is { Count: > 0 } places)
        {
            return Problems.Result(ReadingShape.Refusal with { Errors = places });
        }

        var now = clock.GetUtcNow();
        if (request.Reading is not null && !await KeepAsync(session, assignment, request, now, cancel))
        {
            return Problems.Result(SaveDraft.Stale);
        }

        if (assignment.Corrects is { } withdrawn)
        {
            await StandingAnnotations.WithdrawAsync(session, outbox, withdrawn, now, cancel);
        }
        else if (!assignment.IsPractice)
        {
            await StandingAnnotations.TellAsync(session, outbox, assignment.CampaignId, assignment.CaseId);
        }

        session.Store(assignment with { State = AssignmentState.Skipped, DecidedAt = now, SkipReason = request.Reason, Corrects = null });
        EventStreams.Append(session, id, version, new CaseSkipped(assignment.CampaignId, assignment.CaseId, assignment.ReaderId, request.Reason, now));
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.Ok(new Answer(id, request.Reason, now));
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            // Another request for this case committed first; it decides what this one is told.
            await using var fresh = session.DocumentStore.QuerySession();
            return (IResult?)AnsweredBefore((await fresh.LoadAsync<Assignment>(id, cancel))!) ?? Problems.Result(SubmissionRefusals.Decided);
        }
        catch (ConcurrencyException)
        {
            return Problems.Result(SaveDraft.Stale);
        }
    }

    // False where another browser has saved since what this one goes on from.
    private static async Task<bool> KeepAsync(IDocumentSession session, Assignment assignment, Request request, DateTimeOffset now, CancellationToken cancel)
    {
        var known = await session.LoadAsync<Draft>(assignment.Id, cancel);
        if (request.Basis?.IsOlderThan(known) == true)
        {
            return false;
        }

        var draft = new Draft { Id = assignment.Id, ReaderId = assignment.ReaderId, Reading = request.Reading!, SavedAt = now, Writer = request.Basis?.Writer };
        if (known is null)
        {
            session.Insert(draft);
        }
        else
        {
            session.UpdateRevision(draft, known.Version + 1);
        }

        return true;
    }

    // Said again, a skip is what it was.
    private static Ok<Answer>? AnsweredBefore(Assignment assignment) => assignment is { State: AssignmentState.Skipped, SkipReason: { } reason, DecidedAt: { } at }
        ? TypedResults.Ok(new Answer(assignment.Id, reason, at))
        : null;
}
