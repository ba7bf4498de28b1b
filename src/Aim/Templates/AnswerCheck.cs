namespace CrowdAnnotate.Aim;

/// <summary>Whether the answers to one question are what it asks for.</summary>
internal static class AnswerCheck
{
    public static IEnumerable<TemplateFinding> Question(TemplateQuestion question, bool isAsked, IReadOnlyList<TemplateAnswer> given)
    {
        var path = $"answers[{question.Id}]";
        if (!isAsked)
        {
            return given.Count == 0 ? [] : [new(path, "is not asked after the other answers given.")];
        }

        return [.. Count(question, path, given), .. given.SelectMany(a => Answer(question, path, a))];
    }

    private static IEnumerable<TemplateFinding> Count(TemplateQuestion question, string path, IReadOnlyList<TemplateAnswer> given)
    {
        if (given.Count > question.AtMost)
        {
            yield return new(path, $"is answered {given.Count} times; {(question.AtMost == 1 ? "once" : $"{question.AtMost} times")} is allowed.");
        }
        else if (given.DistinctBy(a => a.Answer).Count() < given.Count)
        {
            yield return new(path, "is answered twice in the same way.");
        }

        if (given.Count == 0 ? question.Required : given.Count < question.AtLeast)
        {
            yield return new(path, question.AtLeast == 1 ? "needs an answer." : $"needs {question.AtLeast} answers.");
        }
    }

    private static IEnumerable<TemplateFinding> Answer(TemplateQuestion question, string path, TemplateAnswer given)
    {
        if (question.Answers.FirstOrDefault(a => a.Code == given.Answer) is not { } allowed)
        {
            yield return new(path, $"{given.Answer} is not in the lexicon of the question.");
        }
        else if (Value(allowed, given.Value) is { } wrongValue)
        {
            yield return new(path + "/value", wrongValue);
        }

        if (Confidence(question, given.Confidence) is { } wrong)
        {
            yield return new(path + "/confidence", wrong);
        }
    }

    private static string? Confidence(TemplateQuestion question, double? confidence) => (question.AsksConfidence, confidence) switch
    {
        (true, null) => "is asked for and not there.",
        (false, not null) => "is not asked for.",
        (true, not (>= 0 and <= 1)) => FormattableString.Invariant($"{confidence} is not within 0 and 1."),
        _ => null,
    };

    private static string? Value(AllowedAnswer answer, double? value) => (answer.AsksValue, value) switch
    {
        (true, null) => "is asked for and not there.",
        (false, not null) => "is not asked for.",
        (true, { } v) when !double.IsFinite(v) => "is not a number.",
        (true, { } v) when !answer.Amount!.Holds(v) => FormattableString.Invariant($"{v} is not {AmountWords.Of(answer.Amount)}."),
        _ => null,
    };
}
