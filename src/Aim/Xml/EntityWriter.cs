namespace CrowdAnnotate.Aim;

/// <summary>What a reader states, in the order of the schema, which differs from entity to entity.</summary>
internal static class EntityWriter
{
    public static void AuditTrail(AimWriter to, AuditTrail trail) => to.Element("AuditTrail", () =>
    {
        to.Code("statusCode", trail.StatusCode);
        to.DateTime("dateTime", trail.DateTime);
        to.Code("changeReason", trail.ChangeReason);
        to.Id("worklistSubtaskUid", trail.WorklistSubtaskUid);
        to.Text("comment", trail.Comment);
    });

    public static void Physical(AimWriter to, ImagingPhysicalEntity entity) => to.Element("ImagingPhysicalEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        Codes(to, entity.Answer);
        to.Flag("isPresent", entity.IsPresent);
        to.Number("annotatorConfidence", entity.Answer.AnnotatorConfidence);
        to.Text("label", entity.Answer.Label);
        to.Integer("questionIndex", entity.Answer.QuestionIndex);
        to.Text("comment", entity.Answer.Comment);
    });

    public static void Inference(AimWriter to, InferenceEntity entity) => to.Element("InferenceEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        to.Flag("imageEvidence", entity.ImageEvidence);
        to.Flag("isPresent", entity.IsPresent);
        Codes(to, entity.Answer);
        to.Number("annotatorConfidence", entity.Answer.AnnotatorConfidence);
        to.Text("description", entity.Description);
        to.Text("label", entity.Answer.Label);
        to.Integer("questionIndex", entity.Answer.QuestionIndex);
        to.Text("comment", entity.Answer.Comment);
    });

    public static void Observation(AimWriter to, ImagingObservationEntity entity) => to.Element("ImagingObservationEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        Codes(to, entity.Answer);
        to.Number("annotatorConfidence", entity.Answer.AnnotatorConfidence);
        to.Text("label", entity.Answer.Label);
        to.Text("comment", entity.Answer.Comment);
        to.Flag("isPresent", entity.IsPresent);
        to.Integer("questionIndex", entity.Answer.QuestionIndex);
        to.Collection("imagingObservationCharacteristicCollection", entity.Characteristics, c => Characteristic(to, c.Answer));
    });

    public static void Statement(AimWriter to, AnnotationStatement statement) => to.Element("ImageAnnotationStatement", () =>
    {
        to.Id("subjectUniqueIdentifier", statement.Subject);
        to.Id("objectUniqueIdentifier", statement.Object);
    }, statement.Kind + "Statement");

    private static void Characteristic(AimWriter to, CodedAnswer answer) => to.Element("ImagingObservationCharacteristic", () =>
    {
        Codes(to, answer);
        to.Number("annotatorConfidence", answer.AnnotatorConfidence);
        to.Text("label", answer.Label);
        to.Text("comment", answer.Comment);
        to.Integer("questionIndex", answer.QuestionIndex);
    });

    private static void Codes(AimWriter to, CodedAnswer answer)
    {
        to.Codes("typeCode", answer.TypeCodes);
        to.Codes("questionTypeCode", answer.QuestionTypeCodes);
    }
}
