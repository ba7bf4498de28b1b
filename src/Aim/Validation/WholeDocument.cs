using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What is looked up across the annotations of a document.</summary>
internal sealed class WholeDocument
{
    private readonly Dictionary<Uid, Entity> entities = [];
    private readonly Dictionary<Uid, Uid> owner = [];
    private readonly Dictionary<Uid, Uid> studyOfSeries = [];
    private readonly Dictionary<Uid, Uid> seriesOfImage = [];

    public WholeDocument(AnnotationCollection document)
    {
        foreach (var annotation in document.Annotations)
        {
            foreach (var entity in annotation.Entities())
            {
                if (entities.TryAdd(entity.UniqueIdentifier, entity))
                {
                    owner[entity.UniqueIdentifier] = annotation.UniqueIdentifier;
                }
            }
        }
    }

    public Entity? Find(Uid uid) => entities.GetValueOrDefault(uid);

    public void Check(AnnotationEntity annotation, ValidationLog log)
    {
        foreach (var (entity, path) in EntityPaths.Of(annotation))
        {
            log.Uid(path + "uniqueIdentifier", entity.UniqueIdentifier);

            // Others share image references between annotations.
            if (entity is not ImageReferenceEntity && owner[entity.UniqueIdentifier] != annotation.UniqueIdentifier)
            {
                log.Warning(AimCheck.DuplicateId, path + "uniqueIdentifier", "is that of another annotation's entity as well.");
            }
        }

        for (var i = 0; annotation is ImageAnnotation image && i < image.ImageReferences.Count; i++)
        {
            if (image.ImageReferences[i] is DicomImageReferenceEntity reference)
            {
                Hierarchy(reference.Study, log.At("imageReferenceEntityCollection", "ImageReferenceEntity", i).At("imageStudy"));
            }
        }
    }

    private void Hierarchy(ImageStudy study, ValidationLog log)
    {
        log.Uid("instanceUid", study.InstanceUid);
        log.Uid("imageSeries/instanceUid", study.Series.InstanceUid);
        if (studyOfSeries.TryGetValue(study.Series.InstanceUid, out var other) && other != study.InstanceUid)
        {
            log.Error(AimCheck.ImageReference, "imageSeries/instanceUid", "is a series of another study elsewhere in the document.");
        }

        studyOfSeries.TryAdd(study.Series.InstanceUid, study.InstanceUid);
        for (var i = 0; i < study.Series.Images.Count; i++)
        {
            var (image, at) = (study.Series.Images[i].SopInstanceUid, log.At("imageSeries/imageCollection", "Image", i));
            at.Uid("sopInstanceUid", image);
            if (seriesOfImage.TryGetValue(image, out var series) && series != study.Series.InstanceUid)
            {
                at.Error(AimCheck.ImageReference, "sopInstanceUid", "is an image of another series elsewhere in the document.");
            }

            seriesOfImage.TryAdd(image, study.Series.InstanceUid);
        }
    }
}
