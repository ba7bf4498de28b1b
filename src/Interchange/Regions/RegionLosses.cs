using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange.Regions;

/// <summary>What AIM says that regions, whatever they are written as, do not hold.</summary>
internal static class RegionLosses
{
    private static readonly ShapeDetails Hole = new(includeFlag: false);

    /// <summary>What is said of the whole document, once.</summary>
    public static IEnumerable<Loss> Of(ImageAnnotationCollection collection) =>
        new[]
        {
            ("accessionNumber", collection.AccessionNumber is not null), ("description", collection.Description is not null), ("equipment", collection.Equipment is { } made && made.ManufacturerName != DerivedObject.Program),
        }.Where(p => p.Item2).Select(p => new Loss($"/ImageAnnotationCollection/{p.Item1}", "Objects of regions take it from their images and their maker."));

    /// <summary>What is said of one annotation.</summary>
    public static IEnumerable<Loss> Of(ImageAnnotation annotation, string path)
    {
        (int Count, string Element, string What)[] parts =
        [
            (annotation.Calculations.Count, "calculationEntityCollection", "measurements"),
            (annotation.Inferences.Count, "inferenceEntityCollection", "conclusions"),
            (annotation.Observations.Sum(o => o.Characteristics.Count), "imagingObservationEntityCollection", "answers on observations"),
            (Math.Max(0, annotation.Observations.Count - 1), "imagingObservationEntityCollection", "further observations"),
            (Math.Max(0, annotation.PhysicalEntities.Count - 1), "imagingPhysicalEntityCollection", "further sites"),
            (annotation.TemplateUid is null ? 0 : 1, "templateUid", "template"),
            (annotation.PrecedentReferencedAnnotationUid is null ? 0 : 1, "precedentReferencedAnnotationUid", "precedent"),
            (annotation.AuditTrails.Count, "auditTrailCollection", "audit trail"),
            (annotation.Roles.Count, "annotationRoleEntityCollection", "roles"),
            (annotation.LesionObservations.Count, "lesionObservationEntityCollection", "lesion observations"),
            (annotation.TaskContexts.Count, "taskContextEntityCollection", "task contexts"),
            (annotation.Markups.OfType<GeometricShapeEntity>().Count(s => s.Details != ShapeDetails.None && s.Details != Hole), "markupEntityCollection", "labels, descriptions, questions and line styles of shapes"),
            (annotation.Markups.Count(m => m is TwoDimensionEllipse or TwoDimensionCircle), "markupEntityCollection", "ellipses and circles, only the polygons or voxels that they become"),
            (annotation.Markups.OfType<TextAnnotationEntity>().Count(), "markupEntityCollection", "words on the image"),
            (annotation.PhysicalEntities.Count(HasMore), "imagingPhysicalEntityCollection", "confidence, label, comment and characteristics of the site"),
        ];
        return parts.Where(p => p.Count > 0).Select(p => new Loss($"{path}/{p.Element}", $"A region holds no {p.What} ({p.Count})."));
    }

    private static bool HasMore(ImagingPhysicalEntity site) =>
        site.Answer.AnnotatorConfidence is not null || site.Answer.Label is not null || site.Answer.Comment is not null || site.Characteristics.Count + site.ObservationCharacteristics.Count > 0;
}
