using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Marten;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>Everything a curator sees of one case (contract.ts: CaseReview).</summary>
public static class ReviewCase
{
    public sealed record Answer(
        CaseImages Case, CampaignName Campaign, string State, int Version, DateTimeOffset? ComputedAt, string? Failure,
        IReadOnlyList<SubmissionRow> Submissions, IReadOnlyList<PassedOver> Passed, TemplateView Template, IReadOnlyList<ReviewedLesion> Lesions, PromptCase.View? Prompt)
    {
        /// <summary>Whether the caller asked for the computed consensus. Until then neither it nor anything measured against it is told.</summary>
        public required bool ConsensusShown { get; init; }

        /// <summary>What the next decision is based on.</summary>
        public required int AdjudicationVersion { get; init; }

        /// <summary>Everything that was decided, the last first.</summary>
        public required IReadOnlyList<DecisionAnswers.Row> Decisions { get; init; }

        public IReadOnlyDictionary<string, IReadOnlyList<DecisionAnswers.ReasonWords>> Reasons => DecisionAnswers.Reasons;

        /// <summary>Why the caller may not decide; null where they may.</summary>
        public required string? MayAdjudicate { get; init; }
    }

    /// <summary>How many readers passed the case over for one reason.</summary>
    /// <param name="Judged">They looked and could not tell.</param>
    public sealed record PassedOver(string Reason, bool Judged, int Readers);

    public sealed record CampaignName(Guid Id, string Name, bool Synthetic);

    public sealed record SubmissionRow(string Pseudonym, DateTimeOffset SubmittedAt, bool NoLesion, string? Comment);

    public static async Task<IResult> Handle(Guid campaignId, Guid caseId, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        var campaign = await session.ForCuratorAsync(campaignId, caller, cancel);
        var @case = campaign is null ? null : await session.LoadAsync<Case>(caseId, cancel);
        if (campaign is null || @case is null || @case.CampaignId != campaignId)
        {
            return Problems.Result(Problems.NotFound);
        }

        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var result = await session.LoadAsync<CaseResult>(caseId, cancel);

        // Those of an older consensus would stand beside lesions that are numbered anew.
        var features = await session.LoadAsync<CaseFeatures>(caseId, cancel) is { } extracted && extracted.ConsensusVersion == result?.Version ? extracted : null;
        var annotations = await session.Standing().Where(a => a.CaseId == caseId).OrderBy(a => a.SubmittedAt).ToListAsync(cancel);
        var adjudication = await session.LoadAsync<CaseAdjudication>(caseId, cancel);
        var (standing, shown) = (StandingDecisions.Of(adjudication, result?.Lesions ?? []), await ConsensusSight.HasSeenAsync(session, result, campaignId, caseId, caller, cancel));
        var skipped = await session.Query<Assignment>().Where(a => a.CaseId == caseId && a.State == AssignmentState.Skipped && !a.IsPractice).Select(a => new { a.SkipReason }).ToListAsync(cancel);
        return TypedResults.Ok(new Answer(
            CaseImages.Of(@case, series), new CampaignName(campaign.Id, campaign.Name, campaign.Synthetic), StateOf(result, features, adjudication, annotations.Count),
            result?.Version ?? 0, result?.ComputedAt, result?.Failure,
            [.. annotations.Select(a => new SubmissionRow(a.Pseudonym, a.SubmittedAt, a.Reading.NoLesion, a.Reading.Comment))],
            [.. skipped.Select(s => s.SkipReason).OfType<string>().CountBy(r => r).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new PassedOver(r.Key, SkipReasons.IsOfJudging(r.Key), r.Value))],
            TemplateView.Of(campaign.Template), [.. (result?.Lesions ?? []).Select(l => ReviewedLesion.Of(l, features, campaign.Template, standing, shown))], PromptCase.View.Of(@case, series))
        {
            ConsensusShown = shown, AdjudicationVersion = adjudication?.Basis ?? 0, Decisions = DecisionAnswers.All(adjudication, result), MayAdjudicate = caller.IsScript ? Adjudicate.OnlyPeople.Title : null,
        });
    }

    // A merge or split that has not come to its result yet is work under way.
    private static string StateOf(CaseResult? result, CaseFeatures? features, CaseAdjudication? adjudication, int submitted) =>
        CaseStates.Of(result, features?.ConsensusVersion, submitted) is var state && state == CaseStates.Ready && !result!.Curation.SequenceEqual((adjudication?.OfMatching ?? []).Select(d => d.Id))
            ? CaseStates.Computing : state;
}
