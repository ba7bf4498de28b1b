using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>A condition on an earlier question: that one of these answers was given to it, or that none of them was.</summary>
public sealed record AskedWhen
{
    /// <param name="given">False: the question is asked unless one of the answers was given, so also while there is none.</param>
    /// <exception cref="AimFlawException">No question or no answer is named.</exception>
    public AskedWhen(string questionId, ValueList<CodedConcept> answers, bool given = true)
    {
        (QuestionId, Answers, Given) = (questionId, answers, given);
        new Flaws().Named("questionId", questionId).Coded("answers", answers).Refuse();
    }

    public string QuestionId { get; }

    public ValueList<CodedConcept> Answers { get; }

    public bool Given { get; }
}

/// <summary>Which questions are asked, given the answers so far.</summary>
public static class AskedQuestions
{
    /// <summary>
    /// In the template's order. A part is asked when its whole has an answer; a question with conditions when all of them hold;
    /// an answer to a question that is not asked counts for nothing.
    /// </summary>
    public static IReadOnlyList<TemplateQuestion> Of(AnnotationTemplate template, IEnumerable<TemplateAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(template);
        var given = answers.ToLookup(a => a.QuestionId, a => a.Answer);
        var asked = new Dictionary<string, TemplateQuestion>();
        IEnumerable<CodedConcept> Counted(string id) => asked.ContainsKey(id) ? given[id] : [];
        foreach (var question in template.Questions)
        {
            if ((question.PartOf is null || Counted(question.PartOf).Any()) && question.AskedWhen.All(w => Counted(w.QuestionId).Any(w.Answers.Contains) == w.Given))
            {
                asked.Add(question.Id, question);
            }
        }

        return [.. asked.Values];
    }
}
