using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads what a reader states, in the order of the schema.</summary>
internal static class EntityReader
{
    public static AuditTrail? AuditTrail(AimNode node) => node.Build<AuditTrail>(n =>
    {
        var (status, date, reason) = (n.Code("statusCode"), n.DateTime("dateTime"), n.Code("changeReason"));
        var (task, comment) = (n.OptionalId("worklistSubtaskUid"), n.OptionalText("comment"));
        return () => new(status, date, reason, task, comment);
    });

    public static ImagingPhysicalEntity? Physical(AimNode node) => node.Build<ImagingPhysicalEntity>(n =>
    {
        var uid = n.Id("uniqueIdentifier");
        var (types, questions) = Codes(n);
        var (present, confidence) = (n.OptionalFlag("isPresent"), n.OptionalNumber("annotatorConfidence"));
        var (label, index, comment) = (n.OptionalText("label"), n.OptionalInteger("questionIndex"), n.OptionalText("comment"));
        return () => new(uid, new CodedAnswer(types, questions, confidence, label, comment, index), present);
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

    public static AnnotationStatement? Statement(AimNode node)
    {
        const string suffix = "Statement";
        var type = node.XsiType ?? "";
        if (!type.EndsWith(suffix, StringComparison.Ordinal) || !Enum.TryParse<StatementKind>(type[..^suffix.Length], out var kind))
        {
            node.NotHeld($"a statement of type “{type}” is not held yet and was left out.");
            return null;
        }

        var statement = node.Build<AnnotationStatement>(n =>
        {
            var (subject, @object) = (n.Id("subjectUniqueIdentifier"), n.Id("objectUniqueIdentifier"));
            return () => new(kind, subject, @object);
        });
        if (statement is null || (!node.IsLeftOut(statement.Subject) && !node.IsLeftOut(statement.Object)))
        {
            return statement;
        }

        node.NotHeld("points to an entity that is not held yet and was left out with it.");
        return null;
    }

    private static ImagingObservationCharacteristic? Characteristic(AimNode node) => node.Build<ImagingObservationCharacteristic>(n =>
    {
        var (types, questions) = Codes(n);
        var (confidence, label, comment) = (n.OptionalNumber("annotatorConfidence"), n.OptionalText("label"), n.OptionalText("comment"));
        var index = n.OptionalInteger("questionIndex");
        return () => new(new CodedAnswer(types, questions, confidence, label, comment, index));
    });

    private static (List<CodedConcept> Types, List<CodedConcept> Questions) Codes(AimNode n) =>
        (n.Codes("typeCode", required: true), n.Codes("questionTypeCode"));
}
