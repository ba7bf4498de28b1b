using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads one annotation in the order of the schema.</summary>
internal static class AnnotationReader
{
    public static ImageAnnotation? OfImage(AimNode node) => node.Build<ImageAnnotation>(n =>
    {
        var a = Head(n);
        var segmentations = n.Collection("segmentationEntityCollection", "SegmentationEntity", ReferenceReader.Segmentation);
        var markups = n.Collection("markupEntityCollection", "MarkupEntity", MarkupReader.Read);

        // Statements stand before the references but are read after them, when all that was left out is known.
        var relations = n.Optional("imageAnnotationStatementCollection");
        var references = n.Collection("imageReferenceEntityCollection", "ImageReferenceEntity", ReferenceReader.Images);
        var statements = relations?.Items("ImageAnnotationStatement", StatementReader.Read) ?? [];
        return () => new(
            a.Uid, a.Types, a.Date, a.Name, a.Comment, a.Precedent, a.Template, a.Tracking, a.Audits, a.Sites, a.Calculations, a.Inferences, a.Observations,
            segmentations, markups, statements, references, a.Roles, a.Lesions, a.Tasks);
    });

    public static AnnotationOfAnnotation? OfAnnotation(AimNode node) => node.Build<AnnotationOfAnnotation>(n =>
    {
        var a = Head(n);
        var adjudication = n.Optional("adjudicationObservation")?.Build<AdjudicationObservation>(Adjudication);
        var statements = n.Collection("annotationOfAnnotationStatementCollection", "AnnotationOfAnnotationStatement", StatementReader.Read);
        return () => new(
            a.Uid, a.Types, a.Date, a.Name, a.Comment, a.Precedent, a.Template, a.Tracking, a.Audits, a.Sites, a.Calculations, a.Inferences, a.Observations,
            adjudication, statements, a.Roles, a.Lesions, a.Tasks);
    });

    private static Common Head(AimNode n)
    {
        var (uid, types, date, name) = (n.Id("uniqueIdentifier"), n.Codes("typeCode", required: true), n.DateTime("dateTime"), n.Text("name"));
        var (comment, precedent) = (n.OptionalText("comment"), n.OptionalId("precedentReferencedAnnotationUid"));
        var (template, tracking) = (n.OptionalId("templateUid"), n.OptionalId("trackingUniqueIdentifier"));
        var audits = n.Collection("auditTrailCollection", "AuditTrail", TaskReader.AuditTrail);
        var sites = n.Collection("imagingPhysicalEntityCollection", "ImagingPhysicalEntity", EntityReader.Physical);
        var calculations = n.Collection("calculationEntityCollection", "CalculationEntity", CalculationReader.Read);
        var inferences = n.Collection("inferenceEntityCollection", "InferenceEntity", EntityReader.Inference);
        var roles = n.Collection("annotationRoleEntityCollection", "AnnotationRoleEntity", TaskReader.Role);
        var lesions = n.Collection("lesionObservationEntityCollection", "LesionObservationEntity", LesionReader.Read);
        var observations = n.Collection("imagingObservationEntityCollection", "ImagingObservationEntity", EntityReader.Observation);
        var tasks = n.Collection("taskContextEntityCollection", "TaskContextEntity", TaskReader.Context);
        return new(uid, types, date, name, comment, precedent, template, tracking, audits, sites, calculations, inferences, roles, lesions, observations, tasks);
    }

    private static Func<AdjudicationObservation> Adjudication(AimNode n)
    {
        var (uid, scope, role) = (n.Id("observationUid"), n.Code("observationScope"), n.OptionalCode("personObserversRoleInThisProcedure"));
        var (accepted, rejected) = (n.Texts("identifierWithinAcceptedPersonObserversRole"), n.Texts("identifierWithinRejectedPersonObserversRole"));
        var (choice, discordance) = (n.Code("reasonForChoice"), n.OptionalCode("reasonForDiscordance"));
        var (comment, quality) = (n.OptionalText("comment"), n.Flag("imageQualityIssuesDiscordance"));
        return () => new(uid, scope, choice, quality, role, accepted, rejected, discordance, comment);
    }

    private sealed record Common(
        Uid Uid, List<CodedConcept> Types, AimDateTime Date, string Name, string? Comment, Uid? Precedent, Uid? Template, Uid? Tracking,
        List<AuditTrail> Audits, List<ImagingPhysicalEntity> Sites, List<CalculationEntity> Calculations, List<InferenceEntity> Inferences,
        List<AnnotationRoleEntity> Roles, List<LesionObservationEntity> Lesions, List<ImagingObservationEntity> Observations, List<TaskContextEntity> Tasks);
}
