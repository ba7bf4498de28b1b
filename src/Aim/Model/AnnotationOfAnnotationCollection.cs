using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationOfAnnotationCollection: the document of what is said of annotations, e.g. of an adjudication. It has no patient.</summary>
public sealed record AnnotationOfAnnotationCollection : AnnotationCollection
{
    /// <param name="annotations">At least one.</param>
    /// <exception cref="AimFlawException">No annotation, an empty text, or two things of one identifier.</exception>
    public AnnotationOfAnnotationCollection(
        Uid uniqueIdentifier, Uid studyInstanceUid, Uid seriesInstanceUid, AimDateTime dateTime,
        IEnumerable<AnnotationOfAnnotation> annotations, string? accessionNumber = null, string? description = null,
        User? user = null, Equipment? equipment = null)
        : base(uniqueIdentifier, studyInstanceUid, seriesInstanceUid, dateTime, accessionNumber, description, user, equipment)
    {
        AnnotationOfAnnotations = annotations.ToValueList();
        Flaws("annotationOfAnnotations/AnnotationOfAnnotation").Refuse();
    }

    public ValueList<AnnotationOfAnnotation> AnnotationOfAnnotations { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<AnnotationEntity> Annotations => AnnotationOfAnnotations;
}
