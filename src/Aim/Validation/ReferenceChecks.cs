namespace CrowdAnnotate.Aim;

/// <summary>Checks of the images and segmentations that an annotation refers to.</summary>
internal static class ReferenceChecks
{
    public static void Run(ImageAnnotation annotation, ValidationLog log)
    {
        for (var i = 0; i < annotation.Segmentations.Count; i++)
        {
            var at = log.At("segmentationEntityCollection", "SegmentationEntity", i);
            at.Uid("sopInstanceUid", annotation.Segmentations[i].SopInstanceUid);
            if (annotation.Segmentations[i].SopInstanceUid == annotation.Segmentations[i].ReferencedSopInstanceUid)
            {
                at.Error(AimCheck.ImageReference, "referencedSopInstanceUid", "is the segmentation itself, not the image it segments.");
            }
        }

        var uris = annotation.ImageReferences.OfType<UriImageReferenceEntity>().Select(r => r.Uri).ToHashSet(StringComparer.Ordinal);
        foreach (var (entity, path) in EntityPaths.Of(annotation))
        {
            if (entity is TwoDimensionGeometricShapeEntity { Uri: { } uri } && !uris.Contains(uri))
            {
                log.Warning(AimCheck.ImageReference, path + "uri", "names an image that is not referenced by the annotation.");
            }
        }
    }
}
