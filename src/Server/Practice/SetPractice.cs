using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.Practice;

/// <summary>A curator makes a case with a gold standard the readers' practice case, or one that is read like any other again.</summary>
public static class SetPractice
{
    private static readonly Refusal NoGold = new("no-gold-standard", 409, "A practice case needs a gold standard with a lesion: bring one in for this case first.");
    private static readonly Refusal InHand = new("case-in-hand", 409, "Readers have this case in hand or have read it. What they know of it would be lost to the campaign; take another case.");

    public static async Task<IResult> Make(Guid campaignId, Guid caseId, Caller caller, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        if (await FindAsync(session, campaignId, caseId, caller, cancel) is not { } found)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (found.Case.PracticeSince is not null)
        {
            return TypedResults.NoContent();
        }

        if (await session.Query<Assignment>().AnyAsync(a => a.CaseId == caseId, cancel))
        {
            return Problems.Result(InHand);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(found.Case.SeriesUid, cancel))!;
        var gold = await session.Query<GivenReading>().Where(g => g.CaseId == caseId && g.Kind == GivenKind.Gold).OrderBy(g => g.ImportedAt).FirstOrDefaultAsync(cancel);
        var reading = gold is null ? null : GivenOfCase.ReadingOf(gold, found.Campaign.Template, series);
        if (reading is null || !RegionPairs.Regions(reading, series).Any())
        {
            return Problems.Result(NoGold);
        }

        var now = clock.GetUtcNow();
        session.Store(new PracticeTruth
        {
            Id = caseId, CampaignId = campaignId, GivenReadingId = gold!.Id, Reading = reading, SetAt = now,
            Shown = [.. GivenOfCase.AnnotationsOf(gold).Select(a => GivenShapes.Of(a.Annotation, series))],
        });
        session.Store(found.Case with { PracticeSince = now });
        await session.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> End(Guid campaignId, Guid caseId, Caller caller, IDocumentSession session, CancellationToken cancel)
    {
        if (await FindAsync(session, campaignId, caseId, caller, cancel) is not { } found)
        {
            return Problems.Result(Problems.NotFound);
        }

        // Who has it in hand still submits an attempt: the truth stays.
        session.Store(found.Case with { PracticeSince = null });
        await session.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<(Campaign Campaign, Case Case)?> FindAsync(IDocumentSession session, Guid campaignId, Guid caseId, Caller caller, CancellationToken cancel)
    {
        var campaign = await session.ForCuratorAsync(campaignId, caller, cancel);
        return campaign is not null && await session.LoadAsync<Case>(caseId, cancel) is { } @case && @case.CampaignId == campaignId ? (campaign, @case) : null;
    }
}
