using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads geometry in the order of the schema; of the shapes, those in two dimensions.</summary>
internal static class MarkupReader
{
    private delegate TwoDimensionGeometricShapeEntity Construct(
        Uid uid, int shape, Uid image, IEnumerable<ImagePoint> points, int? frame, ShapeDetails details);

    private static readonly Dictionary<string, Construct> Shapes = new()
    {
        [nameof(TwoDimensionPoint)] = (u, s, i, p, f, d) => new TwoDimensionPoint(u, s, i, p, f, d),
        [nameof(TwoDimensionMultiPoint)] = (u, s, i, p, f, d) => new TwoDimensionMultiPoint(u, s, i, p, f, d),
        [nameof(TwoDimensionPolyline)] = (u, s, i, p, f, d) => new TwoDimensionPolyline(u, s, i, p, f, d),
        [nameof(TwoDimensionCircle)] = (u, s, i, p, f, d) => new TwoDimensionCircle(u, s, i, p, f, d),
        [nameof(TwoDimensionEllipse)] = (u, s, i, p, f, d) => new TwoDimensionEllipse(u, s, i, p, f, d),
    };

    public static MarkupEntity? Read(AimNode node)
    {
        if (!Shapes.TryGetValue(node.XsiType ?? "", out var construct))
        {
            node.NotHeld($"a markup of type “{node.XsiType}” is not held yet and was left out.");
            return null;
        }

        return node.Build<MarkupEntity>(n => Shape(n, construct));
    }

    private static Func<MarkupEntity> Shape(AimNode n, Construct construct)
    {
        var (uid, questions, shape) = (n.Id("uniqueIdentifier"), n.Codes("questionTypeCode"), n.Integer("shapeIdentifier"));
        var (label, description, include, comment) = (n.OptionalText("label"), n.OptionalText("description"), n.Flag("includeFlag"), n.OptionalText("comment"));
        var line = Line(n);
        var (index, interpolation) = (n.OptionalInteger("questionIndex"), n.OptionalCode("interpolationMethod"));
        var (image, frame) = (n.Id("imageReferenceUid"), n.OptionalInteger("referencedFrameNumber"));
        n.Optional("uri")?.NotHeld("is not held yet and was left out.");
        var points = Points(n);
        return () => construct(
            uid, shape, image, points, frame, new ShapeDetails(include, questions, label, description, comment, index, line, interpolation));
    }

    private static LineStyle? Line(AimNode n)
    {
        var (color, opacity) = (n.OptionalText("lineColor"), n.OptionalText("lineOpacity"));
        var (style, thickness) = (n.OptionalText("lineStyle"), n.OptionalText("lineThickness"));
        return (color ?? opacity ?? style ?? thickness) is null ? null : new LineStyle(color, opacity, style, thickness);
    }

    private static List<ImagePoint> Points(AimNode n)
    {
        const string wrapper = "twoDimensionSpatialCoordinateCollection";
        var points = n.Collection(wrapper, "TwoDimensionSpatialCoordinate", Point, required: true);
        if (points.DistinctBy(p => p.Index).Count() < points.Count)
        {
            n.Malformed(wrapper, "gives a coordinateIndex twice, so the order of its points is not known.");
        }

        var ordered = points.OrderBy(p => p.Index).ToList();
        if (ordered.Where((p, i) => p.Index != i).Any())
        {
            n.Mended(wrapper, "does not count its coordinateIndex from 0 by ones; the points are taken in its order.");
        }

        return [.. ordered.Select(p => p.Point)];
    }

    private static IndexedPoint? Point(AimNode node) => node.Build<IndexedPoint>(n =>
    {
        var (index, x, y) = (n.Integer("coordinateIndex"), n.Number("x"), n.Number("y"));
        return () => new(index, new ImagePoint(x, y));
    });

    private sealed record IndexedPoint(int Index, ImagePoint Point);
}
