using System.Globalization;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>Every number of one reader's AIM document computed again from the shapes it is tied to and the pixels under them.</summary>
public sealed class MeasurementCheck(SeriesImage image)
{
    private const double Relative = 1e-9;

    /// <summary>Numbers that differ, that are tied to no shape, and that a shape ought to have and has not.</summary>
    public IEnumerable<string> Differences(AimReading reading) => reading.Findings.SelectMany(f =>
        f.Numbers.Select(n => Difference(f, n)).OfType<string>().Concat(Lacking(f)).Select(d => $"{reading.Reader}, finding {f.TrackingUid}: {d}"));

    /// <summary>What the table says and the document does not, or the other way round, for one reader and case.</summary>
    public static IEnumerable<string> TableDifferences(AimReading reading, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var left = reading.Findings.SelectMany(f => f.Numbers.Select(n => (f.TrackingUid, Number: n))).ToList();
        foreach (var row in rows.Where(r => r["reader"] == reading.Reader))
        {
            var value = double.Parse(row["value"], CultureInfo.InvariantCulture);
            var match = left.FindIndex(n => n.TrackingUid == row["tracking_uid"] && n.Number.Code == row["concept_code"] && (n.Number.Derivation is null) == (row["derivation"].Length == 0)
                && n.Number.Unit == row["unit"] && Close(value, n.Number.Value));
            if (match < 0)
            {
                yield return $"measurements.csv has {row["concept"]} {row["derivation"]} {row["value"]} {row["unit"]} of {reading.Reader}, the AIM document has not";
                continue;
            }

            left.RemoveAt(match);
        }

        foreach (var (tracking, number) in left)
        {
            yield return $"The AIM document of {reading.Reader} has {number.Code} {number.Value} of {tracking}, measurements.csv has not";
        }
    }

    /// <summary>The value of one number; null when it is none that is known here.</summary>
    public double? Value(AimFinding finding, AimNumber number)
    {
        var shapes = finding.Shapes.Where(s => number.Shapes.Contains(s.Uid)).ToList();
        if (number.Code == Codes.Volume)
        {
            return RegionOf(finding)?.Count * image.VoxelVolume;
        }

        return shapes is not [var shape] ? null : (number.Code, number.Derivation) switch
        {
            (Codes.LongAxis or Codes.ShortAxis, _) when shape.Points.Count == 2 => image.Plane.Distance(shape.Points[0], shape.Points[1]),
            (Codes.LongAxis, _) => image.Plane.Axes(shape.Points).Long,
            (Codes.ShortAxis, _) => image.Plane.Axes(shape.Points).Short,
            (Codes.Area, _) => image.Plane.Area(shape.Points),
            (Codes.Perimeter, _) => image.Plane.Perimeter(shape.Points),
            (Codes.Attenuation, Codes.Mean) => Inside(shape).Average(),
            (Codes.Attenuation, Codes.StandardDeviation) => Deviation(Inside(shape)),
            (Codes.Attenuation, Codes.Minimum) => Inside(shape).Min(),
            (Codes.Attenuation, Codes.Maximum) => Inside(shape).Max(),
            _ => null,
        };
    }

    /// <summary>The finding's contours as voxels; null without contours.</summary>
    public Region? RegionOf(AimFinding finding) => finding.Contours.Any()
        ? DrawnRegion.Of(finding.Contours.Select(c => (image.SliceOf(c.SopInstanceUid), c.Points)), image)
        : null;

    private string? Difference(AimFinding finding, AimNumber number)
    {
        var value = Value(finding, number);
        return value is null ? $"{number.Code} {number.Derivation} is tied to {number.Shapes.Count} shapes and cannot be computed from them"
            : Close(value.Value, number.Value) ? null
            : $"{number.Code} {number.Derivation} is {number.Value:R} {number.Unit}; from its coordinates and pixels it is {value:R}";
    }

    private static IEnumerable<string> Lacking(AimFinding finding)
    {
        bool Has(AimShape shape, string code, string? derivation) => finding.Numbers.Any(n => n.Code == code && n.Derivation == derivation && n.Shapes.Contains(shape.Uid));
        (string, string?)[] ofContours =
        [
            (Codes.Area, null), (Codes.Perimeter, null), (Codes.Attenuation, Codes.Mean), (Codes.Attenuation, Codes.StandardDeviation),
            (Codes.Attenuation, Codes.Minimum), (Codes.Attenuation, Codes.Maximum),
        ];
        var lacking = finding.Contours.SelectMany(s => ofContours.Where(q => !Has(s, q.Item1, q.Item2)).Select(q => $"a contour has no {q.Item1} {q.Item2}"))
            .Concat(finding.Axes.Where(s => !Has(s, Codes.LongAxis, null) && !Has(s, Codes.ShortAxis, null)).Select(_ => "an axis has no length"));
        return finding.Contours.Any() && finding.Numbers.All(n => n.Code != Codes.Volume) ? lacking.Append("there is no volume") : lacking;
    }

    private List<double> Inside(AimShape shape)
    {
        var (z, values) = (image.SliceOf(shape.SopInstanceUid), new List<double>());
        for (var y = 0; y < image.First.Rows; y++)
        {
            for (var x = 0; x < image.First.Columns; x++)
            {
                if (Planar.Contains(shape.Points, x + 0.5, y + 0.5))
                {
                    values.Add(image.At(x, y, z));
                }
            }
        }

        return values;
    }

    // Of the population: all voxels inside are there, none is a sample.
    private static double Deviation(List<double> values) => Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / values.Count);

    private static bool Close(double a, double b) => Math.Abs(a - b) <= Relative * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
