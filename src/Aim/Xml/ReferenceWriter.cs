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

    public static void Images(AimWriter to, DicomImageReferenceEntity entity) => to.Element("ImageReferenceEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        to.Element("imageStudy", () => Study(to, entity.Study));
    }, nameof(DicomImageReferenceEntity));

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
            to.Collection("imageCollection", study.Series.Images, i => to.Element("Image", () =>
            {
                to.Id("sopClassUid", i.SopClassUid);
                to.Id("sopInstanceUid", i.SopInstanceUid);
            }));
        });
    }
}
