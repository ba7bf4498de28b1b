using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using JasperFx;
using Marten;

namespace CrowdAnnotate.Server.Practice;

/// <summary>A submission of a practice case: the attempt is kept and its reader told at once what is known of the case.</summary>
public static class SubmitPractice
{
    public sealed record Answer(Guid SubmissionId, DateTimeOffset SubmittedAt, Measured Measured, PracticeFeedback Feedback)
    {
        public static Answer Of(PracticeAttempt a) => new(a.Id, a.SubmittedAt, a.Measured, a.Feedback);
    }

    /// <returns>The same answer for an attempt that was stored before; null for a new one.</returns>
    public static async Task<IResult?> AnsweredBeforeAsync(IQuerySession session, Assignment assignment, Guid submissionId, string content, CancellationToken cancel)
    {
        if (await session.LoadAsync<PracticeAttempt>(submissionId, cancel) is { } known)
        {
            return known.AssignmentId == assignment.Id && known.ContentSha256 == content ? TypedResults.Ok(Answer.Of(known)) : Problems.Result(SubmissionRefusals.Differs);
        }

        return assignment.State != AssignmentState.Open ? Problems.Result(SubmissionRefusals.Decided) : null;
    }

    /// <summary>Stores what was found complete.</summary>
    public static async Task<IResult> StoreAsync(
        IDocumentSession session, Assignment assignment, Campaign campaign, ArchivedSeries series, Guid submissionId, CaseReading reading, Measured measured, string content,
        DateTimeOffset now, CancellationToken cancel)
    {
        var truth = (await session.LoadAsync<PracticeTruth>(assignment.CaseId, cancel))!;
        var attempt = new PracticeAttempt
        {
            Id = submissionId, AssignmentId = assignment.Id, CampaignId = assignment.CampaignId, CaseId = assignment.CaseId, ReaderId = assignment.ReaderId,
            Reading = reading, Measured = measured, Feedback = PracticeFeedback.Of(truth, reading, series), ContentSha256 = content, SubmittedAt = now,
        };
        session.Events.Append(assignment.Id, new PracticeSubmitted(
            submissionId, assignment.Id, assignment.CampaignId, assignment.CaseId, assignment.ReaderId, content, campaign.ProtocolVersion, now));
        session.Insert(attempt);
        session.Store(assignment with { State = AssignmentState.Submitted, DecidedAt = now });
        session.Delete<Draft>(assignment.Id);
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.Json(Answer.Of(attempt), statusCode: StatusCodes.Status201Created);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another request for this attempt committed first; it decides what this one is told.
            await using var fresh = session.DocumentStore.QuerySession();
            return await AnsweredBeforeAsync(fresh, assignment, submissionId, content, cancel) ?? Problems.Result(SubmissionRefusals.Decided);
        }
    }
}
