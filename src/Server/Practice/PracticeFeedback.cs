using CrowdAnnotate.Primitives;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Practice;

/// <summary>One lesion of the truth, one finding of the reader, or both where they overlap.</summary>
/// <param name="Truth">Null for a finding that overlaps nothing of the truth.</param>
/// <param name="Finding">Null for a lesion that was missed.</param>
/// <param name="Dice">Null where the reader drew axes alone, which outline nothing.</param>
/// <param name="LongAxis">The reader's, mm: the axis drawn, else the longest diameter of an outline.</param>
/// <param name="TrueLongAxis">The truth's longest diameter in a slice, mm.</param>
public sealed record PracticeRow(string? Truth, string? Finding, double? Dice, double? LongAxis, double? TrueLongAxis);

/// <summary>How a practice reading stands beside what is known, and what is known, to be shown (contract.ts: PracticeFeedback).</summary>
public sealed record PracticeFeedback(IReadOnlyList<PracticeRow> Rows, IReadOnlyList<GivenFinding> Truth)
{
    public static PracticeFeedback Of(PracticeTruth truth, CaseReading reading, ArchivedSeries series)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(reading);
        return new([.. RegionPairs.Of(truth.Reading, reading, series).Select(p => Row(p, reading, series))], truth.Shown);
    }

    private static PracticeRow Row(RegionPair pair, CaseReading reading, ArchivedSeries series)
    {
        var finding = pair.Found is { } found ? reading.Findings[found.Index] : null;
        return new(
            pair.Gold?.Label, pair.Found?.Label, pair is { Gold: not null, Found.Roi.Kind: RoiKind.Contours } ? pair.Dice : null,
            finding is null ? null : DrawnAxis(finding, series) ?? RoiMeasurement.LongestInPlaneAxis(pair.Found!.Roi).Length.Value,
            pair.Gold is { } gold ? RoiMeasurement.LongestInPlaneAxis(gold.Roi).Length.Value : null);
    }

    private static double? DrawnAxis(Finding finding, ArchivedSeries series)
    {
        var axes = finding.Marks.Select(m => DrawnMarks.Place(m, series)).OfType<PlacedMark>()
            .SelectMany(p => MarkMeasurement.Measure(p.Mark, series.Grid.ToPlane(p.Slice)).Quantities)
            .Where(q => q.Concept == Codes.LongAxis).Select(q => q.Value.Value).ToList();
        return axes.Count == 0 ? null : axes.Max();
    }
}
