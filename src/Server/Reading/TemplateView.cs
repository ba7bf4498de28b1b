using CrowdAnnotate.Aim.Templates;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Reading;

/// <summary>The template as a page needs it (contract.ts: Template).</summary>
public sealed partial record TemplateView(string Uid, string Name, string Version, IReadOnlyList<QuestionView> Questions, IReadOnlyList<string> RequiredMarks, int MaxFindings);

public sealed record QuestionView(string Id, CodeAnswer Code, string Text, IReadOnlyList<AnswerView> Answers, bool Required, bool AsksConfidence, string Scale);

public sealed record AnswerView(CodeAnswer Code, string Label);
