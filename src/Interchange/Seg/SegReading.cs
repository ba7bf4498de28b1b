using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>A SEG as it was read.</summary>
/// <param name="Instance">Which instance it is.</param>
/// <param name="ReferencedSeries">The series of the images, where the SEG names one.</param>
/// <param name="Notes">What was odd but accepted.</param>
public sealed record SegReading(
    Segmentation Segmentation, SegInstance Instance, Uid? ReferencedSeries, Uid? FrameOfReference, ValueList<DicomNote> Notes);

/// <summary>The UIDs by which an annotation refers to a SEG.</summary>
public sealed record SegInstance(Uid SopClassUid, Uid SopInstanceUid, Uid StudyInstanceUid, Uid SeriesInstanceUid)
{
    /// <summary>The UIDs of a data set.</summary>
    /// <exception cref="ArgumentException">One of them is missing.</exception>
    public static SegInstance Of(DicomDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Uid Get(DicomTag tag) => dataset.GetUid(tag) ?? throw new ArgumentException($"The data set lacks {tag}.", nameof(dataset));
        return new(Get(DicomTag.SOPClassUID), Get(DicomTag.SOPInstanceUID), Get(DicomTag.StudyInstanceUID), Get(DicomTag.SeriesInstanceUID));
    }
}
