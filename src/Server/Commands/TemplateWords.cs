using System.Text;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Commands;

/// <summary>A template as text for a person.</summary>
internal static class TemplateWords
{
    public static string Of(AnnotationTemplate template)
    {
        var text = new StringBuilder()
            .AppendLine($"{template.Name}, version {template.Version}").AppendLine($"  uid     {template.Uid}").AppendLine($"  code    {Code(template.Code)}")
            .AppendLine($"  prompt  {template.Prompt.English}");
        if (template.Source is { } source)
        {
            text.AppendLine($"  source  {source}");
        }

        foreach (var mark in template.Marks)
        {
            text.AppendLine($"  mark    {mark.Kind}, {Count(mark.AtLeast, mark.AtMost)}");
        }

        foreach (var calculation in template.Calculations)
        {
            text.AppendLine($"  compute {calculation.Label}, {Count(calculation.AtLeast, calculation.AtMost)}: {string.Join(", ", calculation.Types.Select(t => Code(t.Concept)))}");
        }

        foreach (var question in template.Questions)
        {
            Question(text, question);
        }

        return text.ToString();
    }

    private static void Question(StringBuilder text, TemplateQuestion question)
    {
        var how = new List<string> { question.Required ? "required" : "optional" };
        how.AddRange(question.AtMost > 1 ? [$"{question.AtLeast} to {question.AtMost} answers"] : []);
        how.AddRange(question.AsksConfidence ? ["with confidence"] : []);
        how.AddRange(question.Scale == AnswerScale.Nominal ? [] : [$"{question.Scale}"]);
        how.AddRange(question.PartOf is { } whole ? [$"part of {whole}"] : []);
        how.AddRange(question.AskedWhen.Select(w => $"asked {(w.Given ? "when" : "unless")} {w.QuestionId} is {string.Join(" or ", w.Answers.Select(a => a.Meaning))}"));
        text.AppendLine().AppendLine($"{question.Id}: {question.Text.English} {Code(question.Question)}").AppendLine($"  {question.Place}; {string.Join("; ", how)}");
        foreach (var answer in question.Answers)
        {
            text.AppendLine($"  - {answer.Label.English} {Code(answer.Code)}");
        }
    }

    private static string Count(int atLeast, int? atMost) => atMost is null ? (atLeast == 0 ? "any number" : $"at least {atLeast}") : $"{atLeast} to {atMost}";

    private static string Code(CodedConcept code) => $"[{code.Scheme} {code.Value}]";
}
