using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads geometry in the order of the schema.</summary>
internal static class MarkupReader
{
    private delegate MarkupEntity OnImage(Uid uid, int shape, Uid? image, IEnumerable<ImagePoint> points, int? frame, ShapeDetails details, string? uri);

    private delegate MarkupEntity InPatient(Uid uid, int shape, Uid? frame, IEnumerable<PatientPoint> points, Uid? fiducial, ShapeDetails details);

    private static readonly Dictionary<string, OnImage> Flat = new()
    {
        [nameof(TwoDimensionPoint)] = (u, s, i, p, f, d, r) => new TwoDimensionPoint(u, s, i, p, f, d, r),
        [nameof(TwoDimensionMultiPoint)] = (u, s, i, p, f, d, r) => new TwoDimensionMultiPoint(u, s, i, p, f, d, r),
        [nameof(TwoDimensionPolyline)] = (u, s, i, p, f, d, r) => new TwoDimensionPolyline(u, s, i, p, f, d, r),
        [nameof(TwoDimensionCircle)] = (u, s, i, p, f, d, r) => new TwoDimensionCircle(u, s, i, p, f, d, r),
        [nameof(TwoDimensionEllipse)] = (u, s, i, p, f, d, r) => new TwoDimensionEllipse(u, s, i, p, f, d, r),
    };

    private static readonly Dictionary<string, InPatient> Spatial = new()
    {
        [nameof(ThreeDimensionPoint)] = (u, s, r, p, f, d) => new ThreeDimensionPoint(u, s, r, p, f, d),
        [nameof(ThreeDimensionMultiPoint)] = (u, s, r, p, f, d) => new ThreeDimensionMultiPoint(u, s, r, p, f, d),
        [nameof(ThreeDimensionPolyline)] = (u, s, r, p, f, d) => new ThreeDimensionPolyline(u, s, r, p, f, d),
        [nameof(ThreeDimensionPolygon)] = (u, s, r, p, f, d) => new ThreeDimensionPolygon(u, s, r, p, f, d),
        [nameof(ThreeDimensionEllipse)] = (u, s, r, p, f, d) => new ThreeDimensionEllipse(u, s, r, p, f, d),
        [nameof(ThreeDimensionEllipsoid)] = (u, s, r, p, f, d) => new ThreeDimensionEllipsoid(u, s, r, p, f, d),
    };

    public static MarkupEntity? Read(AimNode node) =>
        node.XsiType == nameof(TextAnnotationEntity) ? node.Build<MarkupEntity>(Words) : Shape(node);

    private static MarkupEntity? Shape(AimNode node)
    {
        var type = node.XsiType ?? "";
        if (Flat.TryGetValue(type, out var flat))
        {
            return node.Build(n => TwoDimensions(n, flat));
        }

        if (Spatial.TryGetValue(type, out var spatial))
        {
            return node.Build(n => ThreeDimensions(n, spatial));
        }

        node.NotHeld($"a markup of type “{type}” is none of AIM 4.2 here and was left out.");
        return null;
    }

    private static Func<MarkupEntity> Words(AimNode n)
    {
        var (uid, text) = (n.Id("uniqueIdentifier"), n.Text("text"));
        var (font, color, effect, size) = (n.OptionalText("font"), n.OptionalText("fontColor"), n.OptionalText("fontEffect"), n.OptionalText("fontSize"));
        var (style, justify, opacity) = (n.OptionalText("fontStyle"), n.OptionalText("textJustify"), n.OptionalText("fontOpacity"));
        var connector = n.Optional("geometricShapeEntity") is { } shape ? Shape(shape) : null;
        var plain = (font ?? color ?? effect ?? size ?? style ?? justify ?? opacity) is null;
        return () => new TextAnnotationEntity(
            uid, text, plain ? null : new TextStyle(font, color, effect, size, style, justify, opacity), (GeometricShapeEntity?)connector);
    }

    private static Func<MarkupEntity> TwoDimensions(AimNode n, OnImage construct)
    {
        var (uid, shape, details) = Head(n);
        var (image, frame, uri) = (n.OptionalId("imageReferenceUid"), n.OptionalInteger("referencedFrameNumber"), n.OptionalText("uri"));
        if (image is null && uri is null)
        {
            n.Missing("imageReferenceUid", "is required where no uri names the image, and not there.");
        }

        var points = CoordinateReader.Flat(n);
        return () => construct(uid, shape, image, points, frame, details(), uri);
    }

    private static Func<MarkupEntity> ThreeDimensions(AimNode n, InPatient construct)
    {
        var (uid, shape, details) = Head(n);
        var (reference, fiducial) = (n.OptionalId("frameOfReferenceUid"), n.OptionalId("fiducialUid"));
        var points = CoordinateReader.Spatial(n);
        return () => construct(uid, shape, reference, points, fiducial, details());
    }

    private static (Uid Uid, int Shape, Func<ShapeDetails> Details) Head(AimNode n)
    {
        var (uid, questions, shape) = (n.Id("uniqueIdentifier"), n.Codes("questionTypeCode"), n.Integer("shapeIdentifier"));
        var (label, description, include, comment) = (n.OptionalText("label"), n.OptionalText("description"), n.Flag("includeFlag"), n.OptionalText("comment"));
        var line = Line(n);
        var (index, interpolation) = (n.OptionalInteger("questionIndex"), n.OptionalCode("interpolationMethod"));
        return (uid, shape, () => new ShapeDetails(include, questions, label, description, comment, index, line, interpolation));
    }

    private static LineStyle? Line(AimNode n)
    {
        var (color, opacity) = (n.OptionalText("lineColor"), n.OptionalText("lineOpacity"));
        var (style, thickness) = (n.OptionalText("lineStyle"), n.OptionalText("lineThickness"));
        return (color ?? opacity ?? style ?? thickness) is null ? null : new LineStyle(color, opacity, style, thickness);
    }
}
