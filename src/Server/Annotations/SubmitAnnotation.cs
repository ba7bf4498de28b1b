using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Practice;
using CrowdAnnotate.Server.Reading;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>
/// A reader submits a case. One transaction appends the event, stores the AIM document, closes the assignment and puts the
/// message to compute the consensus into the outbox. The same id and content again give the same answer.
/// </summary>
public static class SubmitAnnotation
{
    /// <param name="Basis">The draft it goes on from; null where the sender keeps none.</param>
    public sealed record Request(Guid SubmissionId, string Ticket, CaseReading Reading, Viewing? Viewing = null, DraftBasis? Basis = null);

    public sealed record Answer(Guid SubmissionId, string AnnotationUid, DateTimeOffset SubmittedAt, Measured Measured)
    {
        public static Answer Of(AnnotationDocument d) => new(d.Id, d.AnnotationUid, d.SubmittedAt, d.Measured);
    }

    public static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, LeaseTickets tickets, ReadingMeasurement measurement,
        TimeProvider clock, CancellationToken cancel)
    {
        var ticket = tickets.Read(request.Ticket);
        if (request.SubmissionId == Guid.Empty || ticket is null || ticket.AssignmentId != id)
        {
            return Problems.Result(ticket is null || ticket.AssignmentId != id ? LeaseTickets.Refusal : SubmissionRefusals.NoId);
        }

        // Read before the assignment: what is committed after it is found when this is appended.
        var version = (await session.Events.FetchStreamStateAsync(id, cancel))?.Version ?? 0;

        // The work is the ticket's reader's, whoever is signed in when it arrives.
        var assignment = await session.LoadAsync<Assignment>(id, cancel);
        var member = assignment is null ? null : await session.LoadAsync<CampaignMember>($"{assignment.CampaignId:N}:{ticket.ReaderId:N}", cancel);
        if (assignment is null || assignment.ReaderId != ticket.ReaderId || member is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        var content = ContentSha256(request.Reading);
        var answered = assignment.IsPractice
            ? await SubmitPractice.AnsweredBeforeAsync(session, assignment, request.SubmissionId, content, cancel)
            : await AnsweredBeforeAsync(session, assignment, request.SubmissionId, content, cancel);
        if (answered is not null)
        {
            return answered;
        }

        var campaign = (await session.LoadAsync<Campaign>(assignment.CampaignId, cancel))!;
        if (campaign.ClosedAt is not null)
        {
            return Problems.Result(Campaign.Closed);
        }

        // What another device was told is saved would go with the draft.
        if (request.Basis?.IsOlderThan(await session.LoadAsync<Draft>(id, cancel)) == true)
        {
            return Problems.Result(SaveDraft.Stale);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(assignment.SeriesUid, cancel))!;
        ProblemPlace[] places = [.. CompleteReading.Check(request.Reading, campaign.Template, series), .. ViewingShape.Check(request.Viewing, series.Slices.Count)];
        if (places.Length > 0)
        {
            return Problems.Result(ReadingShape.Refusal with { Errors = places });
        }

        var (worded, measured) = (request with { Reading = LexiconWords.Of(request.Reading, campaign.Template) }, await measurement.MeasureAsync(series, request.Reading, cancel));
        if (assignment.IsPractice)
        {
            return await SubmitPractice.StoreAsync(session, assignment, campaign, series, request.SubmissionId, worded.Reading, measured, content, clock.GetUtcNow(), cancel);
        }

        var now = clock.GetUtcNow();
        var corrected = assignment.Corrects is { } earlier ? await StandingAnnotations.SupersedeAsync(session, earlier, now, cancel) : null;
        var document = Document(worded, assignment, member.Pseudonym, campaign, series, measured, content, now, corrected);
        return await StoreAsync(session, outbox, assignment, version, document, campaign, cancel);
    }

    /// <summary>The document of a reading that <see cref="CompleteReading"/> found nothing wrong with.</summary>
    internal static AnnotationDocument Document(
        Request request, Assignment assignment, string pseudonym, Campaign campaign, ArchivedSeries series, Measured measured, string content, DateTimeOffset now,
        AnnotationDocument? corrected = null)
    {
        var aim = ReadingAsAim.Make(new ReadingOrigin(request.SubmissionId, pseudonym, campaign, series, now) { Corrected = corrected }, request.Reading, measured);
        return new AnnotationDocument
        {
            Id = request.SubmissionId, AssignmentId = assignment.Id, CampaignId = assignment.CampaignId, CaseId = assignment.CaseId, ReaderId = assignment.ReaderId,
            Pseudonym = pseudonym, AnnotationUid = aim.UniqueIdentifier.Value, Aim = AimXml.Write(aim), Reading = request.Reading, Measured = measured, Viewing = request.Viewing,
            ContentSha256 = content, SubmittedAt = now, Corrects = corrected?.Id,
        };
    }

    private static async Task<IResult> StoreAsync(
        IDocumentSession session, IMartenOutbox outbox, Assignment assignment, long version, AnnotationDocument document, Campaign campaign, CancellationToken cancel)
    {
        await AppendAsync(session, outbox, assignment, version, document, campaign);
        try
        {
            await session.SaveChangesAsync(cancel);
            return TypedResults.Json(Answer.Of(document), statusCode: StatusCodes.Status201Created);
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            // Another request for this case committed first; it decides what this one is told.
            await using var fresh = session.DocumentStore.QuerySession();
            return await AnsweredBeforeAsync(fresh, assignment, document.Id, document.ContentSha256, cancel) ?? Problems.Result(SubmissionRefusals.Decided);
        }
    }

    /// <summary>Puts event, document, closed assignment and message on the session, to be saved together.</summary>
    /// <param name="version">Of the assignment's stream before the assignment was loaded; 0 where there is none.</param>
    internal static async Task AppendAsync(IDocumentSession session, IMartenOutbox outbox, Assignment assignment, long version, AnnotationDocument document, Campaign campaign)
    {
        outbox.Enroll(session);
        EventStreams.Append(session, assignment.Id, version, new AnnotationSubmitted(
            document.Id, assignment.Id, assignment.CampaignId, assignment.CaseId, assignment.ReaderId, document.Aim, document.ContentSha256,
            campaign.Template.Uid.Value, campaign.ProtocolVersion, ServerSettings.SoftwareVersion, document.SubmittedAt, document.Viewing, document.Corrects));
        session.Insert(document);
        session.Store(assignment with { State = AssignmentState.Submitted, DecidedAt = document.SubmittedAt, Corrects = null });
        session.Delete<Draft>(assignment.Id);
        await outbox.PublishAsync(new CaseSubmitted(assignment.CampaignId, assignment.CaseId));
    }

    private static async Task<IResult?> AnsweredBeforeAsync(IQuerySession session, Assignment assignment, Guid submissionId, string content, CancellationToken cancel)
    {
        if (await session.LoadAsync<AnnotationDocument>(submissionId, cancel) is { } known)
        {
            return known.AssignmentId == assignment.Id && known.ContentSha256 == content ? TypedResults.Ok(Answer.Of(known)) : Problems.Result(SubmissionRefusals.Differs);
        }

        return assignment.State != AssignmentState.Open ? Problems.Result(SubmissionRefusals.Decided) : null;
    }

    /// <summary>By which the same reading is known again.</summary>
    internal static string ContentSha256(CaseReading reading) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(reading, JsonSerializerOptions.Web)));
}
