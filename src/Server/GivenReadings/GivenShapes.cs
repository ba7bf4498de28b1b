using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Something drawn or written on a slice, to be shown.</summary>
/// <param name="Kind">outline (closed), line, point or text.</param>
/// <param name="Points">Corner-origin pixels; of a text where it stands, and nothing where it stands nowhere.</param>
public sealed record GivenShape(int Slice, string Kind, IReadOnlyList<double[]> Points, string? Text);

/// <summary>An annotation as it is shown.</summary>
/// <param name="Images">Slices it refers to without drawing on them.</param>
public sealed record GivenFinding(string TrackingUid, string Label, string? Comment, IReadOnlyList<GivenShape> Shapes, IReadOnlyList<int> Images);

/// <summary>Annotations as shapes on the slices of a series, whatever kinds of marks they are of.</summary>
public static class GivenShapes
{
    public const string Outline = "outline";
    public const string Line = "line";
    public const string Point = "point";
    public const string Text = "text";

    public static GivenFinding Of(ImageAnnotation annotation, ArchivedSeries series)
    {
        var slices = series.Slices.Select((s, z) => ((s.SopInstanceUid, s.Frame), z)).ToDictionary(s => s.Item1, s => s.z);
        var shapes = annotation.Markups.SelectMany(m => Of(m, series, slices)).ToList();
        var images = annotation.DicomImageReferences.SelectMany(r => r.Study.Series.Images).Select(i => slices.TryGetValue((i.SopInstanceUid.Value, 1), out var z) ? z : -1)
            .Where(z => z >= 0 && !shapes.Exists(s => s.Slice == z)).Distinct().Order();
        return new GivenFinding(ReadingOfAim.TrackingOf(annotation), annotation.Name, annotation.Comment, shapes, [.. images]);
    }

    private static IEnumerable<GivenShape> Of(MarkupEntity markup, ArchivedSeries series, Dictionary<(string, int), int> slices)
    {
        var (shape, text) = markup is TextAnnotationEntity words ? (words.Connector as TwoDimensionGeometricShapeEntity, words.Text) : (markup as TwoDimensionGeometricShapeEntity, null);
        if (shape?.ImageReferenceUid is not { } image || !slices.TryGetValue((image.Value, shape.ReferencedFrameNumber ?? 1), out var z))
        {
            return [];
        }

        var points = Drawn(shape, series.Grid.ToPlane(z));
        return text is not null ? [new(z, Text, Pairs(points), text)] : [new(z, Kind(shape), Pairs(points), null)];
    }

    private static IReadOnlyList<Primitives.ImagePoint> Drawn(TwoDimensionGeometricShapeEntity shape, ImagePlane plane)
    {
        var round = shape switch
        {
            TwoDimensionEllipse => MarkKind.Ellipse,
            TwoDimensionCircle => MarkKind.Circle,
            _ => (MarkKind?)null,
        };
        return (round is { } kind ? MarkOutline.Of(new DrawnMark(kind, shape.ImageReferenceUid!.Value, shape.ReferencedFrameNumber ?? 1, shape.Points), 0, plane)?.Points : null) ?? shape.Points;
    }

    private static string Kind(TwoDimensionGeometricShapeEntity shape) => shape switch
    {
        TwoDimensionPoint or TwoDimensionMultiPoint { Points.Count: 1 } => Point,
        TwoDimensionMultiPoint => Line,
        TwoDimensionPolyline { Points.Count: 2 } => Line,
        _ => Outline,
    };

    private static List<double[]> Pairs(IReadOnlyList<Primitives.ImagePoint> points) => [.. points.Select(p => new[] { p.X, p.Y })];
}
