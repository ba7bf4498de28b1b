using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageAnnotationCollection: the document. It holds one reader's annotations of one case.</summary>
public sealed record ImageAnnotationCollection
{
    /// <summary>The version this model is of; the only one it writes.</summary>
    public const string AimVersion = "AIMv4_2";

    /// <param name="uniqueIdentifier">Of the document; the SOP Instance UID of its DICOM twin.</param>
    /// <param name="studyInstanceUid">The study this document belongs to.</param>
    /// <param name="seriesInstanceUid">The series this document belongs to (its own, as of a DICOM object).</param>
    /// <param name="dateTime">When it was made.</param>
    /// <param name="imageAnnotations">At least one.</param>
    /// <exception cref="AimFlawException">No annotation, an empty text, or two things of one identifier.</exception>
    public ImageAnnotationCollection(
        Uid uniqueIdentifier, Uid studyInstanceUid, Uid seriesInstanceUid, AimDateTime dateTime,
        IEnumerable<ImageAnnotation> imageAnnotations, string? accessionNumber = null, string? description = null,
        User? user = null, Equipment? equipment = null, Person? person = null)
    {
        (UniqueIdentifier, StudyInstanceUid, SeriesInstanceUid, DateTime) = (uniqueIdentifier, studyInstanceUid, seriesInstanceUid, dateTime);
        ImageAnnotations = imageAnnotations.ToValueList();
        (AccessionNumber, Description) = (accessionNumber, description);
        (User, Equipment, Person) = (user, equipment, person);
        new Flaws()
            .Some("imageAnnotations/ImageAnnotation", ImageAnnotations)
            .Said("accessionNumber", accessionNumber)
            .Said("description", description)
            .From(CollectionRules.Flaws(this))
            .Refuse();
    }

    public Uid UniqueIdentifier { get; }

    public Uid StudyInstanceUid { get; }

    public Uid SeriesInstanceUid { get; }

    public string? AccessionNumber { get; }

    public string? Description { get; }

    public AimDateTime DateTime { get; }

    /// <summary>The reader; under a pseudonym where the campaign is blinded.</summary>
    public User? User { get; }

    public Equipment? Equipment { get; }

    /// <summary>The patient; under a pseudonym.</summary>
    public Person? Person { get; }

    public ValueList<ImageAnnotation> ImageAnnotations { get; }
}
