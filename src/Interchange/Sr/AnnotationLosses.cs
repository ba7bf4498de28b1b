using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>What of an annotation has no row in PS3.21 §A.6, so that it stays behind.</summary>
internal static class AnnotationLosses
{
    /// <param name="written">The markups in the order they are written.</param>
    public static void List(ImageAnnotation annotation, IReadOnlyList<Uid> written, string path, LossList losses)
    {
        losses.If(annotation.TemplateUid is not null, $"{path}/templateUid", "has no place in SR.");
        losses.If(annotation.PrecedentReferencedAnnotationUid is not null, $"{path}/precedentReferencedAnnotationUid", "has no place in SR.");
        losses.If(annotation.AuditTrails.Count > 0, $"{path}/auditTrailCollection", "has no place in SR.");
        losses.If(annotation.Inferences.Count > 0, $"{path}/inferenceEntityCollection", "has no place in SR.");
        losses.If(annotation.Roles.Count > 0, $"{path}/annotationRoleEntityCollection", "has no place in SR.");
        losses.If(annotation.LesionObservations.Count > 0, $"{path}/lesionObservationEntityCollection", "has no place in SR.");
        losses.If(annotation.TaskContexts.Count > 0, $"{path}/taskContextEntityCollection", "has no place in SR.");
        Traits(annotation, path, losses);
        for (var i = 0; i < annotation.Statements.Count; i++)
        {
            losses.If(!IsHeld(annotation.Statements[i].Kind), $"{path}/imageAnnotationStatementCollection/ImageAnnotationStatement[{i + 1}]", $"{annotation.Statements[i].Kind} has no place in SR.");
        }

        var places = written.Select((uid, place) => (uid, place + 1)).ToDictionary();
        for (var i = 0; i < annotation.Markups.Count; i++)
        {
            var (markup, at) = (annotation.Markups[i], $"{path}/markupEntityCollection/MarkupEntity[{i + 1}]");
            var shape = MarkShapes.ShapeOf(markup);
            losses.If(shape != markup, $"{at}/text", "has no place in SR; the shape that the words stand at is kept.");
            Markup(shape, places.GetValueOrDefault(shape.UniqueIdentifier), shape == markup ? at : $"{at}/geometricShapeEntity", losses);
        }
    }

    private static void Traits(ImageAnnotation annotation, string path, LossList losses)
    {
        for (var i = 0; i < annotation.PhysicalEntities.Count; i++)
        {
            var (site, at) = (annotation.PhysicalEntities[i], $"{path}/imagingPhysicalEntityCollection/ImagingPhysicalEntity[{i + 1}]");
            Amounts([.. site.Characteristics.Select(c => c.Quantifications)], $"{at}/imagingPhysicalEntityCharacteristicCollection/ImagingPhysicalEntityCharacteristic", losses);
            losses.If(site.ObservationCharacteristics.Count > 0, $"{at}/imagingObservationCharacteristicCollection", "has no place in SR.");
        }

        for (var i = 0; i < annotation.Observations.Count; i++)
        {
            var at = $"{path}/imagingObservationEntityCollection/ImagingObservationEntity[{i + 1}]";
            Amounts([.. annotation.Observations[i].Characteristics.Select(c => c.Quantifications)], $"{at}/imagingObservationCharacteristicCollection/ImagingObservationCharacteristic", losses);
        }
    }

    private static void Amounts(List<ValueList<CharacteristicQuantification>> ofTraits, string path, LossList losses)
    {
        for (var i = 0; i < ofTraits.Count; i++)
        {
            losses.If(ofTraits[i].Count > 0, $"{path}[{i + 1}]/characteristicQuantificationCollection", "has no place in SR.");
        }
    }

    private static bool IsHeld(StatementKind kind) =>
        kind is StatementKind.CalculationEntityReferencesMarkupEntity or StatementKind.CalculationEntityReferencesSegmentationEntity;

    private static void Markup(MarkupEntity markup, int place, string path, LossList losses)
    {
        if (Refusal(markup) is { } reason)
        {
            losses.Add(path, reason);
            return;
        }

        var shape = (GeometricShapeEntity)markup;
        losses.If(shape.ShapeIdentifier != place, $"{path}/shapeIdentifier", "is counted anew.");
        losses.If(shape.Details != ShapeDetails.None && !IsToldByGroup(shape), path, "its label, description, comment, question and line style have no place in SR.");
        losses.If(shape is TwoDimensionGeometricShapeEntity { Uri: not null }, $"{path}/uri", "has no place in SR.");
        losses.If(shape is ThreeDimensionGeometricShapeEntity { FiducialUid: not null }, $"{path}/fiducialUid", "has no place in SR.");
        var rounding = RegionContent.Rounding(shape);
        var points = shape is TwoDimensionGeometricShapeEntity ? "twoDimensionSpatialCoordinateCollection" : "threeDimensionSpatialCoordinateCollection";
        losses.If(rounding > 0, $"{path}/{points}", FormattableString.Invariant($"is rounded to single precision, by {rounding:G1} at most."));
    }

    // An angle comes back from how its lines meet.
    private static bool IsToldByGroup(GeometricShapeEntity shape) => shape is TwoDimensionMultiPoint { Points.Count: 3 } && shape.Details == new ShapeDetails(label: MarkShapes.Angle);

    private static string? Refusal(MarkupEntity markup) => markup switch
    {
        TextAnnotationEntity => "is words on an image, for which a measurement report has no place; it is left out.",
        TwoDimensionGeometricShapeEntity { ImageReferenceUid: null } => "lies on an image that is not DICOM's, and SR can refer to none other; it is left out.",
        ThreeDimensionGeometricShapeEntity { FrameOfReferenceUid: null } => "names no frame of reference, without which its points are nowhere; it is left out.",
        GeometricShapeEntity { Details.IncludeFlag: false } => "cuts a hole (includeFlag false); SR has none, so the shape is left out.",
        GeometricShapeEntity => null,
        _ => $"{markup.GetType().Name} has no place in SR.",
    };
}
