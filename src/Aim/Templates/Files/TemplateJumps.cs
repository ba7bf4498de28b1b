using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>
/// AIM templates say after an answer which component comes next (nextId) or that none does (noMoreQuestions). What is jumped
/// over is not asked when that answer was given: a condition on each question in between.
/// </summary>
internal static class TemplateJumps
{
    /// <summary>An answer after which the questions from <paramref name="From"/> + 1 to <paramref name="To"/> - 1 are left out, counted from 0.</summary>
    public readonly record struct Jump(int From, CodedConcept Answer, int To);

    /// <summary>The conditions on one question that follow from jumps, in the order of the questions they are on.</summary>
    public static IEnumerable<AskedWhen> Conditions(int question, IReadOnlyList<string> ids, IEnumerable<Jump> jumps) =>
        jumps.Where(j => j.From < question && question < j.To).GroupBy(j => j.From).OrderBy(g => g.Key)
            .Select(g => new AskedWhen(ids[g.Key], g.Select(j => j.Answer).ToValueList(), given: false));

    /// <summary>The jumps that say as much of the conditions as jumps can.</summary>
    public static List<Jump> Of(ValueList<TemplateQuestion> questions)
    {
        var jumps = new List<Jump>();
        for (var i = 0; i < questions.Count; i++)
        {
            foreach (var answer in questions[i].Answers)
            {
                var to = i + 1;
                while (to < questions.Count && questions[to].AskedWhen.Any(w => !w.Given && w.QuestionId == questions[i].Id && w.Answers.Contains(answer.Code)))
                {
                    to++;
                }

                if (to > i + 1 && answer.Amount is not QuantileAmount)
                {
                    jumps.Add(new(i, answer.Code, to));
                }
            }
        }

        return jumps;
    }
}
