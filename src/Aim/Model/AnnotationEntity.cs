using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationEntity: what annotations of images and annotations of annotations have in common.</summary>
public abstract record AnnotationEntity : Entity
{
    private protected AnnotationEntity(
        Uid uniqueIdentifier, IEnumerable<CodedConcept> typeCodes, AimDateTime dateTime, string name,
        string? comment, Uid? precedentReferencedAnnotationUid, Uid? templateUid, Uid? trackingUniqueIdentifier,
        IEnumerable<AuditTrail>? auditTrails, IEnumerable<ImagingPhysicalEntity>? physicalEntities,
        IEnumerable<CalculationEntity>? calculations, IEnumerable<InferenceEntity>? inferences,
        IEnumerable<ImagingObservationEntity>? observations, IEnumerable<AnnotationStatement>? statements,
        IEnumerable<AnnotationRoleEntity>? roles, IEnumerable<LesionObservationEntity>? lesionObservations,
        IEnumerable<TaskContextEntity>? taskContexts)
        : base(uniqueIdentifier)
    {
        (TypeCodes, DateTime, Name, Comment) = (typeCodes.ToValueList(), dateTime, name, comment);
        (PrecedentReferencedAnnotationUid, TemplateUid, TrackingUniqueIdentifier) =
            (precedentReferencedAnnotationUid, templateUid, trackingUniqueIdentifier);
        AuditTrails = (auditTrails ?? []).ToValueList();
        PhysicalEntities = (physicalEntities ?? []).ToValueList();
        Calculations = (calculations ?? []).ToValueList();
        Inferences = (inferences ?? []).ToValueList();
        Roles = (roles ?? []).ToValueList();
        LesionObservations = (lesionObservations ?? []).ToValueList();
        Observations = (observations ?? []).ToValueList();
        TaskContexts = (taskContexts ?? []).ToValueList();
        Statements = (statements ?? []).ToValueList();
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

    public ValueList<AnnotationRoleEntity> Roles { get; }

    public ValueList<LesionObservationEntity> LesionObservations { get; }

    public ValueList<ImagingObservationEntity> Observations { get; }

    public ValueList<TaskContextEntity> TaskContexts { get; }

    public ValueList<AnnotationStatement> Statements { get; }

    /// <summary>All that a statement of this annotation may point to, the annotation first.</summary>
    public virtual IEnumerable<Entity> Entities() =>
    [
        this, .. PhysicalEntities, .. Calculations, .. Inferences, .. Roles, .. LesionObservations, .. Observations,
        .. TaskContexts.SelectMany(t => t.WithNested()),
    ];

    private protected Flaws Flaws() => new Flaws()
        .Coded("typeCode", TypeCodes)
        .Named("name", Name)
        .Said("comment", Comment);
}
