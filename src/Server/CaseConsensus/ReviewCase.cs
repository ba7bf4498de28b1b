using CrowdAnnotate.Aim;
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
        IReadOnlyList<SubmissionRow> Submissions, IReadOnlyList<PassedOver> Passed, TemplateView Template, IReadOnlyList<LesionAnswer> Lesions, PromptCase.View? Prompt);

    /// <summary>How many readers passed the case over for one reason.</summary>
    /// <param name="Judged">They looked and could not tell.</param>
    public sealed record PassedOver(string Reason, bool Judged, int Readers);

    public sealed record CampaignName(Guid Id, string Name, bool Synthetic);

    public sealed record SubmissionRow(string Pseudonym, DateTimeOffset SubmittedAt, bool NoLesion, string? Comment);

    public sealed record LesionAnswer(
        string Id, string Label, IReadOnlyList<ReaderAnswer> Readers, IReadOnlyList<string> MissedBy, LesionConsensus? Consensus, string? ConsensusUndefined,
        IReadOnlyList<LesionPair> PairwiseDice, IReadOnlyList<FeatureRow> Features);

    public sealed record ReaderAnswer(
        string Pseudonym, string Kind, string TrackingUid, string Label, double? LongAxis, double? ShortAxis, double? Volume, double? DiceToRest, bool Outlier,
        string? Reason, IReadOnlyList<AnswerWords> Answers, IReadOnlyList<SliceOutline> Contours, IReadOnlyList<SliceAxes> Axes);

    public sealed record AnswerWords(string QuestionId, string Meaning, double? Confidence, double? Value, string? Unit);

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
        var skipped = await session.Query<Assignment>().Where(a => a.CaseId == caseId && a.State == AssignmentState.Skipped && !a.IsPractice).Select(a => new { a.SkipReason }).ToListAsync(cancel);
        return TypedResults.Ok(new Answer(
            CaseImages.Of(@case, series), new CampaignName(campaign.Id, campaign.Name, campaign.Synthetic), CaseStates.Of(result, features?.ConsensusVersion, annotations.Count),
            result?.Version ?? 0, result?.ComputedAt, result?.Failure,
            [.. annotations.Select(a => new SubmissionRow(a.Pseudonym, a.SubmittedAt, a.Reading.NoLesion, a.Reading.Comment))],
            [.. skipped.Select(s => s.SkipReason).OfType<string>().CountBy(r => r).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new PassedOver(r.Key, SkipReasons.IsOfJudging(r.Key), r.Value))],
            TemplateView.Of(campaign.Template), [.. (result?.Lesions ?? []).Select(l => LesionOf(l, features, campaign.Template))], PromptCase.View.Of(@case, series)));
    }

    private static LesionAnswer LesionOf(LesionResult lesion, CaseFeatures? features, AnnotationTemplate template) => new(
        lesion.Id, lesion.Label, [.. lesion.Readers.Select(r => ReaderOf(r, template))], lesion.MissedBy, lesion.Consensus is null ? null : lesion.Consensus with { MaskName = "" }, lesion.ConsensusUndefined, lesion.PairwiseDice,
        features?.Lesions.FirstOrDefault(f => f.LesionId == lesion.Id)?.Rows ?? []);

    private static ReaderAnswer ReaderOf(LesionReader r, AnnotationTemplate template) => new(
        r.Pseudonym, r.Kind, r.TrackingUid, r.Label, r.LongAxis, r.ShortAxis, r.Volume, r.DiceToRest, r.Outlier, r.Reason,
        [.. r.Answers.Select(a => new AnswerWords(a.QuestionId, a.Code.Meaning, a.Confidence, a.Value, a.Value is null ? null : TypedNumber.UnitOf(template, a)))], r.Contours, r.Axes);
}
