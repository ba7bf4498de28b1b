using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>References to DICOM objects in the order of the schema.</summary>
internal static class ReferenceWriter
{
    public static void Segmentation(AimWriter to, DicomSegmentationEntity entity) => to.Element("SegmentationEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        to.Id("sopInstanceUid", entity.SopInstanceUid);
        to.Id("studyInstanceUid", entity.StudyInstanceUid);
        to.Id("seriesInstanceUid", entity.SeriesInstanceUid);
        to.Id("sopClassUid", entity.SopClassUid);
        to.Id("referencedSopInstanceUid", entity.ReferencedSopInstanceUid);
        to.Integer("segmentNumber", entity.SegmentNumber);
    }, nameof(DicomSegmentationEntity));

    public static void Images(AimWriter to, ImageReferenceEntity entity) => to.Element("ImageReferenceEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        switch (entity)
        {
            case DicomImageReferenceEntity dicom:
                to.Element("imageStudy", () => Study(to, dicom.Study));
                break;
            case UriImageReferenceEntity uri:
                to.Text("uri", uri.Uri);
                to.Text("mimeType", uri.MimeType);
                break;
            default:
                throw new NotSupportedException($"{entity.GetType().Name} has no XML form.");
        }
    }, entity.GetType().Name);

    private static void Study(AimWriter to, ImageStudy study)
    {
        to.Id("instanceUid", study.InstanceUid);
        to.OrNull("startDate", study.StartDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        to.OrNull("startTime", study.StartTime?.ToString("HHmmss.FFFFFFF", CultureInfo.InvariantCulture));
        to.Text("procedureDescription", study.ProcedureDescription);
        to.Text("accessionNumber", study.AccessionNumber);
        to.Element("imageSeries", () =>
        {
            to.Id("instanceUid", study.Series.InstanceUid);
            to.Code("modality", study.Series.Modality);
            to.Collection("imageCollection", study.Series.Images, i => Image(to, i));
        });
        to.Collection("referencedDicomObjectCollection", study.ReferencedObjects, o => to.Element("ReferencedDicomObject", () =>
        {
            to.Code("modality", o.Modality);
            to.Id("sopInstanceUid", o.SopInstanceUid);
        }));
    }

    private static void Image(AimWriter to, Image image) => to.Element("Image", () =>
    {
        to.Id("sopClassUid", image.SopClassUid);
        to.Id("sopInstanceUid", image.SopInstanceUid);
        if (image.Plane is { } plane)
        {
            to.Element("imagePlane", () => Plane(to, plane));
        }

        if (image.General is { } general)
        {
            to.Element("generalImage", () =>
            {
                to.Text("patientOrientationColumn", general.PatientOrientationColumn);
                to.Text("patientOrientationRow", general.PatientOrientationRow);
            });
        }
    });

    private static void Plane(AimWriter to, ReferencedPlane plane)
    {
        Vector(to, "rowImageOrientation", plane.RowOrientation);
        Vector(to, "columnImageOrientation", plane.ColumnOrientation);
        to.Number("verticalPixelSpacing", plane.VerticalPixelSpacing);
        to.Number("horizontalPixelSpacing", plane.HorizontalPixelSpacing);
        to.Number("sliceThickness", plane.SliceThickness);
        Vector(to, "imagePosition", plane.Position);
    }

    private static void Vector(AimWriter to, string name, PartialVector vector)
    {
        to.Number(name + "X", vector.X);
        to.Number(name + "Y", vector.Y);
        to.Number(name + "Z", vector.Z);
    }
}
