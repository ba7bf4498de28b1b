using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A reader's answer to one question of a template, not yet checked.</summary>
public sealed record TemplateAnswer(string QuestionId, CodedConcept Answer, double? Confidence = null);

/// <summary>What a reader gives for one finding, not yet checked.</summary>
public sealed record FindingResponse(IReadOnlyList<TemplateAnswer> Answers, IReadOnlyList<MarkKind> Marks);

/// <summary>One thing a template does not allow.</summary>
/// <param name="Path">Where in what was given, from 1: <c>findings[1]/answers[margin]/confidence</c>.</param>
public sealed record TemplateFinding(string Path, string Message);

/// <summary>Whether what a reader gives is what the template asks for.</summary>
public static class TemplateCheck
{
    /// <summary>All that is wrong with the findings of one case; nothing when they can be accepted.</summary>
    public static IReadOnlyList<TemplateFinding> Check(AnnotationTemplate template, IReadOnlyList<FindingResponse> findings)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(findings);
        var result = new List<TemplateFinding>();
        if (findings.Count > template.MaxFindings)
        {
            result.Add(new("findings", $"{findings.Count} findings; “{template.Name}” allows {template.MaxFindings}."));
        }

        for (var i = 0; i < findings.Count; i++)
        {
            result.AddRange(Check(template, findings[i].Answers, findings[i].Marks)
                .Select(f => f with { Path = $"findings[{i + 1}]/{f.Path}" }));
        }

        return result;
    }

    /// <summary>All that is wrong with one finding.</summary>
    public static IReadOnlyList<TemplateFinding> Check(AnnotationTemplate template, IReadOnlyList<TemplateAnswer> answers, IReadOnlyList<MarkKind> marks)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(marks);
        return [.. Unknown(template, answers), .. template.Questions.SelectMany(q => Question(q, answers)), .. Marks(template, marks)];
    }

    private static IEnumerable<TemplateFinding> Unknown(AnnotationTemplate template, IReadOnlyList<TemplateAnswer> answers) =>
        answers.Select(a => a.QuestionId).Distinct().Where(id => template.Questions.All(q => q.Id != id))
            .Select(id => new TemplateFinding($"answers[{id}]", "is not a question of the template."));

    private static IEnumerable<TemplateFinding> Question(TemplateQuestion question, IReadOnlyList<TemplateAnswer> answers)
    {
        var path = $"answers[{question.Id}]";
        var given = answers.Where(a => a.QuestionId == question.Id).ToList();
        if (given.Count > 1)
        {
            yield return new(path, $"is answered {given.Count} times; once is allowed.");
        }

        if (given.Count == 0 && question.Required)
        {
            yield return new(path, "needs an answer.");
        }

        foreach (var answer in given)
        {
            if (question.Answers.All(a => a.Code != answer.Answer))
            {
                yield return new(path, $"{answer.Answer} is not in the lexicon of the question.");
            }

            if (Confidence(question, answer.Confidence) is { } wrong)
            {
                yield return new(path + "/confidence", wrong);
            }
        }
    }

    private static string? Confidence(TemplateQuestion question, double? confidence) => (question.AsksConfidence, confidence) switch
    {
        (true, null) => "is asked for and not there.",
        (false, not null) => "is not asked for.",
        (true, not (>= 0 and <= 1)) => FormattableString.Invariant($"{confidence} is not within 0 and 1."),
        _ => null,
    };

    private static IEnumerable<TemplateFinding> Marks(AnnotationTemplate template, IReadOnlyList<MarkKind> marks)
    {
        foreach (var mark in template.RequiredMarks.Where(r => marks.Count(m => m == r.Kind) < r.AtLeast))
        {
            yield return new($"marks[{mark.Kind}]", $"{marks.Count(m => m == mark.Kind)} of at least {mark.AtLeast}.");
        }

        foreach (var kind in marks.Distinct().Where(k => template.Marks.All(m => m.Kind != k)))
        {
            yield return new($"marks[{kind}]", "is not a mark of the template.");
        }
    }
}
