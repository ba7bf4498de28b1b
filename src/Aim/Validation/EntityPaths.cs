namespace CrowdAnnotate.Aim;

/// <summary>Where in its annotation each entity stands.</summary>
internal static class EntityPaths
{
    /// <summary>The entities with the path of each, ending in a stroke; empty for the annotation itself.</summary>
    public static IEnumerable<(Entity Entity, string Path)> Of(AnnotationEntity annotation)
    {
        IEnumerable<(Entity, string)> all =
        [
            (annotation, ""), .. In("imagingPhysicalEntityCollection/ImagingPhysicalEntity", annotation.PhysicalEntities),
            .. In("calculationEntityCollection/CalculationEntity", annotation.Calculations), .. In("inferenceEntityCollection/InferenceEntity", annotation.Inferences),
            .. In("annotationRoleEntityCollection/AnnotationRoleEntity", annotation.Roles),
            .. In("lesionObservationEntityCollection/LesionObservationEntity", annotation.LesionObservations),
            .. In("imagingObservationEntityCollection/ImagingObservationEntity", annotation.Observations), .. Tasks(annotation.TaskContexts, ""),
        ];
        return annotation is ImageAnnotation image ? all.Concat(OfImage(image)) : all;
    }

    private static IEnumerable<(Entity, string)> OfImage(ImageAnnotation annotation) =>
    [
        .. In("segmentationEntityCollection/SegmentationEntity", annotation.Segmentations), .. In("markupEntityCollection/MarkupEntity", annotation.Markups),
        .. In("markupEntityCollection/MarkupEntity", annotation.Markups).SelectMany(m => m.Item1 is TextAnnotationEntity { Connector: { } connector }
            ? new (Entity, string)[] { (connector, m.Item2 + "geometricShapeEntity/") } : []),
        .. In("imageReferenceEntityCollection/ImageReferenceEntity", annotation.ImageReferences),
    ];

    private static IEnumerable<(Entity, string)> Tasks(IReadOnlyList<TaskContextEntity> tasks, string above) =>
        In(above + "taskContextEntityCollection/TaskContextEntity", tasks).SelectMany(t => Tasks(((TaskContextEntity)t.Item1).Nested, t.Item2).Prepend(t));

    private static IEnumerable<(Entity, string)> In<T>(string item, IReadOnlyList<T> entities)
        where T : Entity => entities.Select((e, i) => ((Entity)e, $"{item}[{i + 1}]/"));
}
