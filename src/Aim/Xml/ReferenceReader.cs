namespace CrowdAnnotate.Aim;

/// <summary>Reads references to DICOM objects in the order of the schema.</summary>
internal static class ReferenceReader
{
    public static DicomSegmentationEntity? Segmentation(AimNode node)
    {
        if (node.XsiType != nameof(DicomSegmentationEntity))
        {
            node.NotHeld($"a segmentation of type “{node.XsiType}” is none of AIM 4.2 and was left out.");
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

    public static ImageReferenceEntity? Images(AimNode node)
    {
        switch (node.XsiType)
        {
            case nameof(DicomImageReferenceEntity):
                return node.Build<ImageReferenceEntity>(n =>
                {
                    var (uid, study) = (n.Id("uniqueIdentifier"), n.Required("imageStudy")?.Build<ImageStudy>(Study));
                    return () => new DicomImageReferenceEntity(uid, study!);
                });
            case nameof(UriImageReferenceEntity):
                return node.Build<ImageReferenceEntity>(n =>
                {
                    var (uid, uri, type) = (n.Id("uniqueIdentifier"), n.Text("uri"), n.Text("mimeType"));
                    return () => new UriImageReferenceEntity(uid, uri, type);
                });
            default:
                node.NotHeld($"an image reference of type “{node.XsiType}” is none of AIM 4.2 and was left out.");
                return null;
        }
    }

    private static Func<ImageStudy> Study(AimNode n)
    {
        var (uid, date, time) = (n.Id("instanceUid"), n.DateOrNull("startDate"), n.TimeOrNull("startTime"));
        var (procedure, accession) = (n.OptionalText("procedureDescription"), n.OptionalText("accessionNumber"));
        var series = n.Required("imageSeries")?.Build<ImageSeries>(Series);
        var objects = n.Collection("referencedDicomObjectCollection", "ReferencedDicomObject", Object);
        return () => new(uid, series!, date, time, procedure, accession, objects);
    }

    private static Func<ImageSeries> Series(AimNode n)
    {
        var (uid, modality) = (n.Id("instanceUid"), n.Code("modality"));
        var images = n.Collection("imageCollection", "Image", Image, required: true);
        return () => new(uid, modality, images);
    }

    private static ReferencedDicomObject? Object(AimNode node) => node.Build<ReferencedDicomObject>(n =>
    {
        var (modality, instance) = (n.Code("modality"), n.Id("sopInstanceUid"));
        return () => new(modality, instance);
    });

    private static Image? Image(AimNode node) => node.Build<Image>(n =>
    {
        var (sopClass, instance) = (n.Id("sopClassUid"), n.Id("sopInstanceUid"));
        var (plane, general) = (n.Optional("imagePlane")?.Build<ReferencedPlane>(Plane), n.Optional("generalImage")?.Build<GeneralImage>(General));
        return () => new(sopClass, instance, plane, general);
    });

    private static Func<ReferencedPlane> Plane(AimNode n)
    {
        var (row, column) = (Vector(n, "rowImageOrientation"), Vector(n, "columnImageOrientation"));
        var (vertical, horizontal) = (n.OptionalNumber("verticalPixelSpacing"), n.OptionalNumber("horizontalPixelSpacing"));
        var (thickness, position) = (n.OptionalNumber("sliceThickness"), Vector(n, "imagePosition"));
        return () => new(row, column, vertical, horizontal, thickness, position);
    }

    private static Func<GeneralImage> General(AimNode n)
    {
        var (column, row) = (n.OptionalText("patientOrientationColumn"), n.OptionalText("patientOrientationRow"));
        return () => new(column, row);
    }

    private static PartialVector Vector(AimNode n, string name) =>
        new(n.OptionalNumber(name + "X"), n.OptionalNumber(name + "Y"), n.OptionalNumber(name + "Z"));
}
