namespace CrowdAnnotate.Aim;

/// <summary>Observations of lesions in the order of the schema.</summary>
internal static class LesionWriter
{
    public static void Write(AimWriter to, LesionObservationEntity lesion) => to.Element("LesionObservationEntity", () =>
    {
        to.Id("uniqueIdentifier", lesion.UniqueIdentifier);
        to.Id("lesionUniqueIdentifier", lesion.LesionUniqueIdentifier);
        to.Flag("isAdditionalObservation", lesion.IsAdditionalObservation);
        if (lesion is GeneralLesionObservationEntity general)
        {
            General(to, general);
        }
        else
        {
            TimePoint(to, (TimePointLesionObservationEntity)lesion);
        }
    }, lesion.GetType().Name);

    private static void General(AimWriter to, GeneralLesionObservationEntity lesion)
    {
        to.Text("trackingIdentifier", lesion.TrackingIdentifier);
        to.Code("lesionType", lesion.LesionType);
        to.Code("reconstructionInterval", lesion.ReconstructionInterval);
        to.Code("laterality", lesion.Laterality);
    }

    private static void TimePoint(AimWriter to, TimePointLesionObservationEntity lesion)
    {
        to.Flag("calibration", lesion.Calibration);
        to.Id("predecessorLesionTrackingUid", lesion.PredecessorLesionTrackingUid);
        to.Text("comment", lesion.Comment);
        to.Code("therapeuticResponse", lesion.TherapeuticResponse);
        to.Code("qualitativeAssessment", lesion.QualitativeAssessment);
        to.Flag("canEvaluateLesion", lesion.CanEvaluateLesion);
        to.Code("reasonUnableToEvaluate", lesion.ReasonUnableToEvaluate);
        to.Flag("canMeasureLesion", lesion.CanMeasureLesion);
        to.Code("reasonUnableToMeasure", lesion.ReasonUnableToMeasure);
        to.Flag("isUnequivocalProgression", lesion.IsUnequivocalProgression);
    }
}
