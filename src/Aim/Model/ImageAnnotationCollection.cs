using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageAnnotationCollection: the document. It holds one reader's annotations of one case.</summary>
public sealed record ImageAnnotationCollection : AnnotationCollection
{
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
        : base(uniqueIdentifier, studyInstanceUid, seriesInstanceUid, dateTime, accessionNumber, description, user, equipment)
    {
        (ImageAnnotations, Person) = (imageAnnotations.ToValueList(), person);
        Flaws("imageAnnotations/ImageAnnotation").Refuse();
    }

    /// <summary>The patient; under a pseudonym.</summary>
    public Person? Person { get; }

    public ValueList<ImageAnnotation> ImageAnnotations { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<AnnotationEntity> Annotations => ImageAnnotations;
}
