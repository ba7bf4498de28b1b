using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Marks as the page sends them, placed on the slices of their series.</summary>
public static class DrawnMarks
{
    /// <summary>The mark on its slice; null when its image and frame are not of the series.</summary>
    public static PlacedMark? Place(Mark mark, ArchivedSeries series)
    {
        for (var z = 0; z < series.Slices.Count; z++)
        {
            if (series.Slices[z].SopInstanceUid == mark.SopInstanceUid && series.Slices[z].Frame == mark.Frame)
            {
                return new PlacedMark(Drawn(mark), z);
            }
        }

        return null;
    }

    /// <summary>The region of placed marks on the grid of their series.</summary>
    public static RoiReading RegionOf(IReadOnlyList<PlacedMark> marks, ArchivedSeries series) => RoiFromMarks.Build(marks, series.Grid.ToGeometry(), series.Grid.IsVolume);

    /// <summary>The kind by the name that measurement and AIM have for it.</summary>
    public static Aim.MarkKind KindOf(MarkKind kind) => Enum.Parse<Aim.MarkKind>(kind.ToString());

    /// <summary>The kind by the name that readings have for it.</summary>
    public static MarkKind KindOf(Aim.MarkKind kind) => Enum.Parse<MarkKind>(kind.ToString());

    /// <summary>The kind in JSON (contract.ts: MarkKind).</summary>
    public static string NameOf(Aim.MarkKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A remark as a sentence for a reader, who sees the mark and knows no indices.</summary>
    public static string InWords(MarkRemark remark)
    {
        var subject = remark.Where.StartsWith("points[", StringComparison.Ordinal) ? "A point "
            : remark.Where.StartsWith("outlines[", StringComparison.Ordinal) && remark.Where.Contains("/points[", StringComparison.Ordinal) ? "A point of an outline "
            : remark.Where.StartsWith("slice ", StringComparison.Ordinal) ? $"Slice {int.Parse(remark.Where["slice ".Length..], CultureInfo.InvariantCulture) + 1} "
            : "";
        var text = subject + remark.Message;
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static DrawnMark Drawn(Mark mark) => new(KindOf(mark.Kind), new Uid(mark.SopInstanceUid), mark.Frame, Points(mark.Points))
    {
        Outlines = (mark.Outlines ?? []).Select(Points).ToValueList(),
        Text = mark.Text,
    };

    private static ValueList<ImagePoint> Points(IEnumerable<double[]> points) => points.Select(p => new ImagePoint(p[0], p[1])).ToValueList();
}
