namespace CrowdAnnotate.Aim;

/// <summary>Reads references to DICOM objects in the order of the schema.</summary>
internal static class ReferenceReader
{
    public static DicomSegmentationEntity? Segmentation(AimNode node)
    {
        if (node.XsiType != nameof(DicomSegmentationEntity))
        {
            node.NotHeld($"a segmentation of type “{node.XsiType}” is not held yet and was left out.");
            return null;
        }

        return node.Build<DicomSegmentationEntity>(n =>
        {
            var (uid, instance) = (n.Id("uniqueIdentifier"), n.Id("sopInstanceUid"));
            var (study, series) = (n.OptionalId("studyInstanceUid"), n.OptionalId("seriesInstanceUid"));
            var (sopClass, referenced, segment) = (n.Id("sopClassUid"), n.Id("referencedSopInstanceUid"), n.Integer("segmentNumber"));
            return () => new(uid, sopClass, instance, referenced, segment, study, series);
        });
    }

    public static DicomImageReferenceEntity? Images(AimNode node)
    {
        if (node.XsiType != nameof(DicomImageReferenceEntity))
        {
            node.NotHeld($"an image reference of type “{node.XsiType}” is not held yet and was left out.");
            return null;
        }

        return node.Build<DicomImageReferenceEntity>(n =>
        {
            var (uid, study) = (n.Id("uniqueIdentifier"), n.Required("imageStudy")?.Build<ImageStudy>(Study));
            return () => new(uid, study!);
        });
    }

    private static Func<ImageStudy> Study(AimNode n)
    {
        var (uid, date, time) = (n.Id("instanceUid"), n.DateOrNull("startDate"), n.TimeOrNull("startTime"));
        var (procedure, accession) = (n.OptionalText("procedureDescription"), n.OptionalText("accessionNumber"));
        var series = n.Required("imageSeries")?.Build<ImageSeries>(Series);
        return () => new(uid, series!, date, time, procedure, accession);
    }

    private static Func<ImageSeries> Series(AimNode n)
    {
        var (uid, modality) = (n.Id("instanceUid"), n.Code("modality"));
        var images = n.Collection("imageCollection", "Image", Image, required: true);
        return () => new(uid, modality, images);
    }

    private static Image? Image(AimNode node) => node.Build<Image>(n =>
    {
        var (sopClass, instance) = (n.Id("sopClassUid"), n.Id("sopInstanceUid"));
        return () => new(sopClass, instance);
    });
}
