using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>Answers with the lexicon's own meaning, whatever words came with the code: two equal codes read the same everywhere.</summary>
public static class LexiconWords
{
    /// <param name="reading">Answers that the template allows.</param>
    public static CaseReading Of(CaseReading reading, AnnotationTemplate template) =>
        reading with { Findings = [.. reading.Findings.Select(f => f with { Answers = [.. f.Answers.Select(a => Of(a, template))] })] };

    private static Answer Of(Answer answer, AnnotationTemplate template)
    {
        var allowed = template.Questions.First(q => q.Id == answer.QuestionId).Answers.First(a => a.Code.Value == answer.Code.Value && a.Code.Scheme == answer.Code.Scheme);
        return answer with { Code = answer.Code with { Meaning = allowed.Code.Meaning } };
    }
}
