using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>
/// A lesion as a curator sees it (contract.ts: Lesion). Before the consensus is shown, it and everything measured against it is left out: what readers
/// drew and how their regions overlap is told alone.
/// </summary>
public sealed record ReviewedLesion(
    string Id, string Label, IReadOnlyList<ReviewedLesion.Reader> Readers, IReadOnlyList<string> MissedBy, bool HasConsensus, LesionConsensus? Consensus, string? ConsensusUndefined,
    IReadOnlyList<LesionPair> PairwiseDice, IReadOnlyList<FeatureRow> Features, DecisionAnswers.OfLesion? Decision)
{
    public sealed record Reader(
        Guid SubmissionId, string Pseudonym, string Kind, string TrackingUid, string Label, double? LongAxis, double? ShortAxis, double? Volume, double? DiceToRest, bool Outlier,
        string? Reason, IReadOnlyList<Words> Answers, IReadOnlyList<SliceOutline> Contours, IReadOnlyList<SliceAxes> Axes);

    public sealed record Words(string QuestionId, string Meaning, double? Confidence, double? Value, string? Unit);

    public static ReviewedLesion Of(LesionResult lesion, CaseFeatures? features, AnnotationTemplate template, IReadOnlyDictionary<string, Decision> standing, bool isConsensusShown) => new(
        lesion.Id, lesion.Label, [.. lesion.Readers.Select(r => ReaderOf(r, template, isConsensusShown))], lesion.MissedBy, lesion.Consensus is not null,
        isConsensusShown && lesion.Consensus is { } consensus ? consensus with { MaskName = "" } : null, isConsensusShown ? lesion.ConsensusUndefined : null, lesion.PairwiseDice,
        isConsensusShown ? features?.Lesions.FirstOrDefault(f => f.LesionId == lesion.Id)?.Rows ?? [] : [], DecisionAnswers.On(lesion, standing, isConsensusShown));

    private static Reader ReaderOf(LesionReader r, AnnotationTemplate template, bool isConsensusShown) => new(
        r.SubmissionId, r.Pseudonym, r.Kind, r.TrackingUid, r.Label, r.LongAxis, r.ShortAxis, r.Volume, isConsensusShown ? r.DiceToRest : null, isConsensusShown && r.Outlier, isConsensusShown ? r.Reason : null,
        [.. r.Answers.Select(a => new Words(a.QuestionId, a.Code.Meaning, a.Confidence, a.Value, a.Value is null ? null : TypedNumber.UnitOf(template, a)))], r.Contours, r.Axes);
}
