namespace CrowdAnnotate.Server.Extraction;

/// <summary>Extract the features of a case's lesions, of the consensus and of every reader's own region.</summary>
public sealed record ExtractCase(Guid CampaignId, Guid CaseId, int ConsensusVersion);

/// <summary>The features of a case's lesions with where they come from.</summary>
public sealed record CaseFeatures
{
    /// <summary>The case's.</summary>
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>The consensus they were extracted with.</summary>
    public required int ConsensusVersion { get; init; }

    public required string Settings { get; init; }

    public required string SoftwareVersion { get; init; }

    public required IReadOnlyList<LesionFeatures> Lesions { get; init; }
}

public sealed record LesionFeatures(string LesionId, IReadOnlyList<FeatureRow> Rows);

/// <summary>One feature over the readers of one lesion (contract.ts: FeatureRow).</summary>
/// <param name="Mean">Over the readers' own regions.</param>
/// <param name="CoefficientOfVariation">SD (n − 1) over |mean| of the readers; null below two readers or at a mean of 0.</param>
/// <param name="Undefined">Why the consensus has no value.</param>
public sealed record FeatureRow(
    string Tag, string Ibsi, string Name, string Unit, double? Consensus, IReadOnlyDictionary<string, double?> ByReader, double? Mean, double? CoefficientOfVariation, string? Undefined)
{
    public static FeatureRow Of(string tag, string ibsi, string name, string unit, double? consensus, string? undefined, IReadOnlyDictionary<string, double?> byReader)
    {
        var values = byReader.Values.OfType<double>().ToList();
        double? mean = values.Count > 0 ? values.Average() : null;
        double? spread = values.Count > 1 && mean != 0 ? Math.Sqrt(values.Sum(v => Math.Pow(v - mean!.Value, 2)) / (values.Count - 1)) / Math.Abs(mean!.Value) : null;
        return new FeatureRow(tag, ibsi, name, unit, consensus, byReader, mean, spread, undefined);
    }
}
