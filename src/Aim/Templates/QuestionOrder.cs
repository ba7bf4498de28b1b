namespace CrowdAnnotate.Aim;

/// <summary>What makes a list of questions impossible.</summary>
internal static class QuestionOrder
{
    public static IEnumerable<AimFlaw> Flaws(ValueList<TemplateQuestion> questions)
    {
        if (questions.DistinctBy(q => q.Id).Count() < questions.Count)
        {
            return [new("questions", "two questions have one id.")];
        }

        var twice = questions.GroupBy(q => (q.Question, q.PartOf)).FirstOrDefault(g => g.Count() > 1);
        return twice is not null
            ? [new("questions", $"two questions have one code: “{twice.First().Id}” and “{twice.Last().Id}”.")]
            : questions.SelectMany((q, i) => OfOne(q, questions, i));
    }

    private static IEnumerable<AimFlaw> OfOne(TemplateQuestion question, ValueList<TemplateQuestion> questions, int index)
    {
        var path = $"questions[{question.Id}]";
        var before = questions.Take(index).ToDictionary(q => q.Id);
        if (question.PartOf is { } whole)
        {
            if (!before.TryGetValue(whole, out var of) || !IsDirectlyBehind(whole, questions, index))
            {
                yield return new(path + "/partOf", $"“{whole}” is not the question directly before this and its parts.");
            }
            else if (of.Place is AnswerPlace.Characteristic or AnswerPlace.SiteCharacteristic ? !Quantifies(question, of) : !Belongs(question.Place, of.Place))
            {
                yield return new(path + "/partOf", $"“{whole}” cannot have a part of this kind.");
            }
        }

        else if (question.Place == AnswerPlace.SiteCharacteristic)
        {
            yield return new(path + "/partOf", "names no finding site.");
        }

        if (question.Place == AnswerPlace.SiteCharacteristic && before.Values.Any(q => q.PartOf == question.PartOf && q.Place == AnswerPlace.Characteristic))
        {
            yield return new(path, "is a characteristic of the site and stands behind one of the finding.");
        }

        foreach (var condition in question.AskedWhen)
        {
            if (!before.TryGetValue(condition.QuestionId, out var on))
            {
                yield return new(path + "/askedWhen", $"“{condition.QuestionId}” is not a question before this one.");
            }
            else if (condition.Answers.Any(a => on.Answers.All(allowed => allowed.Code != a)))
            {
                yield return new(path + "/askedWhen", $"names an answer that “{condition.QuestionId}” does not have.");
            }
        }
    }

    // Whoever stands between a whole and its part is a part of the whole as well.
    private static bool IsDirectlyBehind(string whole, ValueList<TemplateQuestion> questions, int index)
    {
        var partOf = questions.Take(index).ToDictionary(q => q.Id, q => q.PartOf);
        for (var up = questions[index - 1].Id; up is not null; up = partOf.GetValueOrDefault(up))
        {
            if (up == whole)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Belongs(AnswerPlace part, AnswerPlace whole) => (part, whole) is
        (AnswerPlace.Characteristic, AnswerPlace.Observation or AnswerPlace.FindingSite) or (AnswerPlace.SiteCharacteristic, AnswerPlace.FindingSite);

    // A quantification of a characteristic is of one of its answers.
    private static bool Quantifies(TemplateQuestion part, TemplateQuestion whole) =>
        part.Quantifies && !whole.Quantifies && part.Place == whole.Place
        && part.AskedWhen is [{ Given: true, Answers.Count: 1 } first, ..] && first.QuestionId == whole.Id;
}
