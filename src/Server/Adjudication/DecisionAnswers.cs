using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>What was decided, as a curator sees it (contract.ts: LesionDecision, DecisionRow).</summary>
public static class DecisionAnswers
{
    public sealed record ReasonWords(string Code, string Meaning)
    {
        public static ReasonWords Of(CodedConcept reason) => new(reason.Value, reason.Meaning);
    }

    /// <param name="Chosen">The reader whose region is taken.</param>
    /// <param name="Contours">Of a redrawn region.</param>
    /// <param name="Volume">Of the adjudicated region, mm³; null where there is none or it is not to be seen yet.</param>
    /// <param name="Marks">How many marks it was made on.</param>
    /// <param name="MarksNow">How many the lesion has.</param>
    /// <param name="IsOutdated">Some of them came, went or were corrected since.</param>
    public sealed record OfLesion(
        Guid Id, DecisionKind Kind, ReasonWords Reason, string? Comment, string Curator, DateTimeOffset At, bool BeforeConsensus, string? Chosen,
        IReadOnlyList<SliceOutline> Contours, double? Volume, int Marks, int MarksNow, bool IsOutdated);

    /// <param name="Lesion">What the lesion is called now; null where it is gone.</param>
    /// <param name="Readers">Those of the marks; of a split those taken apart.</param>
    /// <param name="Stands">Whether it is what counts now.</param>
    /// <param name="NotApplied">Why a merge or a split no longer shapes the lesions.</param>
    public sealed record Row(
        Guid Id, DecisionKind Kind, string? Lesion, IReadOnlyList<string> Readers, string? Chosen, ReasonWords Reason, string? Comment, string Curator, DateTimeOffset At,
        bool BeforeConsensus, Undoing? Undone, bool Stands, string? NotApplied);

    /// <param name="isConsensusShown">Whether the caller may know the consensus.</param>
    public static OfLesion? On(LesionResult lesion, IReadOnlyDictionary<string, Decision> standing, bool isConsensusShown) => standing.GetValueOrDefault(lesion.Id) is not { } d ? null : new(
        d.Id, d.Kind, Reason(d), d.Comment, d.Curator, d.At, d.BeforeConsensus, d.Chosen?.Reader, d.Redrawn?.Contours ?? [], Volume(d, lesion, isConsensusShown), d.Marks.Count, lesion.Readers.Count, d.IsOutdatedOn(lesion));

    /// <summary>All of a case, the last one first.</summary>
    public static IReadOnlyList<Row> All(CaseAdjudication? adjudication, CaseResult? result) => [.. (adjudication?.Decisions ?? []).Reverse().Select(d => new Row(
        d.Id, d.Kind, StandingDecisions.LesionOf(d, result?.Lesions ?? [])?.Label, [.. (d.Apart ?? d.Marks).Select(m => m.Reader)], d.Chosen?.Reader, Reason(d), d.Comment, d.Curator, d.At,
        d.BeforeConsensus, d.Undone, Stands(d, adjudication, result), d.Undone is null ? result?.NotApplied.FirstOrDefault(n => n.DecisionId == d.Id)?.Why : null))];

    /// <summary>Whether a decision is the one that counts: it was not undone, none on the same lesion took its place, and its marks are still there.</summary>
    public static bool Stands(Decision decision, CaseAdjudication? adjudication, CaseResult? result) => decision.IsOfMatching
        ? decision.Undone is null && result?.NotApplied.All(n => n.DecisionId != decision.Id) == true
        : StandingDecisions.Of(adjudication, result?.Lesions ?? []).Values.Any(d => d.Id == decision.Id);

    /// <summary>The reasons that a page offers, by kind.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<ReasonWords>> Reasons { get; } = Enum.GetValues<DecisionKind>()
        .ToDictionary(NameOf, IReadOnlyList<ReasonWords> (k) => [.. AdjudicationReasons.Of(k).Select(ReasonWords.Of)]);

    /// <summary>The kind in JSON and tables.</summary>
    public static string NameOf(DecisionKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static ReasonWords Reason(Decision d) => AdjudicationReasons.Find(d.Kind, d.Reason) is { } known ? ReasonWords.Of(known) : new(d.Reason, d.Reason);

    private static double? Volume(Decision d, LesionResult lesion, bool isConsensusShown) => d.Kind switch
    {
        DecisionKind.Redrawn => d.Redrawn!.VolumeMm3,
        DecisionKind.ReaderChosen => lesion.Readers.FirstOrDefault(r => MarkReference.Of(r) == d.Chosen)?.Volume,
        DecisionKind.Accepted when isConsensusShown => lesion.Consensus?.Volume,
        _ => null,
    };
}
