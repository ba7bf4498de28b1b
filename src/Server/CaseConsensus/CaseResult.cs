using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>What the submissions of one case say together. Replaced as a whole when a submission is added.</summary>
public sealed record CaseResult
{
    /// <summary>The case's.</summary>
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>Grows by one with each computation.</summary>
    public int Version { get; set; }

    /// <summary>The submissions it was computed from.</summary>
    public required IReadOnlyList<Guid> Submissions { get; init; }

    /// <summary>Readers of those submissions, whether they marked something or not.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    public required DateTimeOffset ComputedAt { get; init; }

    public required string SoftwareVersion { get; init; }

    /// <summary>Why there is no result; null when there is one.</summary>
    public string? Failure { get; init; }

    public required IReadOnlyList<LesionResult> Lesions { get; init; }

    /// <summary>Mean over the lesions of the mean pairwise Dice; null where no lesion has two regions.</summary>
    public double? MeanDice { get; init; }

    /// <summary>Whether curators were never given a consensus of this case without asking for it. False in results of before it was withheld, and in those that follow one.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The curators' merges and splits that it was computed with, in their order.</summary>
    public IReadOnlyList<Guid> Curation { get; init; } = [];

    /// <summary>Those of them that no longer could be taken, and why.</summary>
    public IReadOnlyList<CurationNote> NotApplied { get; init; } = [];

    /// <summary>The lesions as they were matched before any merge or split, with their own consensus; null where there was none. Agreement and reliability stand on these.</summary>
    public IReadOnlyList<LesionResult>? BeforeCuration { get; init; }

    /// <summary>What asks for a curator's look, in sentences.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
}

/// <summary>Why a merge or a split could not be taken on the marks as they are.</summary>
public sealed record CurationNote(Guid DecisionId, string Why);

/// <summary>A matched lesion with every reader's part in it.</summary>
public sealed record LesionResult(
    string Id, string Label, IReadOnlyList<LesionReader> Readers, IReadOnlyList<string> MissedBy, LesionConsensus? Consensus, string? ConsensusUndefined,
    IReadOnlyList<LesionPair> PairwiseDice);

public sealed record LesionPair(string A, string B, double Dice);

/// <summary>One reader's finding in a lesion. Lengths mm, volume mm³.</summary>
/// <param name="Kind">contours, or axes when the region is only the ellipse on RECIST axes.</param>
/// <param name="DiceToRest">Dice to the consensus of the other readers.</param>
public sealed record LesionReader(
    Guid SubmissionId, string Pseudonym, string Kind, string TrackingUid, string Label, double? LongAxis, double? ShortAxis, double? Volume, double? DiceToRest,
    bool Outlier, string? Reason, IReadOnlyList<SliceOutline> Contours, IReadOnlyList<SliceAxes> Axes, IReadOnlyList<Answer> Answers);

/// <summary>An outline on one slice in corner-origin pixels; drawn by the reader, or interpolated between slices.</summary>
public sealed record SliceOutline(int Slice, IReadOnlyList<double[]> Points, bool Drawn);

public sealed record SliceAxes(int Slice, IReadOnlyList<double[]> Points);

/// <summary>The consensus region and how sure it is.</summary>
/// <param name="Kind">contours; axes when it is only the ellipse on RECIST axes; images when they are no volume.</param>
/// <param name="Volume">mm³; of images that are no volume the area, mm² or square pixels, as the others.</param>
/// <param name="MaskName">The mask as gzipped NIfTI in the pixel store.</param>
/// <param name="FlaggedSlices">Slices of the region that under half of its readers drew themselves.</param>
public sealed record LesionConsensus(
    string Method, string Kind, IReadOnlyList<string> Readers, double Volume, double Volume25, double Volume50, double Volume75, double EntropyBits,
    double? MeanPairwiseDice, double? LongAxis, double? ShortAxis, IReadOnlyList<SliceOutline> Contours, IReadOnlyList<int> FlaggedSlices, string MaskName);

/// <summary>The word for how far a case's consensus is (contract.ts: ConsensusState).</summary>
public static class CaseStates
{
    public const string Waiting = "waiting";
    public const string Computing = "computing";
    public const string Ready = "ready";
    public const string Failed = "failed";

    /// <param name="featuresVersion">The consensus version whose features are extracted; null when none are.</param>
    public static string Of(CaseResult? result, int? featuresVersion, int submitted) =>
        submitted < 2 ? Waiting
        : result is null || result.Submissions.Count < submitted ? Computing
        : result.Failure is not null ? Failed
        : featuresVersion == result.Version ? Ready : Computing;
}
