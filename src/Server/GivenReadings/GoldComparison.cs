using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>A reader's finding held against the gold standard's. Distances mm; null where a side has none, with the reason.</summary>
/// <param name="Gold">The finding of the gold standard; null where the reader marked what it has not.</param>
/// <param name="Finding">The reader's; null where the reader has none there.</param>
/// <param name="Hausdorff95">The larger 95th percentile of the distances between the borders.</param>
/// <param name="MeanDistance">The mean distance of the borders, both ways.</param>
public sealed record GoldRow(string Pseudonym, string? Gold, string? Finding, double? Dice, double? Hausdorff95, double? MeanDistance, string? Undefined);

/// <summary>
/// How near readers are to a gold standard, finding by finding, as <see cref="RegionPairs"/> pairs them.
/// </summary>
public static class GoldComparison
{
    public const string Missed = "The reader marked nothing that overlaps it.";
    public const string Extra = "It overlaps nothing of the gold standard.";

    public static IReadOnlyList<GoldRow> Of(CaseReading gold, IEnumerable<AnnotationDocument> readers, ArchivedSeries series)
    {
        var truth = RegionPairs.Regions(gold, series).ToList();
        return [.. readers.SelectMany(r => RegionPairs.Of(truth, [.. RegionPairs.Regions(r.Reading, series)]).Select(p => Row(r.Pseudonym, p)))];
    }

    private static GoldRow Row(string pseudonym, RegionPair pair)
    {
        if (pair is not { Gold: { } gold, Found: { } found })
        {
            return new(pseudonym, pair.Gold?.Label, pair.Found?.Label, pair.Gold is null ? null : 0, null, null, pair.Gold is null ? Extra : Missed);
        }

        var distances = SurfaceDistances.Between(gold.Mask, found.Mask);
        return new(pseudonym, gold.Label, found.Label, pair.Dice, distances.Hausdorff95.Value, distances.AverageSymmetric.Value, null);
    }
}
