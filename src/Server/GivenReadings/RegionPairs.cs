using CrowdAnnotate.Measurement;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>A finding's region on the grid of its case.</summary>
/// <param name="Index">Of the finding in its reading, from 0.</param>
public sealed record FindingRegion(int Index, string Label, Roi Roi, Mask Mask);

/// <summary>A region of a gold standard and one of a reader that overlap, or one of them alone.</summary>
/// <param name="Dice">0 where one stands alone.</param>
public sealed record RegionPair(FindingRegion? Gold, FindingRegion? Found, double Dice);

/// <summary>Which findings are the same lesion: pairs of the highest Dice, each finding once; what overlaps nothing stands alone.</summary>
public static class RegionPairs
{
    public static IReadOnlyList<RegionPair> Of(CaseReading gold, CaseReading reading, ArchivedSeries series) => Of([.. Regions(gold, series)], [.. Regions(reading, series)]);

    public static IReadOnlyList<RegionPair> Of(IReadOnlyList<FindingRegion> gold, IReadOnlyList<FindingRegion> found)
    {
        ArgumentNullException.ThrowIfNull(gold);
        var overlapping = gold.SelectMany(g => found.Select(f => new RegionPair(g, f, Overlap.Dice(g.Mask, f.Mask).Value ?? 0))).Where(p => p.Dice > 0).OrderByDescending(p => p.Dice);
        var (left, open, pairs) = (gold.ToList(), found.ToList(), new List<RegionPair>());
        foreach (var pair in overlapping)
        {
            if (left.Contains(pair.Gold!) && open.Contains(pair.Found!))
            {
                left.Remove(pair.Gold!);
                open.Remove(pair.Found!);
                pairs.Add(pair);
            }
        }

        return [.. pairs, .. left.Select(g => new RegionPair(g, null, 0)), .. open.Select(f => new RegionPair(null, f, 0))];
    }

    public static IEnumerable<FindingRegion> Regions(CaseReading reading, ArchivedSeries series)
    {
        ArgumentNullException.ThrowIfNull(reading);
        for (var i = 0; i < reading.Findings.Count; i++)
        {
            if (DrawnMarks.RegionOf([.. reading.Findings[i].Marks.Select(m => DrawnMarks.Place(m, series)).OfType<PlacedMark>()], series).Roi is { } roi)
            {
                yield return new(i, reading.Findings[i].Label, roi, roi.Mask.ToMask());
            }
        }
    }
}
