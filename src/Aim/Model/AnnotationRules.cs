using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What must hold between the parts of one annotation, beyond the schema.</summary>
internal static class AnnotationRules
{
    public static IEnumerable<AimFlaw> Flaws(ImageAnnotation annotation) =>
        [.. Identifiers(annotation), .. Series(annotation), .. Images(annotation), .. Statements(annotation)];

    private static IEnumerable<AimFlaw> Identifiers(ImageAnnotation annotation) =>
        annotation.Entities().GroupBy(e => e.UniqueIdentifier).Where(g => g.Count() > 1)
            .Select(g => new AimFlaw("uniqueIdentifier", $"{g.Key} is carried by {g.Count()} entities."));

    private static IEnumerable<AimFlaw> Series(ImageAnnotation annotation) =>
        annotation.ImageReferences.GroupBy(r => r.Study.Series.InstanceUid).Where(g => g.Count() > 1)
            .Select(g => new AimFlaw("imageReferenceEntityCollection", $"series {g.Key} has {g.Count()} references; it may have one."));

    private static IEnumerable<AimFlaw> Images(ImageAnnotation annotation)
    {
        var images = annotation.ImageReferences.SelectMany(r => r.Study.Series.Images).Select(i => i.SopInstanceUid).ToHashSet();
        for (var i = 0; i < annotation.Markups.Count; i++)
        {
            if (annotation.Markups[i] is TwoDimensionGeometricShapeEntity shape && !images.Contains(shape.ImageReferenceUid))
            {
                yield return new($"markupEntityCollection/MarkupEntity[{i + 1}]/imageReferenceUid", $"image {shape.ImageReferenceUid} is not referenced by the annotation.");
            }
        }

        for (var i = 0; i < annotation.Segmentations.Count; i++)
        {
            if (!images.Contains(annotation.Segmentations[i].ReferencedSopInstanceUid))
            {
                yield return new(
                    $"segmentationEntityCollection/SegmentationEntity[{i + 1}]/referencedSopInstanceUid",
                    $"image {annotation.Segmentations[i].ReferencedSopInstanceUid} is not referenced by the annotation.");
            }
        }
    }

    private static IEnumerable<AimFlaw> Statements(ImageAnnotation annotation)
    {
        var entities = annotation.Entities().GroupBy(e => e.UniqueIdentifier).ToDictionary(g => g.Key, g => g.First());
        for (var i = 0; i < annotation.Statements.Count; i++)
        {
            var statement = annotation.Statements[i];
            var (subject, @object) = StatementEnds.Of(statement.Kind);
            var path = $"imageAnnotationStatementCollection/ImageAnnotationStatement[{i + 1}]/";
            foreach (var flaw in End(entities, statement.Subject, subject, path + "subjectUniqueIdentifier"))
            {
                yield return flaw;
            }

            foreach (var flaw in End(entities, statement.Object, @object, path + "objectUniqueIdentifier"))
            {
                yield return flaw;
            }
        }
    }

    private static IEnumerable<AimFlaw> End(Dictionary<Uid, Entity> entities, Uid uid, Type expected, string path)
    {
        if (!entities.TryGetValue(uid, out var entity))
        {
            yield return new(path, $"{uid} points nowhere in the annotation.");
        }
        else if (!expected.IsInstanceOfType(entity))
        {
            yield return new(path, $"{uid} is a {entity.GetType().Name}, not a {expected.Name}.");
        }
    }
}

/// <summary>What must hold between the annotations of one collection.</summary>
internal static class CollectionRules
{
    public static IEnumerable<AimFlaw> Flaws(ImageAnnotationCollection collection)
    {
        var seen = new HashSet<Uid> { collection.UniqueIdentifier };
        for (var i = 0; i < collection.ImageAnnotations.Count; i++)
        {
            // Image references may be shared between annotations in what others write; only the annotations themselves must differ.
            if (!seen.Add(collection.ImageAnnotations[i].UniqueIdentifier))
            {
                yield return new($"imageAnnotations/ImageAnnotation[{i + 1}]/uniqueIdentifier", "was already given in this document.");
            }
        }
    }
}
