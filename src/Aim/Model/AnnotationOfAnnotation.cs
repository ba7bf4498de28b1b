using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AnnotationOfAnnotation: what is said of annotations, e.g. which of two readers' was accepted. It has no marks of its own.</summary>
public sealed record AnnotationOfAnnotation : AnnotationEntity
{
    /// <param name="adjudication">The choice that was made, if it is one.</param>
    /// <param name="statements">Its ties to the annotations it is about, which may lie in other documents, and between its own entities.</param>
    /// <exception cref="AimFlawException">A statement points nowhere or to the wrong kind, or see the flaws.</exception>
    public AnnotationOfAnnotation(
        Uid uniqueIdentifier, IEnumerable<CodedConcept> typeCodes, AimDateTime dateTime, string name,
        string? comment = null, Uid? precedentReferencedAnnotationUid = null, Uid? templateUid = null, Uid? trackingUniqueIdentifier = null,
        IEnumerable<AuditTrail>? auditTrails = null, IEnumerable<ImagingPhysicalEntity>? physicalEntities = null,
        IEnumerable<CalculationEntity>? calculations = null, IEnumerable<InferenceEntity>? inferences = null,
        IEnumerable<ImagingObservationEntity>? observations = null, AdjudicationObservation? adjudication = null,
        IEnumerable<AnnotationStatement>? statements = null, IEnumerable<AnnotationRoleEntity>? roles = null,
        IEnumerable<LesionObservationEntity>? lesionObservations = null, IEnumerable<TaskContextEntity>? taskContexts = null)
        : base(
            uniqueIdentifier, typeCodes, dateTime, name, comment, precedentReferencedAnnotationUid, templateUid, trackingUniqueIdentifier,
            auditTrails, physicalEntities, calculations, inferences, observations, statements, roles, lesionObservations, taskContexts)
    {
        Adjudication = adjudication;
        Flaws().From(AnnotationRules.Flaws(this)).Refuse();
    }

    public AdjudicationObservation? Adjudication { get; }
}
