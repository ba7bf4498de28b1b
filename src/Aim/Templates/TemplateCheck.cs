using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A reader's answer to one question of a template, not yet checked.</summary>
/// <param name="Value">The number typed, where the answer asks for one, in the answer's unit.</param>
public sealed record TemplateAnswer(string QuestionId, CodedConcept Answer, double? Confidence = null, double? Value = null);

/// <summary>What a reader gives for one finding, not yet checked.</summary>
/// <param name="Calculations">What was computed of it; null where nothing is known of it, so that nothing is missed.</param>
public sealed record FindingResponse(IReadOnlyList<TemplateAnswer> Answers, IReadOnlyList<MarkKind> Marks, IReadOnlyList<CodedConcept>? Calculations = null);

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
            result.AddRange(Check(template, findings[i]).Select(f => f with { Path = $"findings[{i + 1}]/{f.Path}" }));
        }

        return result;
    }

    /// <summary>All that is wrong with the answers and marks of one finding.</summary>
    public static IReadOnlyList<TemplateFinding> Check(AnnotationTemplate template, IReadOnlyList<TemplateAnswer> answers, IReadOnlyList<MarkKind> marks) =>
        Check(template, new FindingResponse(answers, marks));

    /// <summary>All that is wrong with one finding.</summary>
    public static IReadOnlyList<TemplateFinding> Check(AnnotationTemplate template, FindingResponse finding)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(finding);
        var asked = AskedQuestions.Of(template, finding.Answers).Select(q => q.Id).ToHashSet();
        return
        [
            .. Unknown(template, finding.Answers),
            .. template.Questions.SelectMany(q => AnswerCheck.Question(q, asked.Contains(q.Id), [.. finding.Answers.Where(a => a.QuestionId == q.Id)])),
            .. Marks(template, finding.Marks),
            .. Calculations(template, finding.Calculations),
        ];
    }

    private static IEnumerable<TemplateFinding> Unknown(AnnotationTemplate template, IReadOnlyList<TemplateAnswer> answers) =>
        answers.Select(a => a.QuestionId).Distinct().Where(id => template.Questions.All(q => q.Id != id))
            .Select(id => new TemplateFinding($"answers[{id}]", "is not a question of the template."));

    private static IEnumerable<TemplateFinding> Marks(AnnotationTemplate template, IReadOnlyList<MarkKind> marks)
    {
        foreach (var mark in template.Marks)
        {
            var count = marks.Count(m => m.CountedAs(template) == mark.Kind);
            if (count < mark.AtLeast)
            {
                yield return new($"marks[{mark.Kind}]", $"{count} of at least {mark.AtLeast}.");
            }

            if (count > mark.AtMost)
            {
                yield return new($"marks[{mark.Kind}]", $"{count} of at most {mark.AtMost}.");
            }
        }

        // A reader may point, probe and measure beside what is asked for.
        foreach (var kind in marks.Distinct().Where(k => !k.IsAid() && k.CountedAs(template) is null))
        {
            yield return new($"marks[{kind}]", "is not a mark of the template.");
        }
    }

    private static IEnumerable<TemplateFinding> Calculations(AnnotationTemplate template, IReadOnlyList<CodedConcept>? given)
    {
        foreach (var request in given is null ? [] : template.Calculations)
        {
            var count = given!.Count(g => request.Types.Any(t => t.Concept == g));
            if (count < request.AtLeast || count > request.AtMost)
            {
                yield return new($"calculations[{request.Label}]", $"{count}; at least {request.AtLeast} and at most {request.AtMost} are asked for.");
            }
        }
    }
}
