using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageAnnotation: one finding with its measurements, answers and marks.</summary>
public sealed record ImageAnnotation : AnnotationEntity
{
    /// <param name="name">Short name of the finding, e.g. "Lesion 1".</param>
    /// <param name="templateUid">The template whose questions it answers.</param>
    /// <param name="trackingUniqueIdentifier">One for all annotations of the same lesion over time.</param>
    /// <exception cref="AimFlawException">A statement points nowhere, a markup lies on an image that is not referenced, or see the flaws.</exception>
    public ImageAnnotation(
        Uid uniqueIdentifier, IEnumerable<CodedConcept> typeCodes, AimDateTime dateTime, string name,
        string? comment = null, Uid? precedentReferencedAnnotationUid = null, Uid? templateUid = null, Uid? trackingUniqueIdentifier = null,
        IEnumerable<AuditTrail>? auditTrails = null, IEnumerable<ImagingPhysicalEntity>? physicalEntities = null,
        IEnumerable<CalculationEntity>? calculations = null, IEnumerable<InferenceEntity>? inferences = null,
        IEnumerable<ImagingObservationEntity>? observations = null, IEnumerable<DicomSegmentationEntity>? segmentations = null,
        IEnumerable<MarkupEntity>? markups = null, IEnumerable<AnnotationStatement>? statements = null,
        IEnumerable<ImageReferenceEntity>? imageReferences = null, IEnumerable<AnnotationRoleEntity>? roles = null,
        IEnumerable<LesionObservationEntity>? lesionObservations = null, IEnumerable<TaskContextEntity>? taskContexts = null)
        : base(
            uniqueIdentifier, typeCodes, dateTime, name, comment, precedentReferencedAnnotationUid, templateUid, trackingUniqueIdentifier,
            auditTrails, physicalEntities, calculations, inferences, observations, statements, roles, lesionObservations, taskContexts)
    {
        Segmentations = (segmentations ?? []).ToValueList();
        Markups = (markups ?? []).ToValueList();
        ImageReferences = (imageReferences ?? []).ToValueList();
        Flaws().From(AnnotationRules.Flaws(this)).Refuse();
    }

    public ValueList<DicomSegmentationEntity> Segmentations { get; }

    public ValueList<MarkupEntity> Markups { get; }

    public ValueList<ImageReferenceEntity> ImageReferences { get; }

    /// <summary>Those of the image references that are DICOM's.</summary>
    public IEnumerable<DicomImageReferenceEntity> DicomImageReferences => ImageReferences.OfType<DicomImageReferenceEntity>();

    /// <inheritdoc/>
    public override IEnumerable<Entity> Entities() =>
        [.. base.Entities(), .. Segmentations, .. Markups.SelectMany(m => m.WithNested()), .. ImageReferences];
}
