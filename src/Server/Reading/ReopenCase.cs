using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// A reader takes a case in hand again that they submitted or skipped, to put it right. What was submitted is there as a draft, and stands until
/// another submission or a skip takes its place.
/// </summary>
public static class ReopenCase
{
    private static readonly Refusal Practised = new("practice-again", 409, "A practice case is read again from an empty page.");

    public static async Task<IResult> Handle(Guid id, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        var (decided, refusal) = await DecidedCase.LoadAsync(id, caller, session, cancel);
        if (decided is null)
        {
            return Problems.Result(refusal!);
        }

        var (assignment, version) = decided;

        if (assignment.IsPractice)
        {
            return Problems.Result(Practised);
        }

        if (assignment.State != AssignmentState.Open)
        {
            var now = clock.GetUtcNow();
            var submitted = assignment.State == AssignmentState.Submitted ? await SubmittedAsync(session, assignment, cancel) : null;
            assignment = assignment with
            {
                State = AssignmentState.Open, Ahead = false, DecidedAt = null, SkipReason = null, LeaseUntil = now + Assignment.LeaseLength, Corrects = submitted?.Id,
            };
            session.Store(assignment);
            EventStreams.Append(session, id, version, new CaseReopened(assignment.CampaignId, assignment.CaseId, caller.Id, submitted?.Id, now));
            if (submitted is not null)
            {
                session.Insert(new Draft { Id = id, ReaderId = caller.Id, Reading = submitted.Reading, SavedAt = now });
            }

            try
            {
                await session.SaveChangesAsync(cancel);
            }
            catch (Exception e) when (EventStreams.IsTaken(e))
            {
                // Asked for twice at once: it is open by the other.
                await using var fresh = session.DocumentStore.QuerySession();
                return TypedResults.Ok(await answers.MakeAsync(fresh, (await fresh.LoadAsync<Assignment>(id, cancel))!, caller.Pseudonym, cancel));
            }
        }

        return TypedResults.Ok(await answers.MakeAsync(session, assignment, caller.Pseudonym, cancel));
    }

    // The last one of the case's own stream: assignments from before do not name theirs.
    private static async Task<AnnotationDocument> SubmittedAsync(IQuerySession session, Assignment assignment, CancellationToken cancel)
    {
        var happened = await session.Events.FetchStreamAsync(assignment.Id, token: cancel);
        var last = happened.Select(e => e.Data).OfType<AnnotationSubmitted>().Last();
        return (await session.LoadAsync<AnnotationDocument>(last.SubmissionId, cancel))!;
    }
}
