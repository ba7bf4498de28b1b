using System.Xml.Linq;
using static CrowdAnnotate.Aim.OldDocument;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>A shape of AIM 3, which is referred to by a number of its annotation.</summary>
internal sealed record OldShape(string Uid, string Dimension);

/// <summary>Geometry and text marks of AIM 3. The image lies in each point there, in the shape in 4.2.</summary>
internal sealed class OldShapes
{
    private readonly Dictionary<string, OldShape> byNumber = [];
    private readonly List<OldShape> all = [];

    /// <summary>The identifier of the only shape; null where there are several or none.</summary>
    public string? Only => all.Count == 1 ? all[0].Uid : null;

    public List<XElement?> Read(OldNode annotation) =>
    [
        .. annotation.Items("geometricShapeCollection", "GeometricShape").Select(g => Shape(g, g.Type, "MarkupEntity")),
        .. annotation.Items("textAnnotationCollection", "TextAnnotation").Select(Text),
    ];

    /// <summary>The shape a reference means; null, reported, where there is none of that number.</summary>
    public OldShape? Find(OldNode reference)
    {
        if (reference.Said("referencedShapeIdentifier") is { } number && byNumber.TryGetValue(number, out var shape))
        {
            return shape;
        }

        reference.NotHeld("", "refers to a shape that is not there and was left out.");
        return null;
    }

    private XElement? Shape(OldNode old, string? type, string name)
    {
        if (type is not ("Point" or "MultiPoint" or "Polyline" or "Circle" or "Ellipse"))
        {
            old.Malformed("@xsi:type", "is no shape of AIM 3 (Point, MultiPoint, Polyline, Circle, Ellipse).");
            return null;
        }

        var points = old.Items("spatialCoordinateCollection", "SpatialCoordinate");
        var isSolid = points.Exists(p => p.Type == "ThreeDimensionSpatialCoordinate");
        var dimension = isSolid ? "Three" : "Two";
        var uid = old.Made();
        Remember(old.Said("shapeIdentifier"), new OldShape(uid, dimension));
        var shape = old.Typed(
            name, isSolid && type == "Circle" ? "ThreeDimensionEllipse" : $"{dimension}Dimension{type}",
            Id("uniqueIdentifier", uid), old.Value("shapeIdentifier"), old.Value("includeFlag"),
            old.Value("lineColor"), old.Value("lineOpacity"), old.Value("lineStyle"), old.Value("lineThickness"),
            Common(old, points, isSolid ? "frameOfReferenceUID" : "imageReferenceUID") is { } image ? Id(isSolid ? "frameOfReferenceUid" : "imageReferenceUid", image) : null,
            !isSolid && Common(old, points, "referencedFrameNumber") is { } frame ? Simple("referencedFrameNumber", frame) : null,
            Wrap(isSolid ? "threeDimensionSpatialCoordinateCollection" : "twoDimensionSpatialCoordinateCollection", points.Select(p => Closed(p, p.From(
                $"{dimension}DimensionSpatialCoordinate", p.Value("coordinateIndex"), p.Value("x"), p.Value("y"), p.Value("z"))))));
        return Closed(old, shape);
    }

    private XElement Text(OldNode old)
    {
        var connector = old.Single("multiPoint", "MultiPoint") is { } points ? Shape(points, "MultiPoint", "geometricShapeEntity") : null;
        return Closed(old, old.Typed(
            "MarkupEntity", "TextAnnotationEntity",
            old.OwnId(), old.Value("text"), old.Value("font"), old.Value("fontColor"), old.Value("fontEffect"), old.Value("fontSize"), old.Value("fontStyle"),
            old.Value("textJustify"), old.Value("fontOpacity"), connector));
    }

    private void Remember(string? number, OldShape shape)
    {
        all.Add(shape);
        if (number is not null)
        {
            byNumber.TryAdd(number, shape);
        }
    }

    private static string? Common(OldNode shape, List<OldNode> points, string attribute)
    {
        var values = points.Select(p => p.Said(attribute)).Distinct().ToList();
        if (values.Count > 1)
        {
            shape.Malformed("", $"has points of several {attribute}s; a shape of 4.2 lies on one.");
        }

        return values.FirstOrDefault();
    }
}
