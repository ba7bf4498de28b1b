using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageReferenceEntity: images an annotation is about.</summary>
public abstract record ImageReferenceEntity : Entity
{
    private protected ImageReferenceEntity(Uid uniqueIdentifier)
        : base(uniqueIdentifier)
    {
    }
}

/// <summary>AIM UriImageReferenceEntity: an image that is not DICOM's.</summary>
public sealed record UriImageReferenceEntity : ImageReferenceEntity
{
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public UriImageReferenceEntity(Uid uniqueIdentifier, string uri, string mimeType)
        : base(uniqueIdentifier)
    {
        (Uri, MimeType) = (uri, mimeType);
        new Flaws().Named("uri", uri).Named("mimeType", mimeType).Refuse();
    }

    /// <summary>As written; it is not resolved.</summary>
    public string Uri { get; }

    public string MimeType { get; }
}

/// <summary>AIM DicomImageReferenceEntity: images of exactly one series.</summary>
public sealed record DicomImageReferenceEntity : ImageReferenceEntity
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
        string? accessionNumber = null, IEnumerable<ReferencedDicomObject>? referencedObjects = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        _ = instanceUid.Value;
        (InstanceUid, Series, StartDate, StartTime) = (instanceUid, series, startDate, startTime);
        (ProcedureDescription, AccessionNumber) = (procedureDescription, accessionNumber);
        ReferencedObjects = (referencedObjects ?? []).ToValueList();
        new Flaws().Said("procedureDescription", procedureDescription).Said("accessionNumber", accessionNumber).Refuse();
    }

    public Uid InstanceUid { get; }

    public DateOnly? StartDate { get; }

    public TimeOnly? StartTime { get; }

    public string? ProcedureDescription { get; }

    public string? AccessionNumber { get; }

    public ImageSeries Series { get; }

    /// <summary>Other objects of the study, e.g. presentation states.</summary>
    public ValueList<ReferencedDicomObject> ReferencedObjects { get; }
}

/// <summary>AIM ReferencedDicomObject: an object of the study that is no image of the series.</summary>
public sealed record ReferencedDicomObject
{
    public ReferencedDicomObject(CodedConcept modality, Uid sopInstanceUid)
    {
        ArgumentNullException.ThrowIfNull(modality);
        _ = sopInstanceUid.Value;
        (Modality, SopInstanceUid) = (modality, sopInstanceUid);
        new Flaws().Optional("modality", modality).Refuse();
    }

    public CodedConcept Modality { get; }

    public Uid SopInstanceUid { get; }
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
            .If(Images.DistinctBy(i => i.SopInstanceUid).Count() < Images.Count, "imageCollection", "names an image twice.", AimCheck.ImageReference)
            .Refuse();
    }

    public Uid InstanceUid { get; }

    public CodedConcept Modality { get; }

    public ValueList<Image> Images { get; }
}
