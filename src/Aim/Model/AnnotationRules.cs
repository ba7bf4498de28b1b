using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What must hold between the parts of one annotation, beyond the schema.</summary>
internal static class AnnotationRules
{
    public static IEnumerable<AimFlaw> Flaws(ImageAnnotation annotation) =>
        [.. Identifiers(annotation), .. Series(annotation), .. Images(annotation), .. StatementRules.Flaws(annotation, "imageAnnotationStatementCollection/ImageAnnotationStatement")];

    public static IEnumerable<AimFlaw> Flaws(AnnotationOfAnnotation annotation) =>
        [.. Identifiers(annotation), .. StatementRules.Flaws(annotation, "annotationOfAnnotationStatementCollection/AnnotationOfAnnotationStatement")];

    private static IEnumerable<AimFlaw> Identifiers(AnnotationEntity annotation) =>
        annotation.Entities().GroupBy(e => e.UniqueIdentifier).Where(g => g.Count() > 1)
            .Select(g => new AimFlaw("uniqueIdentifier", $"{g.Key} is carried by {g.Count()} entities.") { Check = AimCheck.DuplicateId });

    private static IEnumerable<AimFlaw> Series(ImageAnnotation annotation) =>
        annotation.DicomImageReferences.GroupBy(r => r.Study.Series.InstanceUid).Where(g => g.Count() > 1)
            .Select(g => new AimFlaw("imageReferenceEntityCollection", $"series {g.Key} has {g.Count()} references; it may have one.") { Check = AimCheck.ImageReference });

    private static IEnumerable<AimFlaw> Images(ImageAnnotation annotation)
    {
        var images = annotation.DicomImageReferences.SelectMany(r => r.Study.Series.Images).Select(i => i.SopInstanceUid).ToHashSet();
        for (var i = 0; i < annotation.Markups.Count; i++)
        {
            var at = $"markupEntityCollection/MarkupEntity[{i + 1}]/";
            var (shape, within) = annotation.Markups[i] is TextAnnotationEntity text ? (text.Connector, "geometricShapeEntity/") : (annotation.Markups[i], "");
            if (shape is TwoDimensionGeometricShapeEntity { ImageReferenceUid: { } image } && !images.Contains(image))
            {
                yield return new($"{at}{within}imageReferenceUid", $"image {image} is not referenced by the annotation.") { Check = AimCheck.ImageReference };
            }
        }

        for (var i = 0; i < annotation.Segmentations.Count; i++)
        {
            if (!images.Contains(annotation.Segmentations[i].ReferencedSopInstanceUid))
            {
                yield return new(
                    $"segmentationEntityCollection/SegmentationEntity[{i + 1}]/referencedSopInstanceUid",
                    $"image {annotation.Segmentations[i].ReferencedSopInstanceUid} is not referenced by the annotation.") { Check = AimCheck.ImageReference };
            }
        }
    }
}

/// <summary>What must hold between the annotations of one collection.</summary>
internal static class CollectionRules
{
    public static IEnumerable<AimFlaw> Flaws(AnnotationCollection collection, string item)
    {
        var seen = new HashSet<Uid> { collection.UniqueIdentifier };
        for (var i = 0; i < collection.Annotations.Count; i++)
        {
            // Image references may be shared between annotations in what others write; only the annotations themselves must differ.
            if (!seen.Add(collection.Annotations[i].UniqueIdentifier))
            {
                yield return new($"{item}[{i + 1}]/uniqueIdentifier", "was already given in this document.") { Check = AimCheck.DuplicateId };
            }
        }
    }
}
