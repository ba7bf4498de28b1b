using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM DicomImageReferenceEntity: images of exactly one series.</summary>
public sealed record DicomImageReferenceEntity : Entity
{
    public DicomImageReferenceEntity(Uid uniqueIdentifier, ImageStudy study)
        : base(uniqueIdentifier)
    {
        ArgumentNullException.ThrowIfNull(study);
        Study = study;
    }

    public ImageStudy Study { get; }
}

/// <summary>AIM ImageStudy with its one ImageSeries.</summary>
public sealed record ImageStudy
{
    /// <param name="startDate">Null where de-identification took it away; the element is then written as a null (NI).</param>
    /// <exception cref="AimFlawException">A text is present but empty.</exception>
    public ImageStudy(
        Uid instanceUid, ImageSeries series, DateOnly? startDate = null, TimeOnly? startTime = null, string? procedureDescription = null,
        string? accessionNumber = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        _ = instanceUid.Value;
        (InstanceUid, Series, StartDate, StartTime) = (instanceUid, series, startDate, startTime);
        (ProcedureDescription, AccessionNumber) = (procedureDescription, accessionNumber);
        new Flaws().Said("procedureDescription", procedureDescription).Said("accessionNumber", accessionNumber).Refuse();
    }

    public Uid InstanceUid { get; }

    public DateOnly? StartDate { get; }

    public TimeOnly? StartTime { get; }

    public string? ProcedureDescription { get; }

    public string? AccessionNumber { get; }

    public ImageSeries Series { get; }
}

/// <summary>AIM ImageSeries.</summary>
public sealed record ImageSeries
{
    /// <param name="modality">A code of DCM, CID 29: <c>("CT", "DCM", "Computed Tomography")</c>.</param>
    /// <exception cref="AimFlawException">No image, or one twice.</exception>
    public ImageSeries(Uid instanceUid, CodedConcept modality, IEnumerable<Image> images)
    {
        ArgumentNullException.ThrowIfNull(modality);
        _ = instanceUid.Value;
        (InstanceUid, Modality, Images) = (instanceUid, modality, images.ToValueList());
        new Flaws()
            .Optional("modality", [modality])
            .Some("imageCollection/Image", Images)
            .If(Images.DistinctBy(i => i.SopInstanceUid).Count() < Images.Count, "imageCollection", "names an image twice.")
            .Refuse();
    }

    public Uid InstanceUid { get; }

    public CodedConcept Modality { get; }

    public ValueList<Image> Images { get; }
}

/// <summary>AIM Image: one DICOM instance.</summary>
public sealed record Image
{
    public Image(Uid sopClassUid, Uid sopInstanceUid)
    {
        (_, _) = (sopClassUid.Value, sopInstanceUid.Value);
        (SopClassUid, SopInstanceUid) = (sopClassUid, sopInstanceUid);
    }

    public Uid SopClassUid { get; }

    public Uid SopInstanceUid { get; }
}

/// <summary>AIM DicomSegmentationEntity: one segment of a DICOM SEG.</summary>
public sealed record DicomSegmentationEntity : Entity
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
