using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.PresentationStates;

/// <summary>Presentation states: what radiologists drew and wrote on images in a PACS.</summary>
public static class PresentationState
{
    private const string Softcopy = "1.2.840.10008.5.1.4.1.1.11.";

    /// <summary>
    /// Reads the graphic annotations as AIM, one annotation for each and each of its images or frames: graphic objects as markup, text
    /// objects as TextAnnotationEntity. What has no place in AIM is among the findings. Nothing is de-identified.
    /// </summary>
    public static ReportReading Read(DicomDataset state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.GetUid(DicomTag.SOPClassUID) is not { } sopClass || !sopClass.Value.StartsWith(Softcopy, StringComparison.Ordinal))
        {
            return ReportReading.Refused(DicomTag.SOPClassUID.ToString(), "is not that of a softcopy presentation state.");
        }

        DicomTag[] uids = [DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];
        return Array.FindIndex(uids, t => state.GetUid(t) is null) is >= 0 and var missing
            ? ReportReading.Refused(uids[missing].ToString(), "is missing or no UID.")
            : new PresentationReader(state, sopClass, state.GetUid(uids[0])!.Value, state.GetUid(uids[1])!.Value).Read();
    }
}
