using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>All checks of a document, annotation by annotation.</summary>
internal static class DocumentChecks
{
    public static void Run(AnnotationCollection document, IReadOnlyDictionary<Uid, ImageSize> images, List<ValidationFinding> found)
    {
        var log = new ValidationLog("/" + document.GetType().Name, found);
        log.Uid("uniqueIdentifier", document.UniqueIdentifier);
        log.Uid("studyInstanceUid", document.StudyInstanceUid);
        log.Uid("seriesInstanceUid", document.SeriesInstanceUid);
        log.Date("dateTime", document.DateTime);
        var whole = new WholeDocument(document);
        var (wrapper, item) = document is ImageAnnotationCollection ? ("imageAnnotations", "ImageAnnotation") : ("annotationOfAnnotations", "AnnotationOfAnnotation");
        for (var i = 0; i < document.Annotations.Count; i++)
        {
            var (annotation, at) = (document.Annotations[i], log.At(wrapper, item, i));
            Common(annotation, at);
            whole.Check(annotation, at);
            StatementChecks.Run(annotation, whole, at);
            if (annotation is ImageAnnotation ofImage)
            {
                ReferenceChecks.Run(ofImage, at);
                MarkupChecks.Run(ofImage, images, at);
                TieChecks.Run(ofImage, at);
            }
        }
    }

    private static void Common(AnnotationEntity annotation, ValidationLog log)
    {
        log.Date("dateTime", annotation.DateTime);
        log.Codes("typeCode", annotation.TypeCodes);
        for (var i = 0; i < annotation.AuditTrails.Count; i++)
        {
            log.At("auditTrailCollection", "AuditTrail", i).Date("dateTime", annotation.AuditTrails[i].DateTime);
        }

        for (var i = 0; i < annotation.PhysicalEntities.Count; i++)
        {
            var (site, at) = (annotation.PhysicalEntities[i], log.At("imagingPhysicalEntityCollection", "ImagingPhysicalEntity", i));
            AnswerChecks.Run(site.Answer, at);
            AnswerChecks.Run(site.Characteristics, at);
            AnswerChecks.Run(site.ObservationCharacteristics, at);
        }

        for (var i = 0; i < annotation.Calculations.Count; i++)
        {
            CalculationChecks.Run(annotation.Calculations[i], log.At("calculationEntityCollection", "CalculationEntity", i));
        }

        for (var i = 0; i < annotation.Inferences.Count; i++)
        {
            AnswerChecks.Run(annotation.Inferences[i].Answer, log.At("inferenceEntityCollection", "InferenceEntity", i));
        }

        for (var i = 0; i < annotation.LesionObservations.Count; i++)
        {
            AnswerChecks.Run(annotation.LesionObservations[i], log.At("lesionObservationEntityCollection", "LesionObservationEntity", i));
        }

        for (var i = 0; i < annotation.Observations.Count; i++)
        {
            var (observation, at) = (annotation.Observations[i], log.At("imagingObservationEntityCollection", "ImagingObservationEntity", i));
            AnswerChecks.Run(observation.Answer, at);
            AnswerChecks.Run(observation.Characteristics, at);
        }
    }
}
