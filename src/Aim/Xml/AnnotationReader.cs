namespace CrowdAnnotate.Aim;

/// <summary>Reads one annotation in the order of the schema.</summary>
internal static class AnnotationReader
{
    public static ImageAnnotation? Read(AimNode node) => node.Build<ImageAnnotation>(Parts);

    private static Func<ImageAnnotation> Parts(AimNode n)
    {
        var (uid, types, date, name) = (n.Id("uniqueIdentifier"), n.Codes("typeCode", required: true), n.DateTime("dateTime"), n.Text("name"));
        var (comment, precedent) = (n.OptionalText("comment"), n.OptionalId("precedentReferencedAnnotationUid"));
        var (template, tracking) = (n.OptionalId("templateUid"), n.OptionalId("trackingUniqueIdentifier"));
        var audits = n.Collection("auditTrailCollection", "AuditTrail", EntityReader.AuditTrail);
        var sites = n.Collection("imagingPhysicalEntityCollection", "ImagingPhysicalEntity", EntityReader.Physical);
        var calculations = n.Collection("calculationEntityCollection", "CalculationEntity", CalculationReader.Read);
        var inferences = n.Collection("inferenceEntityCollection", "InferenceEntity", EntityReader.Inference);
        LeaveOut(n, "annotationRoleEntityCollection", "lesionObservationEntityCollection");
        var observations = n.Collection("imagingObservationEntityCollection", "ImagingObservationEntity", EntityReader.Observation);
        LeaveOut(n, "taskContextEntityCollection");
        var segmentations = n.Collection("segmentationEntityCollection", "SegmentationEntity", ReferenceReader.Segmentation);
        var markups = n.Collection("markupEntityCollection", "MarkupEntity", MarkupReader.Read);

        // Statements stand before the references but are read after them, when all that was left out is known.
        var relations = n.Optional("imageAnnotationStatementCollection");
        var references = n.Collection("imageReferenceEntityCollection", "ImageReferenceEntity", ReferenceReader.Images);
        var statements = relations?.Items("ImageAnnotationStatement", EntityReader.Statement) ?? [];
        return () => new(
            uid, types, date, name, comment, precedent, template, tracking, audits, sites, calculations, inferences, observations,
            segmentations, markups, statements, references);
    }

    private static void LeaveOut(AimNode node, params string[] names)
    {
        foreach (var name in names)
        {
            node.Optional(name)?.NotHeld("is not held yet and was left out.");
        }
    }
}
