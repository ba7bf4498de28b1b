using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What is mended of an element as a whole, by its type.</summary>
internal sealed class EntityMends(Mends log)
{
    private readonly PointMends points = new(log);
    private readonly ReferenceMends references = new(log);
    private readonly StatementMends statements = new(log);

    /// <summary>Gives an element of an abstract type the kind that its parts show, where it does not say.</summary>
    public void GiveType(XElement element, SchemaType declared, Place place)
    {
        if (!declared.IsAbstract || element.Attribute(AimXml.Xsi + "type") is { Value.Length: > 0 })
        {
            return;
        }

        var type = declared.Name switch
        {
            "CalculationResult" => element.Has("calculationDataCollection") ? "ExtendedCalculationResult" : "CompactCalculationResult",
            "ImageReferenceEntity" => element.Has("uri") ? "UriImageReferenceEntity" : "DicomImageReferenceEntity",
            "SegmentationEntity" => "DicomSegmentationEntity",
            "MarkupEntity" when element.Has("text") => "TextAnnotationEntity",
            "LesionObservationEntity" => element.Has("trackingIdentifier") ? "GeneralLesionObservationEntity" : "TimePointLesionObservationEntity",
            "CharacteristicQuantification" => Quantification(element),
            _ => null,
        };
        if (type is not null)
        {
            element.SetAttributeValue(AimXml.Xsi + "type", type);
            log.Mended(place, "@xsi:type", $"is not there; its parts are those of {type}.");
        }
    }

    public void BeforeBlanks(XElement element, SchemaType type, Place place)
    {
        switch (type.Name)
        {
            case "CompactCalculationResult" or "ExtendedCalculationResult":
                Result(element, place);
                break;
            case "Numerical" or "Interval":
                Units.Mend(element, "ucumString", place, log);
                break;
            case "ImageSeries":
                references.Series(element, place);
                break;
            case "Person":
                Person(element, place);
                break;
            case "ImageAnnotation":
                points.Include(element, place);
                references.Annotation(element, place);
                statements.LeaveOutBlank(element, place);
                break;
            case "AnnotationOfAnnotation":
                statements.LeaveOutBlank(element, place);
                break;
            case "ImageAnnotationCollection" or "AnnotationOfAnnotationCollection":
                Nobody(element, place);
                break;
            default:
                points.Mend(element, type, place);
                break;
        }
    }

    public void AfterBlanks(XElement element, SchemaType type, Place place)
    {
        if (type.Name is "ImageAnnotation" or "AnnotationOfAnnotation")
        {
            statements.Annotation(element, place);
        }
        else if (type.Name == "ImageAnnotationCollection" && element.Value("uniqueIdentifier") is { } uid
            && element.Items("imageAnnotations").Exists(a => a.Value("uniqueIdentifier") == uid))
        {
            element.Element(AimXml.Aim + "uniqueIdentifier")!.SetAttributeValue("root", log.Made(place, "uniqueIdentifier"));
            log.Mended(place, "uniqueIdentifier", "is also that of an annotation; the collection was given another.");
        }
    }

    private void Result(XElement element, Place place)
    {
        if (element.Attribute("type") is null)
        {
            element.SetAttributeValue("type", "Scalar");
            log.Mended(place, "@type", "is not there; the result was taken as a scalar.");
        }

        Units.Mend(element, "unitOfMeasure", place, log);
        if ((string?)element.Attribute("type") == "Scalar" && element.Items("dimensionCollection").Count == 0 && element.Parent?.Parent is { } calculation)
        {
            element.Element(AimXml.Aim + "dimensionCollection")?.Remove();
            element.Add(new XElement(AimXml.Aim + "dimensionCollection", new XElement(
                AimXml.Aim + "Dimension", Of("index", "0"), Of("size", "1"), Of("label", calculation.Value("description") ?? calculation.Meaning("typeCode") ?? "value"))));
            log.Mended(place, "dimensionCollection", "is not there; a scalar has one of size 1.");
        }
    }

    // 4.0 as Stanford has it, and 4.1, know the identifier from before de-identification; 4.2 does not.
    private void Person(XElement element, Place place)
    {
        if (element.Element(AimXml.Aim + "originalId") is { } original)
        {
            original.Remove();
            log.NotHeld(place, "originalId", "has no place in 4.2 and was left out.");
        }
    }

    private void Nobody(XElement collection, Place place)
    {
        foreach (var (name, parts) in new[] { ("user", new[] { "name", "loginName" }), ("person", ["name", "id"]), ("equipment", ["manufacturerName", "manufacturerModelName"]) })
        {
            if (collection.Element(AimXml.Aim + name) is { } found && parts.All(p => found.Value(p) is null))
            {
                found.Remove();
                log.Mended(place, name, "names nobody and nothing, and was left out.");
            }
        }
    }

    private static string? Quantification(XElement element) =>
        element.Attribute("minOperator") is not null ? "Interval"
        : element.Has("bins") ? "Quantile"
        : element.Has("typeCode") ? "NonQuantifiable"
        : element.Has("ucumString") ? "Numerical"
        : element.Attribute("type") is not null ? "Scale" : null;

    private static XElement Of(string name, string value) => new(AimXml.Aim + name, new XAttribute("value", value));
}
