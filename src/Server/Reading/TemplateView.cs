using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Reading;

/// <summary>The template as a page needs it (contract.ts: Template).</summary>
public sealed record TemplateView(
    string Uid, string Name, string Version, IReadOnlyList<QuestionView> Questions, IReadOnlyList<string> RequiredMarks, int MaxFindings, IReadOnlyList<MarkView> Marks)
{
    public static TemplateView Of(AnnotationTemplate template) => new(
        template.Uid.Value, template.Name, template.Version,
        [.. template.Questions.Select(q => new QuestionView(
            q.Id, CodeOf(q.Question), q.Text.English, OthersOf(q.Text), [.. q.Answers.Select(AnswerOf)], q.Required, q.AsksConfidence,
            q.Scale == AnswerScale.Nominal ? "nominal" : "ordinal", q.Explanation?.English, OthersOf(q.Explanation), q.AtLeast, q.AtMost, q.PartOf,
            [.. q.AskedWhen.Select(w => new ConditionView(w.QuestionId, [.. w.Answers.Select(CodeOf)], w.Given))]))],
        [.. template.RequiredMarks.Select(m => DrawnMarks.NameOf(m.Kind))], template.MaxFindings, [.. template.Marks.Select(m => new MarkView(DrawnMarks.NameOf(m.Kind), m.AtLeast, m.AtMost))]);

    private static AnswerView AnswerOf(AllowedAnswer answer) => new(CodeOf(answer.Code), answer.Label.English, OthersOf(answer.Label), TypedNumber.Of(answer));

    // Both languages go out, so that a case that was opened can be read on in either without the network.
    private static Dictionary<string, string>? OthersOf(LocalText? text) => text?.French is { } french ? new() { ["fr"] = french } : null;

    private static CodeAnswer CodeOf(CodedConcept code) => new(code.Value, code.Scheme, code.Meaning);
}

public sealed record QuestionView(
    string Id, CodeAnswer Code, string Text, IReadOnlyDictionary<string, string>? TextIn, IReadOnlyList<AnswerView> Answers, bool Required, bool AsksConfidence, string Scale,
    string? Explanation, IReadOnlyDictionary<string, string>? ExplanationIn, int AtLeast, int AtMost, string? PartOf, IReadOnlyList<ConditionView> AskedWhen);

/// <summary>That one of the answers was given to an earlier question, or none of them.</summary>
public sealed record ConditionView(string QuestionId, IReadOnlyList<CodeAnswer> Answers, bool Given);

public sealed record MarkView(string Kind, int AtLeast, int? AtMost);

public sealed record AnswerView(CodeAnswer Code, string Label, IReadOnlyDictionary<string, string>? LabelIn, TypedNumber? Number);
