using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ImageAnnotation: one finding with its measurements, answers and marks.</summary>
public sealed record ImageAnnotation : Entity
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
        IEnumerable<DicomImageReferenceEntity>? imageReferences = null)
        : base(uniqueIdentifier)
    {
        (TypeCodes, DateTime, Name, Comment) = (typeCodes.ToValueList(), dateTime, name, comment);
        (PrecedentReferencedAnnotationUid, TemplateUid, TrackingUniqueIdentifier) =
            (precedentReferencedAnnotationUid, templateUid, trackingUniqueIdentifier);
        AuditTrails = (auditTrails ?? []).ToValueList();
        PhysicalEntities = (physicalEntities ?? []).ToValueList();
        Calculations = (calculations ?? []).ToValueList();
        Inferences = (inferences ?? []).ToValueList();
        Observations = (observations ?? []).ToValueList();
        Segmentations = (segmentations ?? []).ToValueList();
        Markups = (markups ?? []).ToValueList();
        Statements = (statements ?? []).ToValueList();
        ImageReferences = (imageReferences ?? []).ToValueList();
        new Flaws().Coded("typeCode", TypeCodes).Named("name", name).Said("comment", comment).From(AnnotationRules.Flaws(this)).Refuse();
    }

    public ValueList<CodedConcept> TypeCodes { get; }

    public AimDateTime DateTime { get; }

    public string Name { get; }

    public string? Comment { get; }

    public Uid? PrecedentReferencedAnnotationUid { get; }

    public Uid? TemplateUid { get; }

    public Uid? TrackingUniqueIdentifier { get; }

    public ValueList<AuditTrail> AuditTrails { get; }

    public ValueList<ImagingPhysicalEntity> PhysicalEntities { get; }

    public ValueList<CalculationEntity> Calculations { get; }

    public ValueList<InferenceEntity> Inferences { get; }

    public ValueList<ImagingObservationEntity> Observations { get; }

    public ValueList<DicomSegmentationEntity> Segmentations { get; }

    public ValueList<MarkupEntity> Markups { get; }

    public ValueList<AnnotationStatement> Statements { get; }

    public ValueList<DicomImageReferenceEntity> ImageReferences { get; }

    /// <summary>All that a statement of this annotation may point to, the annotation first.</summary>
    public IEnumerable<Entity> Entities() =>
        [this, .. PhysicalEntities, .. Calculations, .. Inferences, .. Observations, .. Segmentations, .. Markups, .. ImageReferences];
}
