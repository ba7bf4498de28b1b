namespace CrowdAnnotate.Aim;

/// <summary>What a reader states, in the order of the schema, which differs from entity to entity.</summary>
internal static class EntityWriter
{
    public static void Physical(AimWriter to, ImagingPhysicalEntity entity) => to.Element("ImagingPhysicalEntity", () =>
    {
        to.Id("uniqueIdentifier", entity.UniqueIdentifier);
        Codes(to, entity.Answer);
        to.Flag("isPresent", entity.IsPresent);
        to.Number("annotatorConfidence", entity.Answer.AnnotatorConfidence);
        to.Text("label", entity.Answer.Label);
        to.Integer("questionIndex", entity.Answer.QuestionIndex);
        to.Text("comment", entity.Answer.Comment);
        to.Collection("imagingPhysicalEntityCharacteristicCollection", entity.Characteristics, c => SiteCharacteristic(to, c));
        to.Collection("imagingObservationCharacteristicCollection", entity.ObservationCharacteristics, c => Characteristic(to, c));
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
        to.Collection("imagingObservationCharacteristicCollection", entity.Characteristics, c => Characteristic(to, c));
    });

    private static void SiteCharacteristic(AimWriter to, ImagingPhysicalEntityCharacteristic trait) => to.Element("ImagingPhysicalEntityCharacteristic", () =>
    {
        Codes(to, trait.Answer);
        to.Number("annotatorConfidence", trait.Answer.AnnotatorConfidence);
        to.Text("label", trait.Answer.Label);
        to.Integer("questionIndex", trait.Answer.QuestionIndex);
        to.Text("comment", trait.Answer.Comment);
        QuantificationWriter.All(to, trait.Quantifications);
    });

    private static void Characteristic(AimWriter to, ImagingObservationCharacteristic trait) => to.Element("ImagingObservationCharacteristic", () =>
    {
        Codes(to, trait.Answer);
        to.Number("annotatorConfidence", trait.Answer.AnnotatorConfidence);
        to.Text("label", trait.Answer.Label);
        to.Text("comment", trait.Answer.Comment);
        to.Integer("questionIndex", trait.Answer.QuestionIndex);
        QuantificationWriter.All(to, trait.Quantifications);
    });

    private static void Codes(AimWriter to, CodedAnswer answer)
    {
        to.Codes("typeCode", answer.TypeCodes);
        to.Codes("questionTypeCode", answer.QuestionTypeCodes);
    }
}
