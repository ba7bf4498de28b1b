using System.Globalization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement;

/// <summary>
/// A mark as markup and back. A shape's label says what the shape alone does not: <c>rectangle</c>, <c>arrow</c>, <c>angle</c>, and
/// <c>region 3</c> for each outline of the same region. Holes of a region have a false include flag; words at a point or an arrow are a
/// text annotation that it is the connector of.
/// </summary>
public static class MarkShapes
{
    public const string Rectangle = "rectangle";
    public const string Arrow = "arrow";
    public const string Angle = "angle";
    private const string Region = "region ";

    /// <summary>One markup for each shape of a checked mark, in the order of <see cref="MeasuredMark.Shapes"/>.</summary>
    /// <param name="mark">The longer axis first, as <see cref="MeasuredMark.Mark"/> has it.</param>
    /// <param name="nextUid">Gives an identifier for each entity made.</param>
    /// <param name="number">Of the annotation's next shape, from 1.</param>
    public static IReadOnlyList<MarkupEntity> Of(DrawnMark mark, Func<Uid> nextUid, int number)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(nextUid);
        var p = mark.Points;
        TwoDimensionMultiPoint Joined(IEnumerable<ImagePoint> points, int n, string? label = null) => new(nextUid(), n, mark.Image, points, mark.Frame, Labelled(label));
        return mark.Kind switch
        {
            MarkKind.Point => [Worded(mark, new TwoDimensionPoint(nextUid(), number, mark.Image, p, mark.Frame), nextUid)],
            MarkKind.Arrow => [Worded(mark, Joined(p, number, Arrow), nextUid)],
            MarkKind.Length => [Joined(p, number)],
            MarkKind.Angle => [Joined(p, number, Angle)],

            // ePAD and ClearCanvas read two points of a MultiPoint, and only that, as a line.
            MarkKind.Bidirectional => [Joined(p.Take(2), number), Joined(p.Skip(2), number + 1)],
            MarkKind.Contour => [new TwoDimensionPolyline(nextUid(), number, mark.Image, p, mark.Frame)],
            MarkKind.Rectangle => [new TwoDimensionPolyline(nextUid(), number, mark.Image, p, mark.Frame, Labelled(Rectangle))],
            MarkKind.Ellipse => [new TwoDimensionEllipse(nextUid(), number, mark.Image, p, mark.Frame)],
            MarkKind.Circle => [new TwoDimensionCircle(nextUid(), number, mark.Image, p, mark.Frame)],
            MarkKind.Region => OfRegion(mark, nextUid, number),
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark.Kind, "This kind of mark is unknown."),
        };
    }

    /// <summary>The shape that words stand at, to which their numbers belong; any other markup itself.</summary>
    public static MarkupEntity ShapeOf(MarkupEntity markup) => markup is TextAnnotationEntity { Connector: { } at } ? at : markup;

    /// <summary>Whether a shape is the outline of a region, and which.</summary>
    internal static string? RegionOf(TwoDimensionGeometricShapeEntity shape) =>
        shape is TwoDimensionPolyline && shape.Details.Label is { } label && label.StartsWith(Region, StringComparison.Ordinal)
            && int.TryParse(label.AsSpan(Region.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? label : null;

    private static List<MarkupEntity> OfRegion(DrawnMark mark, Func<Uid> nextUid, int number)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{Region}{number}");
        var holes = RegionHoles.Of(mark.Outlines);
        return [.. mark.Outlines.Select((o, i) => new TwoDimensionPolyline(
            nextUid(), number + i, mark.Image, o, mark.Frame, new ShapeDetails(includeFlag: !holes[i], label: label)))];
    }

    private static MarkupEntity Worded(DrawnMark mark, TwoDimensionGeometricShapeEntity shape, Func<Uid> nextUid) =>
        string.IsNullOrWhiteSpace(mark.Text) ? shape : new TextAnnotationEntity(nextUid(), mark.Text, connector: shape);

    private static ShapeDetails? Labelled(string? label) => label is null ? null : new ShapeDetails(label: label);
}
