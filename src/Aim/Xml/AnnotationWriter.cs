namespace CrowdAnnotate.Aim;

/// <summary>Annotations in the order of the schema.</summary>
internal static class AnnotationWriter
{
    public static void Write(AimWriter to, ImageAnnotation annotation) => to.Element("ImageAnnotation", () =>
    {
        Common(to, annotation);
        to.Collection("segmentationEntityCollection", annotation.Segmentations, e => ReferenceWriter.Segmentation(to, e));
        to.Collection("markupEntityCollection", annotation.Markups, e => MarkupWriter.Write(to, e));
        to.Collection("imageAnnotationStatementCollection", annotation.Statements, s => Statement(to, "ImageAnnotationStatement", s));
        to.Collection("imageReferenceEntityCollection", annotation.ImageReferences, e => ReferenceWriter.Images(to, e));
    });

    public static void Write(AimWriter to, AnnotationOfAnnotation annotation) => to.Element("AnnotationOfAnnotation", () =>
    {
        Common(to, annotation);
        if (annotation.Adjudication is { } adjudication)
        {
            to.Element("adjudicationObservation", () => Adjudication(to, adjudication));
        }

        to.Collection("annotationOfAnnotationStatementCollection", annotation.Statements, s => Statement(to, "AnnotationOfAnnotationStatement", s));
    });

    private static void Common(AimWriter to, AnnotationEntity annotation)
    {
        to.Id("uniqueIdentifier", annotation.UniqueIdentifier);
        to.Codes("typeCode", annotation.TypeCodes);
        to.DateTime("dateTime", annotation.DateTime);
        to.Text("name", annotation.Name);
        to.Text("comment", annotation.Comment);
        to.Id("precedentReferencedAnnotationUid", annotation.PrecedentReferencedAnnotationUid);
        to.Id("templateUid", annotation.TemplateUid);
        to.Id("trackingUniqueIdentifier", annotation.TrackingUniqueIdentifier);
        to.Collection("auditTrailCollection", annotation.AuditTrails, a => TaskWriter.AuditTrail(to, a));
        to.Collection("imagingPhysicalEntityCollection", annotation.PhysicalEntities, e => EntityWriter.Physical(to, e));
        to.Collection("calculationEntityCollection", annotation.Calculations, e => CalculationWriter.Write(to, e));
        to.Collection("inferenceEntityCollection", annotation.Inferences, e => EntityWriter.Inference(to, e));
        to.Collection("annotationRoleEntityCollection", annotation.Roles, e => TaskWriter.Role(to, e));
        to.Collection("lesionObservationEntityCollection", annotation.LesionObservations, e => LesionWriter.Write(to, e));
        to.Collection("imagingObservationEntityCollection", annotation.Observations, e => EntityWriter.Observation(to, e));
        to.Collection("taskContextEntityCollection", annotation.TaskContexts, e => TaskWriter.Context(to, e));
    }

    private static void Adjudication(AimWriter to, AdjudicationObservation adjudication)
    {
        to.Id("observationUid", adjudication.ObservationUid);
        to.Code("observationScope", adjudication.ObservationScope);
        to.Code("personObserversRoleInThisProcedure", adjudication.PersonObserversRole);
        AimWriter.All(adjudication.AcceptedIdentifiers, i => to.Text("identifierWithinAcceptedPersonObserversRole", i));
        AimWriter.All(adjudication.RejectedIdentifiers, i => to.Text("identifierWithinRejectedPersonObserversRole", i));
        to.Code("reasonForChoice", adjudication.ReasonForChoice);
        to.Code("reasonForDiscordance", adjudication.ReasonForDiscordance);
        to.Text("comment", adjudication.Comment);
        to.Flag("imageQualityIssuesDiscordance", adjudication.ImageQualityIssuesDiscordance);
    }

    private static void Statement(AimWriter to, string name, AnnotationStatement statement) => to.Element(name, () =>
    {
        to.Id("subjectUniqueIdentifier", statement.Subject);
        to.Id("objectUniqueIdentifier", statement.Object);
    }, statement.Kind + "Statement");
}
