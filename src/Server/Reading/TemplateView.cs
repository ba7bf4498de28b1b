using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Reading;

/// <summary>The template as a page needs it (contract.ts: Template).</summary>
public sealed record TemplateView(string Uid, string Name, string Version, IReadOnlyList<QuestionView> Questions, IReadOnlyList<string> RequiredMarks, int MaxFindings)
{
    public static TemplateView Of(AnnotationTemplate template) => new(
        template.Uid.Value, template.Name, template.Version,
        [.. template.Questions.Select(q => new QuestionView(
            q.Id, CodeOf(q.Question), q.Text.English, [.. q.Answers.Select(a => new AnswerView(CodeOf(a.Code), a.Label.English))], q.Required, q.AsksConfidence,
            q.Scale == AnswerScale.Ordinal ? "ordinal" : "nominal"))],
        [.. template.RequiredMarks.Select(m => m.Kind == Aim.MarkKind.Bidirectional ? "bidirectional" : "contour")], template.MaxFindings);

    private static CodeAnswer CodeOf(CodedConcept code) => new(code.Value, code.Scheme, code.Meaning);
}

public sealed record QuestionView(string Id, CodeAnswer Code, string Text, IReadOnlyList<AnswerView> Answers, bool Required, bool AsksConfidence, string Scale);

public sealed record AnswerView(CodeAnswer Code, string Label);
