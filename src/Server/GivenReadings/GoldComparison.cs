using CrowdAnnotate.Measurement;
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
/// How near readers are to a gold standard, finding by finding: pairs are those of the highest Dice, each finding once; what overlaps
/// nothing stands alone.
/// </summary>
public static class GoldComparison
{
    public const string Missed = "The reader marked nothing that overlaps it.";
    public const string Extra = "It overlaps nothing of the gold standard.";

    private sealed record Region(string Label, Mask Mask);

    public static IReadOnlyList<GoldRow> Of(CaseReading gold, IEnumerable<AnnotationDocument> readers, ArchivedSeries series)
    {
        var truth = Regions(gold, series).ToList();
        return [.. readers.SelectMany(r => Compare(r.Pseudonym, truth, [.. Regions(r.Reading, series)]))];
    }

    private static IEnumerable<GoldRow> Compare(string pseudonym, List<Region> gold, List<Region> found)
    {
        var pairs = gold.SelectMany(g => found.Select(f => (Gold: g, Found: f, Dice: Overlap.Dice(g.Mask, f.Mask).Value ?? 0))).Where(p => p.Dice > 0).OrderByDescending(p => p.Dice).ToList();
        var (left, open) = (gold.ToList(), found.ToList());
        foreach (var (g, f, dice) in pairs)
        {
            if (left.Contains(g) && open.Contains(f))
            {
                left.Remove(g);
                open.Remove(f);
                var distances = SurfaceDistances.Between(g.Mask, f.Mask);
                yield return new(pseudonym, g.Label, f.Label, dice, distances.Hausdorff95.Value, distances.AverageSymmetric.Value, null);
            }
        }

        foreach (var row in left.Select(g => new GoldRow(pseudonym, g.Label, null, 0, null, null, Missed)).Concat(open.Select(f => new GoldRow(pseudonym, null, f.Label, null, null, null, Extra))))
        {
            yield return row;
        }
    }

    private static IEnumerable<Region> Regions(CaseReading reading, ArchivedSeries series)
    {
        var grid = series.Grid.ToGeometry();
        foreach (var finding in reading.Findings)
        {
            if (RoiFromMarks.Build([.. finding.Marks.Select(m => DrawnMarks.Place(m, series)).OfType<PlacedMark>()], grid).Roi is { } roi)
            {
                yield return new(finding.Label, roi.Mask.ToMask());
            }
        }
    }
}
