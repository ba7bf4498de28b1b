namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Compute a campaign's agreement anew.</summary>
public sealed record ComputeAgreement(Guid CampaignId);

/// <summary>How well the readers of a campaign agree (contract.ts: CampaignAgreement).</summary>
public sealed record AgreementResult
{
    /// <summary>The campaign's.</summary>
    public required Guid Id { get; init; }

    public int Version { get; set; }

    public required DateTimeOffset ComputedAt { get; init; }

    public required int Submissions { get; init; }

    public required string SoftwareVersion { get; init; }

    public required StatisticAnswer Detection { get; init; }

    public required StatisticAnswer Dice { get; init; }

    public required StatisticAnswer IccLongAxis { get; init; }

    public required StatisticAnswer LimitsWithMean { get; init; }

    public required IReadOnlyList<QuestionStatistic> Alphas { get; init; }

    public required IReadOnlyList<BlandAltmanAnswer> BlandAltman { get; init; }
}

/// <summary>A statistic with its variant, its n and its interval, or the reason why either is undefined.</summary>
public record StatisticAnswer(
    string Name, string Variant, double? Value, string? Undefined, double? Low, double? High, string? IntervalMethod, string? IntervalUndefined,
    int Lesions, int Cases, int Readers, int Readings, string NotFor);

public sealed record QuestionStatistic(
    string QuestionId, string Question, string Name, string Variant, double? Value, string? Undefined, double? Low, double? High, string? IntervalMethod,
    string? IntervalUndefined, int Lesions, int Cases, int Readers, int Readings, string NotFor)
    : StatisticAnswer(Name, Variant, Value, Undefined, Low, High, IntervalMethod, IntervalUndefined, Lesions, Cases, Readers, Readings, NotFor);

/// <summary>Two readers' long axes, mm; difference = first − second.</summary>
public sealed record BlandAltmanAnswer(string FirstReader, string SecondReader, double Bias, double Low, double High, int N, IReadOnlyList<BlandAltmanPoint> Points);

public sealed record BlandAltmanPoint(string Case, string Lesion, double Mean, double Difference);
