using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>
/// Submits a reading that was made elsewhere, as its reader: checked as any other, every number computed anew, by the same event, so that
/// agreement and consensus follow.
/// </summary>
public sealed class SubmitGiven(IDocumentStore store, IServiceScopeFactory scopes, ReadingMeasurement measurement, TimeProvider clock)
{
    private const string Decided = "has submitted or skipped this case already; what was submitted stands";

    public async Task<CaseRow> HandleAsync(Campaign campaign, CampaignMember reader, GivenCase given, CancellationToken cancel)
    {
        if (given.Case.PracticeSince is not null)
        {
            return CaseRow.Refuse(given.Case.Number, "Readers practise on this case; a reading of it counts for nothing.");
        }

        await using var session = store.LightweightSession();
        var assignment = await AssignmentAsync(session, campaign, reader, given, cancel);
        if (assignment.State != AssignmentState.Open)
        {
            return CaseRow.Refuse(given.Case.Number, $"{reader.Pseudonym} {Decided}.");
        }

        if (await session.LoadAsync<Draft>(assignment.Id, cancel) is not null)
        {
            return CaseRow.Refuse(given.Case.Number, $"{reader.Pseudonym} is at work on this case and has saved a draft; it would be lost.");
        }

        var made = new ReadingOfAim(campaign.Template, given.Series);
        var reading = made.Of(given.Parts.SelectMany(p => p.Annotations.Select(a => (GivenPart.PathOf(a.Number), a.Annotation))));
        if (CompleteReading.Check(reading, campaign.Template, given.Series) is { Count: > 0 } places)
        {
            return CaseRow.Refuse(given.Case.Number, "It is no complete reading by the campaign's template.", places) with { Lost = [.. made.Lost] };
        }

        var measured = await measurement.MeasureAsync(given.Series, reading, cancel);
        var lost = new List<string>(made.Lost);
        var differences = given.Parts.SelectMany(p => p.Annotations).SelectMany(a => NumbersAnew.Compare(a.Annotation, GivenPart.PathOf(a.Number), made.MarkOf, measured, lost)).ToList();
        return await StoreAsync(session, assignment, campaign, reader, given, reading, measured, cancel)
            ? new CaseRow(given.Case.Number, CaseRow.Submitted, null, [], reading.Findings.Count, lost, differences)
            : CaseRow.Refuse(given.Case.Number, $"{reader.Pseudonym} {Decided}.");
    }

    private async Task<Assignment> AssignmentAsync(IQuerySession session, Campaign campaign, CampaignMember reader, GivenCase given, CancellationToken cancel)
    {
        var id = Assignment.IdFor(given.Case.Id, reader.PersonId);
        var now = clock.GetUtcNow();
        return await session.LoadAsync<Assignment>(id, cancel) ?? new Assignment
        {
            Id = id, CampaignId = campaign.Id, CaseId = given.Case.Id, ReaderId = reader.PersonId, SeriesUid = given.Series.Id, CreatedAt = now, LeaseUntil = now,
        };
    }

    private async Task<bool> StoreAsync(
        IDocumentSession session, Assignment assignment, Campaign campaign, CampaignMember reader, GivenCase given, CaseReading reading, Measured measured, CancellationToken cancel)
    {
        var request = new SubmitAnnotation.Request(Guid.CreateVersion7(clock.GetUtcNow()), "", LexiconWords.Of(reading, campaign.Template));
        var document = SubmitAnnotation.Document(
            request, assignment, reader.Pseudonym, campaign, given.Series, measured, SubmitAnnotation.ContentSha256(reading), clock.GetUtcNow())
            with { Origins = [.. given.Parts.Select(p => p.Document.Origin)] };
        await using var scope = scopes.CreateAsyncScope();
        await SubmitAnnotation.AppendAsync(session, scope.ServiceProvider.GetRequiredService<IMartenOutbox>(), assignment, 0, document, campaign);
        try
        {
            await session.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            return false;
        }
    }
}
