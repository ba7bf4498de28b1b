namespace CrowdAnnotate.Aim;

/// <summary>Reads observations of lesions in the order of the schema.</summary>
internal static class LesionReader
{
    public static LesionObservationEntity? Read(AimNode node)
    {
        switch (node.XsiType)
        {
            case nameof(GeneralLesionObservationEntity):
                return node.Build<LesionObservationEntity>(General);
            case nameof(TimePointLesionObservationEntity):
                return node.Build<LesionObservationEntity>(TimePoint);
            default:
                node.NotHeld($"a lesion observation of type “{node.XsiType}” is none of AIM 4.2 and was left out.");
                return null;
        }
    }

    private static Func<LesionObservationEntity> General(AimNode n)
    {
        var (uid, lesion, additional) = (n.Id("uniqueIdentifier"), n.Id("lesionUniqueIdentifier"), n.OptionalFlag("isAdditionalObservation"));
        var (tracking, type) = (n.Text("trackingIdentifier"), n.Code("lesionType"));
        var (interval, laterality) = (n.OptionalCode("reconstructionInterval"), n.OptionalCode("laterality"));
        return () => new GeneralLesionObservationEntity(uid, lesion, tracking, type, additional, interval, laterality);
    }

    private static Func<LesionObservationEntity> TimePoint(AimNode n)
    {
        var (uid, lesion, additional) = (n.Id("uniqueIdentifier"), n.Id("lesionUniqueIdentifier"), n.OptionalFlag("isAdditionalObservation"));
        var (calibration, predecessor, comment) = (n.Flag("calibration"), n.OptionalId("predecessorLesionTrackingUid"), n.OptionalText("comment"));
        var (response, quality) = (n.OptionalCode("therapeuticResponse"), n.OptionalCode("qualitativeAssessment"));
        var (evaluable, whyNotEvaluated) = (n.OptionalFlag("canEvaluateLesion"), n.OptionalCode("reasonUnableToEvaluate"));
        var (measurable, whyNotMeasured) = (n.OptionalFlag("canMeasureLesion"), n.OptionalCode("reasonUnableToMeasure"));
        var progression = n.OptionalFlag("isUnequivocalProgression");
        return () => new TimePointLesionObservationEntity(
            uid, lesion, calibration, additional, predecessor, comment, response, quality, evaluable, whyNotEvaluated, measurable, whyNotMeasured, progression);
    }
}
