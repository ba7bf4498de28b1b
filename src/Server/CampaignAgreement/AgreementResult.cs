using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Compute a campaign's agreement anew.</summary>
public sealed record ComputeAgreement(Guid CampaignId);

/// <summary>
/// How well the readers of a campaign agree (contract.ts: CampaignAgreement), versioned, with what it was computed from. What is optional is lacking in
/// documents from before.
/// </summary>
public sealed record AgreementResult
{
    /// <summary>The campaign's.</summary>
    public Guid Id { get; init; }

    public int Version { get; set; }

    public DateTimeOffset ComputedAt { get; init; }

    /// <summary>How many submissions it stands on.</summary>
    public required int Submissions { get; init; }

    /// <summary>SHA-256 of their ids in order.</summary>
    public string? SubmissionsSha256 { get; init; }

    public string SoftwareVersion { get; init; } = "";

    public required StatisticAnswer Detection { get; init; }

    public required StatisticAnswer Dice { get; init; }

    public required StatisticAnswer IccLongAxis { get; init; }

    public required StatisticAnswer LimitsWithMean { get; init; }

    public required IReadOnlyList<QuestionStatistic> Alphas { get; init; }

    /// <summary>Of ten readers at most; of more by <c>…/agreement/sizes</c>.</summary>
    public required IReadOnlyList<BlandAltmanAnswer> BlandAltman { get; init; }

    /// <summary>Of all readings that there are: detection first, then size given a match, then both at once.</summary>
    public IReadOnlyList<StatisticAnswer> Statistics { get; init; } = [];

    /// <summary>The same by anatomy, by reader group and cumulated day by day.</summary>
    public IReadOnlyList<AgreementSlice> Slices { get; init; } = [];

    public IReadOnlyList<QuestionAgreement> Questions { get; init; } = [];

    public DisagreementApart? Apart { get; init; }

    public VarianceAnswer? Variance { get; init; }

    public IReadOnlyList<ReaderReliability> Readers { get; init; } = [];

    public IReadOnlyList<PairAnswer> Pairs { get; init; } = [];

    /// <summary>Lowest agreement first.</summary>
    public IReadOnlyList<CaseAgreementRow> Cases { get; init; } = [];

    public PassedAnswer? Passed { get; init; }

    /// <summary>Whether cases were closed early because they were sure enough: never yet, so that nothing has too little variance for it.</summary>
    public bool Adaptive { get; init; }

    /// <summary>What is known at once, without intervals; added when it is asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AgreementNow? Now { get; init; }
}

/// <summary>A statistic with its variant, its n and its interval, or the reason why either is undefined.</summary>
/// <param name="Id">A stable word for what it is, e.g. <c>detection</c>; null in documents from before.</param>
/// <param name="Unit">share, mm or %; null is share.</param>
public record StatisticAnswer(
    string Name, string Variant, double? Value, string? Undefined, double? Low, double? High, string? IntervalMethod, string? IntervalUndefined,
    int Lesions, int Cases, int Readers, int Readings, string NotFor, string? Id = null, string? Unit = null);

public sealed record QuestionStatistic(
    string QuestionId, string Question, string Name, string Variant, double? Value, string? Undefined, double? Low, double? High, string? IntervalMethod,
    string? IntervalUndefined, int Lesions, int Cases, int Readers, int Readings, string NotFor)
    : StatisticAnswer(Name, Variant, Value, Undefined, Low, High, IntervalMethod, IntervalUndefined, Lesions, Cases, Readers, Readings, NotFor);

/// <summary>Two readers' long axes, mm; difference = first − second.</summary>
public sealed record BlandAltmanAnswer(string FirstReader, string SecondReader, double Bias, double Low, double High, int N, IReadOnlyList<BlandAltmanPoint> Points);

public sealed record BlandAltmanPoint(string Case, string Lesion, double Mean, double Difference);

/// <param name="Kind">anatomy, group or day.</param>
/// <param name="Name">Null where it is not told; a day as yyyy-MM-dd, up to and with which it is cumulated.</param>
public sealed record AgreementSlice(string Kind, string? Name, IReadOnlyList<StatisticAnswer> Statistics);

/// <param name="Answers">The declared answers in order.</param>
/// <param name="Pairs">answers × answers: pairs of readers of one lesion, each counted both ways.</param>
public sealed record QuestionAgreement(
    string QuestionId, string Question, IReadOnlyList<string> Answers, IReadOnlyList<StatisticAnswer> Coefficients, IReadOnlyList<IReadOnlyList<int>> Pairs);

/// <summary>From the running sums: without intervals, and with nothing that needs iterations.</summary>
/// <param name="IsBehind">Whether the rest is still to be computed of these submissions.</param>
public sealed record AgreementNow(int Submissions, bool IsBehind, double? Detection, double? PositiveSpecificAgreement, double? LimitsMm, double? LimitsPercent, IReadOnlyDictionary<string, double?> Alphas);
