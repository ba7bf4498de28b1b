using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationCollection: a document, of annotations of images or of annotations of annotations.</summary>
public abstract record AnnotationCollection
{
    /// <summary>The version this model is of; the only one it writes.</summary>
    public const string AimVersion = "AIMv4_2";

    private protected AnnotationCollection(
        Uid uniqueIdentifier, Uid studyInstanceUid, Uid seriesInstanceUid, AimDateTime dateTime, string? accessionNumber, string? description,
        User? user, Equipment? equipment)
    {
        (_, _, _) = (uniqueIdentifier.Value, studyInstanceUid.Value, seriesInstanceUid.Value);
        (UniqueIdentifier, StudyInstanceUid, SeriesInstanceUid, DateTime) = (uniqueIdentifier, studyInstanceUid, seriesInstanceUid, dateTime);
        (AccessionNumber, Description, User, Equipment) = (accessionNumber, description, user, equipment);
    }

    /// <summary>Of the document; the SOP Instance UID of its DICOM twin.</summary>
    public Uid UniqueIdentifier { get; }

    public Uid StudyInstanceUid { get; }

    public Uid SeriesInstanceUid { get; }

    public string? AccessionNumber { get; }

    public string? Description { get; }

    public AimDateTime DateTime { get; }

    /// <summary>The reader; under a pseudonym where the campaign is blinded.</summary>
    public User? User { get; }

    public Equipment? Equipment { get; }

    /// <summary>What the document holds.</summary>
    public abstract IReadOnlyList<AnnotationEntity> Annotations { get; }

    private protected Flaws Flaws(string item) => new Flaws()
        .Some(item, Annotations)
        .Said("accessionNumber", AccessionNumber)
        .Said("description", Description)
        .From(CollectionRules.Flaws(this, item));
}
