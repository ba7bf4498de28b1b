using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using JasperFx;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Saves unsubmitted work as it is made, and answers with the numbers of its marks. A draft need not be complete.</summary>
public static class SaveDraft
{
    /// <param name="Version">Of the draft it is based on; 0 for none.</param>
    /// <param name="Writer">The browser it comes from.</param>
    public sealed record Request(int Version, CaseReading Reading, Guid? Writer = null);

    public sealed record Answer(int Version, Measured Measured, DateTimeOffset SavedAt);

    internal static readonly Refusal Stale = new("stale-draft", 409, "This case was edited elsewhere since. Load the newer one to go on.");

    public static async Task<IResult> Handle(Guid id, Request request, Caller caller, IDocumentSession session, ReadingMeasurement measurement, TimeProvider clock, CancellationToken cancel)
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

        if (assignment.State != AssignmentState.Open)
        {
            return Problems.Result(SubmissionRefusals.Decided);
        }

        if (ReadingShape.Check(request.Reading) is { Count: > 0 } places)
        {
            return Problems.Result(ReadingShape.Refusal with { Errors = places });
        }

        if (assignment.Ahead)
        {
            Leases.Begin(session, id);
        }

        var draft = new Draft { Id = id, ReaderId = caller.Id, Reading = request.Reading, SavedAt = clock.GetUtcNow(), Writer = request.Writer };
        if (!await StoreAsync(session, draft, request.Version, cancel))
        {
            return Problems.Result(Stale);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(assignment.SeriesUid, cancel))!;
        return TypedResults.Ok(new Answer(request.Version + 1, await measurement.MeasureAsync(series, request.Reading, cancel), draft.SavedAt));
    }

    // Optimistic: version v replaces v-1 and nothing else. The store itself lets any later version replace any earlier one.
    private static async Task<bool> StoreAsync(IDocumentSession session, Draft draft, int basedOn, CancellationToken cancel)
    {
        if (((await session.LoadAsync<Draft>(draft.Id, cancel))?.Version ?? 0) != basedOn)
        {
            return false;
        }

        try
        {
            if (basedOn == 0)
            {
                session.Insert(draft);
            }
            else
            {
                session.UpdateRevision(draft, basedOn + 1);
            }

            await session.SaveChangesAsync(cancel);
            return true;
        }
        catch (Exception e) when (e is DocumentAlreadyExistsException or ConcurrencyException)
        {
            return false;
        }
    }
}
