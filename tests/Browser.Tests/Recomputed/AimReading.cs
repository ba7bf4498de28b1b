using System.Globalization;
using System.Xml.Linq;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A shape in an AIM document; a polyline is a contour, two points are an axis.</summary>
public sealed record AimShape(string Uid, string Type, string SopInstanceUid, IReadOnlyList<PixelPoint> Points);

/// <summary>A number in an AIM document with the shapes it is of.</summary>
public sealed record AimNumber(string Code, string? Derivation, double Value, string Unit, IReadOnlyList<string> Shapes);

/// <summary>An answer: codes of question and answer, confidence from 0 to 1.</summary>
public sealed record AimAnswer(string Question, string Answer, double? Confidence);

/// <summary>One ImageAnnotation.</summary>
public sealed record AimFinding(string TrackingUid, IReadOnlyList<AimShape> Shapes, IReadOnlyList<AimNumber> Numbers, IReadOnlyList<AimAnswer> Answers)
{
    public IEnumerable<AimShape> Contours => Shapes.Where(s => s.Type == "TwoDimensionPolyline");

    public IEnumerable<AimShape> Axes => Shapes.Where(s => s.Type == "TwoDimensionMultiPoint");
}

/// <summary>One reader's AIM 4.2 document, as far as its numbers can be computed from it again.</summary>
public sealed record AimReading(string CollectionUid, string Reader, IReadOnlyList<AimFinding> Findings)
{
    private static readonly XNamespace Aim = "gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM";
    private static readonly XName Type = XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "type";

    public static AimReading Parse(string xml)
    {
        var root = XDocument.Parse(xml).Root!;
        return new AimReading(
            Root(root, "uniqueIdentifier"), Value(root.Element(Aim + "user")!, "loginName"),
            [.. root.Descendants(Aim + "ImageAnnotation").Select(Finding)]);
    }

    private static AimFinding Finding(XElement annotation) => new(
        Root(annotation, "trackingUniqueIdentifier"),
        [.. annotation.Descendants(Aim + "MarkupEntity").Select(Shape)],
        [.. annotation.Descendants(Aim + "CalculationEntity").Select(c => Number(c, annotation))],
        [.. annotation.Descendants().Where(e => e.Element(Aim + "questionTypeCode") is not null && e.Element(Aim + "typeCode") is not null).Select(Answer)]);

    private static AimShape Shape(XElement markup) => new(
        Root(markup, "uniqueIdentifier"), markup.Attribute(Type)!.Value, Root(markup, "imageReferenceUid"),
        [.. markup.Descendants(Aim + "TwoDimensionSpatialCoordinate")
            .OrderBy(c => int.Parse(Value(c, "coordinateIndex"), CultureInfo.InvariantCulture))
            .Select(c => new PixelPoint(Real(Value(c, "x")), Real(Value(c, "y"))))]);

    private static AimNumber Number(XElement calculation, XElement annotation)
    {
        var uid = Root(calculation, "uniqueIdentifier");
        var codes = calculation.Elements(Aim + "typeCode").Select(c => c.Attribute("code")!.Value).ToList();
        var shapes = annotation.Descendants().Where(e => e.Attribute(Type)?.Value == "CalculationEntityReferencesMarkupEntityStatement" && Root(e, "subjectUniqueIdentifier") == uid)
            .Select(e => Root(e, "objectUniqueIdentifier"));
        var result = calculation.Descendants(Aim + "CalculationResult").Single();
        return new AimNumber(codes[0], codes.ElementAtOrDefault(1), Real(Value(result, "value")), Value(result, "unitOfMeasure"), [.. shapes]);
    }

    private static AimAnswer Answer(XElement coded) => new(
        coded.Element(Aim + "questionTypeCode")!.Attribute("code")!.Value, coded.Element(Aim + "typeCode")!.Attribute("code")!.Value,
        coded.Element(Aim + "annotatorConfidence") is { } c ? Real(c.Attribute("value")!.Value) : null);

    private static string Root(XElement parent, string name) => parent.Element(Aim + name)!.Attribute("root")!.Value;

    private static string Value(XElement parent, string name) => parent.Element(Aim + name)!.Attribute("value")!.Value;

    private static double Real(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
