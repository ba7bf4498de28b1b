using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CrowdAnnotate.Browser.Tests.Recomputed;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>AIM 4.2 of a phantom as its scanner named it: lesions outlined by another program.</summary>
internal static class MadeAim
{
    private static readonly XNamespace Aim = "gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM";
    private static readonly XNamespace Iso = "uri:iso.org:21090";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static int next = 7400;

    /// <summary>Writes a document.</summary>
    /// <param name="move">How far outlines are beside the truth, pixels.</param>
    /// <returns>Its path.</returns>
    public static string Write(string folder, string name, IReadOnlyList<int> lesions, double scale, double move)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        var (root, all) = (truth.RootElement, PhantomTruth.Read(folder).Lesions);
        var document = new XElement(
            Aim + "ImageAnnotationCollection", new XAttribute("aimVersion", "AIMv4_2"), Id("uniqueIdentifier"), Id("studyInstanceUid", root.GetProperty("studyInstanceUid").GetString()), Id("seriesInstanceUid"),
            Value("dateTime", "20240506070809"), new XElement(Aim + "imageAnnotations", lesions.Select(n => Annotation(all[n], n + 1, root, scale, move))));
        var path = Path.Combine(folder, name + ".xml");
        new XDocument(document).Save(path);
        return path;
    }

    private static XElement Annotation(TrueLesion lesion, int number, JsonElement root, double scale, double move)
    {
        var (axis, cross) = (lesion.Largest.LongAxis, lesion.Largest.ShortAxis);
        var image = Sop(root, lesion.LargestSlice);
        var (longId, shortId, longLine, shortLine) = (New(), New(), New(), New());
        return new XElement(
            Aim + "ImageAnnotation", Id("uniqueIdentifier"), Code("typeCode", "52988006", "SCT", "Lesion"), Value("dateTime", "20240506070809"), Value("name", $"Lesion {number}"),
            new XElement(Aim + "imagingPhysicalEntityCollection", new XElement(Aim + "ImagingPhysicalEntity", Id("uniqueIdentifier"), Code("typeCode", "RID58", "RadLex", "liver"))),
            new XElement(Aim + "calculationEntityCollection", Length(longId, "103339001", "Long Axis", axis.Millimetres), Length(shortId, "103340004", "Short Axis", cross.Millimetres)),
            new XElement(Aim + "imagingObservationEntityCollection", new XElement(
                Aim + "ImagingObservationEntity", Id("uniqueIdentifier"), Code("typeCode", "52988006", "SCT", "Lesion"), new XElement(
                    Aim + "imagingObservationCharacteristicCollection", Answer(Code("questionTypeCode", "C25563", "NCIt", "Margin"), "RID5707", "RadLex", "circumscribed"), Answer(Code("questionTypeCode", "RID36042", "RadLex", "Malignancy"), "904", "99LIDCQIICR", "moderately suspicious", 0.75)))),
            new XElement(
                Aim + "markupEntityCollection", Shape("TwoDimensionMultiPoint", 1, image, [axis.From, axis.To], longLine), Shape("TwoDimensionMultiPoint", 2, image, [cross.From, cross.To], shortLine),
                lesion.Sections.Select((s, i) => Shape("TwoDimensionPolyline", i + 3, Sop(root, s.Slice), s.Outline(48, scale, move, 0), New()))),
            new XElement(Aim + "imageAnnotationStatementCollection", Statement(longId, longLine), Statement(shortId, shortLine)),
            new XElement(Aim + "imageReferenceEntityCollection", new XElement(
                Aim + "ImageReferenceEntity", new XAttribute(Xsi + "type", "DicomImageReferenceEntity"), Id("uniqueIdentifier"), new XElement(
                    Aim + "imageStudy", Id("instanceUid", root.GetProperty("studyInstanceUid").GetString()), Value("startDate", "20240501"), Value("startTime", "070809"), new XElement(
                        Aim + "imageSeries", Id("instanceUid", root.GetProperty("seriesInstanceUid").GetString()), Code("modality", "CT", "DCM", "Computed Tomography"), new XElement(
                            Aim + "imageCollection", lesion.Sections.Select(s => new XElement(Aim + "Image", Id("sopClassUid", "1.2.840.10008.5.1.4.1.1.2"), Id("sopInstanceUid", Sop(root, s.Slice))))))))));
    }

    private static XElement Answer(XElement question, string code, string scheme, string meaning, double? confidence = null) => new(
        Aim + "ImagingObservationCharacteristic", Code("typeCode", code, scheme, meaning), question, confidence is { } sure ? Value("annotatorConfidence", Number(sure)) : null);

    private static XElement Length(string id, string code, string meaning, double millimetres) => new(
        Aim + "CalculationEntity", Id("uniqueIdentifier", id), Code("typeCode", code, "SCT", meaning), Value("description", meaning), new XElement(
            Aim + "calculationResultCollection", new XElement(
                Aim + "CalculationResult", new XAttribute(Xsi + "type", "CompactCalculationResult"), new XAttribute("type", "Scalar"), Value("unitOfMeasure", "mm"), Code("dataType", "C48870", "NCI", "Double"),
                new XElement(Aim + "dimensionCollection", new XElement(Aim + "Dimension", Value("index", "0"), Value("size", "1"), Value("label", meaning))), Value("value", Number(millimetres)))));

    private static XElement Shape(string type, int number, string image, IReadOnlyList<PixelPoint> points, string id) => new(
        Aim + "MarkupEntity", new XAttribute(Xsi + "type", type), Id("uniqueIdentifier", id), Value("shapeIdentifier", $"{number}"), Value("includeFlag", "true"), Id("imageReferenceUid", image), Value("referencedFrameNumber", "1"),
        new XElement(Aim + "twoDimensionSpatialCoordinateCollection", points.Select((p, i) => new XElement(
            Aim + "TwoDimensionSpatialCoordinate", Value("coordinateIndex", $"{i}"), Value("x", Number(p.X)), Value("y", Number(p.Y))))));

    private static XElement Statement(string calculation, string markup) => new(
        Aim + "ImageAnnotationStatement", new XAttribute(Xsi + "type", "CalculationEntityReferencesMarkupEntityStatement"), Id("subjectUniqueIdentifier", calculation), Id("objectUniqueIdentifier", markup));

    private static string Sop(JsonElement root, int slice) => root.GetProperty("sopInstanceUids")[slice].GetString()!;

    private static string New() => string.Create(CultureInfo.InvariantCulture, $"1.2.3.74.{Interlocked.Increment(ref next)}");

    private static XElement Id(string name, string? uid = null) => new(Aim + name, new XAttribute("root", uid ?? New()));

    private static XElement Value(string name, string value) => new(Aim + name, new XAttribute("value", value));

    private static XElement Code(string name, string code, string scheme, string meaning) => new(
        Aim + name, new XAttribute("code", code), new XAttribute("codeSystemName", scheme), new XElement(Iso + "displayName", new XAttribute("value", meaning)));

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
