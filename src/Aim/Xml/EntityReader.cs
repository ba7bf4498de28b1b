using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads what a reader states, in the order of the schema.</summary>
internal static class EntityReader
{
    public static ImagingPhysicalEntity? Physical(AimNode node) => node.Build<ImagingPhysicalEntity>(n =>
    {
        var uid = n.Id("uniqueIdentifier");
        var (types, questions) = Codes(n);
        var (present, confidence) = (n.OptionalFlag("isPresent"), n.OptionalNumber("annotatorConfidence"));
        var (label, index, comment) = (n.OptionalText("label"), n.OptionalInteger("questionIndex"), n.OptionalText("comment"));
        var traits = n.Collection("imagingPhysicalEntityCharacteristicCollection", "ImagingPhysicalEntityCharacteristic", SiteCharacteristic);
        var seen = n.Collection("imagingObservationCharacteristicCollection", "ImagingObservationCharacteristic", Characteristic);
        return () => new(uid, new CodedAnswer(types, questions, confidence, label, comment, index), present, traits, seen);
    });

    public static InferenceEntity? Inference(AimNode node) => node.Build<InferenceEntity>(n =>
    {
        var (uid, evidence, present) = (n.Id("uniqueIdentifier"), n.Flag("imageEvidence"), n.OptionalFlag("isPresent"));
        var (types, questions) = Codes(n);
        var (confidence, description) = (n.OptionalNumber("annotatorConfidence"), n.OptionalText("description"));
        var (label, index, comment) = (n.OptionalText("label"), n.OptionalInteger("questionIndex"), n.OptionalText("comment"));
        return () => new(uid, new CodedAnswer(types, questions, confidence, label, comment, index), evidence, present, description);
    });

    public static ImagingObservationEntity? Observation(AimNode node) => node.Build<ImagingObservationEntity>(n =>
    {
        var uid = n.Id("uniqueIdentifier");
        var (types, questions) = Codes(n);
        var (confidence, label, comment) = (n.OptionalNumber("annotatorConfidence"), n.OptionalText("label"), n.OptionalText("comment"));
        var (present, index) = (n.OptionalFlag("isPresent"), n.OptionalInteger("questionIndex"));
        var traits = n.Collection("imagingObservationCharacteristicCollection", "ImagingObservationCharacteristic", Characteristic);
        return () => new(uid, new CodedAnswer(types, questions, confidence, label, comment, index), present, traits);
    });

    private static ImagingPhysicalEntityCharacteristic? SiteCharacteristic(AimNode node) => node.Build<ImagingPhysicalEntityCharacteristic>(n =>
    {
        var (types, questions) = Codes(n);
        var (confidence, label) = (n.OptionalNumber("annotatorConfidence"), n.OptionalText("label"));
        var (index, comment) = (n.OptionalInteger("questionIndex"), n.OptionalText("comment"));
        var quantifications = CharacteristicQuantificationReader.All(n);
        return () => new(new CodedAnswer(types, questions, confidence, label, comment, index), quantifications);
    });

    private static ImagingObservationCharacteristic? Characteristic(AimNode node) => node.Build<ImagingObservationCharacteristic>(n =>
    {
        var (types, questions) = Codes(n);
        var (confidence, label, comment) = (n.OptionalNumber("annotatorConfidence"), n.OptionalText("label"), n.OptionalText("comment"));
        var index = n.OptionalInteger("questionIndex");
        var quantifications = CharacteristicQuantificationReader.All(n);
        return () => new(new CodedAnswer(types, questions, confidence, label, comment, index), quantifications);
    });

    private static (List<CodedConcept> Types, List<CodedConcept> Questions) Codes(AimNode n) =>
        (n.Codes("typeCode", required: true), n.Codes("questionTypeCode"));
}
