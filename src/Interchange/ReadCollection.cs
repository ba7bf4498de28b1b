using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>The document around annotations that were read from a DICOM object: its identifier, date, patient and equipment are the object's.</summary>
internal static class ReadCollection
{
    private static readonly (DicomTag Date, DicomTag Time)[] Dates =
    [
        (DicomTag.PresentationCreationDate, DicomTag.PresentationCreationTime), (DicomTag.ContentDate, DicomTag.ContentTime),
        (DicomTag.SeriesDate, DicomTag.SeriesTime), (DicomTag.StudyDate, DicomTag.StudyTime),
    ];

    /// <param name="annotations">Gives the annotations when it is told the date of the object.</param>
    public static ReportReading Of(
        DicomDataset from, Uid study, ReportOrigin origin, FindingList findings, Func<User?> user, Func<AimDateTime, IReadOnlyList<ImageAnnotation>> annotations)
    {
        try
        {
            var all = annotations(At(from, findings));
            return all.Count == 0
                ? Refused("holds nothing that can be an annotation.")
                : new(
                    new ImageAnnotationCollection(
                        origin.SopInstance, study, from.GetUid(DicomTag.SeriesInstanceUID)!.Value, At(from, new FindingList()), all,
                        from.GetString(DicomTag.AccessionNumber), from.GetString(DicomTag.SeriesDescription), user(), ReportOriginReader.Equipment(from),
                        ReportOriginReader.Person(from)),
                    origin, findings.All);
        }
        catch (AimFlawException flaw)
        {
            return Refused($"cannot be AIM: {flaw.Message}");
        }

        ReportReading Refused(string reason) => new(null, origin, [.. findings.All, new ReadingFinding("1", reason, IsError: true)]);
    }

    private static AimDateTime At(DicomDataset from, FindingList findings)
    {
        var stated = Dates.Select(t => SrTimes.ToDateTime(from.GetString(t.Date), from.GetString(t.Time))).FirstOrDefault(t => t is not null);
        findings.If(stated is null, DicomTag.ContentDate.ToString(), "is missing; the document is dated 1 January 1900.");
        return stated ?? SrTimes.ToDateTime("19000101")!.Value;
    }
}
