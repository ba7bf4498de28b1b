using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>What is known of a case has changed: its result, or who passed it over.</summary>
public sealed record CaseComputed(Guid CampaignId, Guid CaseId);

/// <summary>
/// Puts one case's contribution in the place of its last one and makes an appointment for the rest. It reads the state and compares the bases, so a
/// message twice, or an old one, changes nothing; contribution and sums are stored together, and of two at once the later one begins again.
/// </summary>
public static class UpdateAgreement
{
    /// <summary>How long further changes are waited for before everything is computed once.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>An appointment that nobody kept by then is made anew: its message was lost.</summary>
    public static readonly TimeSpan Missed = TimeSpan.FromMinutes(1);

    public static async Task<OutgoingMessages> Handle(CaseComputed message, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        var @case = await session.LoadAsync<Case>(message.CaseId, cancel);
        var campaign = @case is null ? null : await session.LoadAsync<Campaign>(@case.CampaignId, cancel);
        if (@case is null || campaign is null)
        {
            return [];
        }

        // Before the case: whoever changes the sums in between makes this one begin again.
        var running = await session.LoadAsync<RunningAgreement>(campaign.Id, cancel);
        var before = await session.LoadAsync<CaseContribution>(@case.Id, cancel);
        var after = await ReadAsync(session, campaign, @case, cancel);
        if (before?.Basis == after.Basis)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var isDue = running?.DueSince is { } since && now - since < Missed;
        var scales = campaign.Template.Questions.Where(q => q.AtMost == 1).ToDictionary(q => q.Id, q => q.Answers.Count);
        var next = (running ?? new RunningAgreement { Id = campaign.Id }).Replace(before, after, scales);
        session.Store(after);
        session.UpdateRevision(next with { DueSince = isDue ? running!.DueSince : now }, (running?.Version ?? 0) + 1);
        return isDue ? [] : Appointment(campaign.Id);
    }

    internal static OutgoingMessages Appointment(Guid campaignId)
    {
        OutgoingMessages messages = [];
        messages.Delay(new AgreementDue(campaignId), Patience);
        return messages;
    }

    private static async Task<CaseContribution> ReadAsync(IQuerySession session, Campaign campaign, Case @case, CancellationToken cancel)
    {
        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var result = await session.LoadAsync<CaseResult>(@case.Id, cancel);
        var annotations = await session.Standing().Where(a => a.CaseId == @case.Id).OrderBy(a => a.SubmittedAt).ToListAsync(cancel);
        var skipped = await session.Query<Assignment>().Where(a => a.CaseId == @case.Id && a.State == AssignmentState.Skipped && !a.IsPractice).ToListAsync(cancel);
        var names = skipped.Count == 0 ? [] : (await session.Query<CampaignMember>().Where(m => m.CampaignId == campaign.Id).ToListAsync(cancel)).ToDictionary(m => m.PersonId, m => m.Pseudonym);
        var gold = await session.Query<GivenReading>().Where(g => g.CaseId == @case.Id && g.Kind == GivenKind.Gold).OrderBy(g => g.ImportedAt).ToListAsync(cancel);
        return ContributionOf.Case(
            @case, series, campaign.Template, result is { Failure: null } ? result : null, annotations.Count == 0 ? null : annotations[^1].SubmittedAt,
            [.. skipped.Where(s => s.SkipReason is not null).Select(s => new PassedRead(names.GetValueOrDefault(s.ReaderId) ?? "", SkipReasons.IsOfJudging(s.SkipReason!))).OrderBy(p => p.Reader, StringComparer.Ordinal)],
            [.. annotations.Where(a => a.Viewing is not null).Select(a => new TimedRead(a.Pseudonym, a.Viewing!.ActiveSeconds))],
            [.. gold.SelectMany(g => GoldReads(GivenOfCase.ReadingOf(g, campaign.Template, series), annotations, series))]);
    }

    private static IEnumerable<GoldRead> GoldReads(CaseReading gold, IReadOnlyList<AnnotationDocument> annotations, ArchivedSeries series) => annotations.Select(a =>
    {
        var pairs = RegionPairs.Of(gold, a.Reading, series);
        return new GoldRead(
            a.Pseudonym, pairs.Count(p => p.Gold is not null), pairs.Count(p => p is { Gold: not null, Found: not null }), pairs.Count(p => p.Gold is null), pairs.Sum(p => p.Dice));
    });
}
