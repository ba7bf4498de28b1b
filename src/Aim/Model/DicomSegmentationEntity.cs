using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM SegmentationEntity: a region by its mask.</summary>
public abstract record SegmentationEntity : Entity
{
    private protected SegmentationEntity(Uid uniqueIdentifier)
        : base(uniqueIdentifier)
    {
    }
}

/// <summary>AIM DicomSegmentationEntity: one segment of a DICOM SEG.</summary>
public sealed record DicomSegmentationEntity : SegmentationEntity
{
    /// <param name="segmentNumber">From 1.</param>
    /// <exception cref="AimFlawException">The segment number is below 1.</exception>
    public DicomSegmentationEntity(
        Uid uniqueIdentifier, Uid sopClassUid, Uid sopInstanceUid, Uid referencedSopInstanceUid, int segmentNumber,
        Uid? studyInstanceUid = null, Uid? seriesInstanceUid = null)
        : base(uniqueIdentifier)
    {
        (_, _, _) = (sopClassUid.Value, sopInstanceUid.Value, referencedSopInstanceUid.Value);
        (SopClassUid, SopInstanceUid, ReferencedSopInstanceUid) = (sopClassUid, sopInstanceUid, referencedSopInstanceUid);
        (SegmentNumber, StudyInstanceUid, SeriesInstanceUid) = (segmentNumber, studyInstanceUid, seriesInstanceUid);
        new Flaws().If(segmentNumber < 1, "segmentNumber", $"{segmentNumber} is not a segment; segments count from 1.").Refuse();
    }

    public Uid SopInstanceUid { get; }

    public Uid? StudyInstanceUid { get; }

    public Uid? SeriesInstanceUid { get; }

    public Uid SopClassUid { get; }

    public Uid ReferencedSopInstanceUid { get; }

    public int SegmentNumber { get; }
}
