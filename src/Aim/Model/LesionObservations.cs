using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM LesionObservationEntity: what is recorded of a lesion of a trial.</summary>
public abstract record LesionObservationEntity : Entity
{
    private protected LesionObservationEntity(Uid uniqueIdentifier, Uid lesionUniqueIdentifier, bool? isAdditionalObservation)
        : base(uniqueIdentifier)
    {
        _ = lesionUniqueIdentifier.Value;
        (LesionUniqueIdentifier, IsAdditionalObservation) = (lesionUniqueIdentifier, isAdditionalObservation);
    }

    /// <summary>The lesion, the same at all time points.</summary>
    public Uid LesionUniqueIdentifier { get; }

    public bool? IsAdditionalObservation { get; }
}

/// <summary>AIM GeneralLesionObservationEntity: what holds of a lesion at all time points.</summary>
public sealed record GeneralLesionObservationEntity : LesionObservationEntity
{
    /// <param name="trackingIdentifier">Short name of the lesion in the trial, e.g. "T1".</param>
    /// <param name="lesionType">Target, non-target, new …</param>
    /// <exception cref="AimFlawException">The tracking identifier is empty.</exception>
    public GeneralLesionObservationEntity(
        Uid uniqueIdentifier, Uid lesionUniqueIdentifier, string trackingIdentifier, CodedConcept lesionType, bool? isAdditionalObservation = null,
        CodedConcept? reconstructionInterval = null, CodedConcept? laterality = null)
        : base(uniqueIdentifier, lesionUniqueIdentifier, isAdditionalObservation)
    {
        ArgumentNullException.ThrowIfNull(lesionType);
        (TrackingIdentifier, LesionType, ReconstructionInterval, Laterality) = (trackingIdentifier, lesionType, reconstructionInterval, laterality);
        new Flaws()
            .Named("trackingIdentifier", trackingIdentifier)
            .Optional("lesionType", lesionType)
            .Optional("reconstructionInterval", reconstructionInterval)
            .Optional("laterality", laterality)
            .Refuse();
    }

    public string TrackingIdentifier { get; }

    public CodedConcept LesionType { get; }

    public CodedConcept? ReconstructionInterval { get; }

    public CodedConcept? Laterality { get; }
}

/// <summary>AIM TimePointLesionObservationEntity: how a lesion is at one time point.</summary>
public sealed record TimePointLesionObservationEntity : LesionObservationEntity
{
    /// <param name="calibration">Whether the lesion was measured on calibrated images.</param>
    /// <param name="predecessorLesionTrackingUid">The lesion this one came from, where one split or several merged.</param>
    /// <exception cref="AimFlawException">The comment is present but empty.</exception>
    public TimePointLesionObservationEntity(
        Uid uniqueIdentifier, Uid lesionUniqueIdentifier, bool calibration, bool? isAdditionalObservation = null, Uid? predecessorLesionTrackingUid = null,
        string? comment = null, CodedConcept? therapeuticResponse = null, CodedConcept? qualitativeAssessment = null, bool? canEvaluateLesion = null,
        CodedConcept? reasonUnableToEvaluate = null, bool? canMeasureLesion = null, CodedConcept? reasonUnableToMeasure = null,
        bool? isUnequivocalProgression = null)
        : base(uniqueIdentifier, lesionUniqueIdentifier, isAdditionalObservation)
    {
        (Calibration, PredecessorLesionTrackingUid, Comment) = (calibration, predecessorLesionTrackingUid, comment);
        (TherapeuticResponse, QualitativeAssessment, IsUnequivocalProgression) = (therapeuticResponse, qualitativeAssessment, isUnequivocalProgression);
        (CanEvaluateLesion, ReasonUnableToEvaluate) = (canEvaluateLesion, reasonUnableToEvaluate);
        (CanMeasureLesion, ReasonUnableToMeasure) = (canMeasureLesion, reasonUnableToMeasure);
        new Flaws()
            .Said("comment", comment)
            .Optional("therapeuticResponse", therapeuticResponse)
            .Optional("qualitativeAssessment", qualitativeAssessment)
            .Optional("reasonUnableToEvaluate", reasonUnableToEvaluate)
            .Optional("reasonUnableToMeasure", reasonUnableToMeasure)
            .Refuse();
    }

    public bool Calibration { get; }

    public Uid? PredecessorLesionTrackingUid { get; }

    public string? Comment { get; }

    public CodedConcept? TherapeuticResponse { get; }

    public CodedConcept? QualitativeAssessment { get; }

    public bool? CanEvaluateLesion { get; }

    public CodedConcept? ReasonUnableToEvaluate { get; }

    public bool? CanMeasureLesion { get; }

    public CodedConcept? ReasonUnableToMeasure { get; }

    public bool? IsUnequivocalProgression { get; }
}
