using System.Xml.Linq;
using static CrowdAnnotate.Aim.OldDocument;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>Findings, sites, conclusions and segmentations of AIM 3.</summary>
internal static class OldEntities
{
    public static XElement Anatomy(OldNode old) => Closed(old, old.From(
        "ImagingPhysicalEntity",
        old.OwnId(), old.Code(), old.Value("isPresent"), old.Value("annotatorConfidence"), old.Value("label"), old.Value("comment"),
        Wrap("imagingPhysicalEntityCharacteristicCollection", old.Items("anatomicEntityCharacteristicCollection", "AnatomicEntityCharacteristic")
            .Select(c => Characteristic(c, "ImagingPhysicalEntityCharacteristic"))),
        Characteristics(old)));

    public static XElement Observation(OldNode old, OldShapes shapes, List<XElement> statements)
    {
        var made = old.From(
            "ImagingObservationEntity",
            old.OwnId(), old.Code(), old.Value("annotatorConfidence"), old.Value("label"), old.Value("comment"), old.Value("isPresent"), Characteristics(old));
        if (old.Single("referencedGeometricShape", "ReferencedGeometricShape") is { } reference)
        {
            if (shapes.Find(reference) is { } shape)
            {
                statements.Add(reference.Typed(
                    "ImageAnnotationStatement", $"ImagingObservationEntityIsIdentifiedBy{shape.Dimension}DimensionGeometricShapeEntityStatement",
                    Id("subjectUniqueIdentifier", made.Value("uniqueIdentifier")!), Id("objectUniqueIdentifier", shape.Uid)));
            }

            reference.Close();
        }

        return Closed(old, made);
    }

    public static XElement Inference(OldNode old) => Closed(old, old.From(
        "InferenceEntity", old.OwnId(), old.Value("imageEvidence"), old.Code(), old.Value("annotatorConfidence")));

    public static XElement Segmentation(OldNode old, XElement annotation, List<XElement> statements)
    {
        var made = old.Typed(
            "SegmentationEntity", "DicomSegmentationEntity",
            old.OwnId(), old.Id("sopInstanceUID", "sopInstanceUid"), old.Id("sopClassUID", "sopClassUid"),
            old.Id("referencedSopInstanceUID", "referencedSopInstanceUid"), old.Value("segmentNumber"));
        if (old.Single("imagingObservation", "ImagingObservation") is { } seen)
        {
            var observation = Observation(seen, new OldShapes(), []);
            var all = annotation.Element(AimXml.Aim + "imagingObservationEntityCollection");
            if (all is null)
            {
                annotation.Add(all = new XElement(AimXml.Aim + "imagingObservationEntityCollection"));
            }

            all.Add(observation);
            statements.Add(old.Typed(
                "ImageAnnotationStatement", "DicomSegmentationEntityHasImagingObservationEntityStatement",
                Id("subjectUniqueIdentifier", made.Value("uniqueIdentifier")!), Id("objectUniqueIdentifier", observation.Value("uniqueIdentifier")!)));
        }

        return Closed(old, made);
    }

    private static XElement? Characteristics(OldNode old) => Wrap(
        "imagingObservationCharacteristicCollection",
        old.Items("imagingObservationCharacteristicCollection", "ImagingObservationCharacteristic").Select(c => Characteristic(c, "ImagingObservationCharacteristic")));

    private static XElement Characteristic(OldNode old, string name) => Closed(old, old.From(
        name,
        old.Code(), old.Value("annotatorConfidence"), old.Value("label"), old.Value("comment"),
        Wrap("characteristicQuantificationCollection", old.Items("characteristicQuantificationCollection", "CharacteristicQuantification").Select(OldQuantifications.Read))));
}
