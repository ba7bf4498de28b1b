namespace CrowdAnnotate.Aim;

/// <summary>Answers that lead to another question than the next one, or to none.</summary>
internal static class QuestionJumps
{
    /// <summary>Makes them conditions of the questions between; one that leads back or nowhere is mended.</summary>
    /// <param name="places">The question that a component leads to, by its identifier.</param>
    public static void Follow(List<QuestionDraft> drafts, Dictionary<string, int> places)
    {
        var jumps = Enumerable.Range(0, drafts.Count).SelectMany(i => Of(drafts, i, places)).ToList();
        var order = drafts.ConvertAll(d => d.Id);
        for (var i = 0; i < drafts.Count; i++)
        {
            drafts[i].AskedWhen.AddRange(TemplateJumps.Conditions(i, order, jumps));
        }
    }

    private static IEnumerable<TemplateJumps.Jump> Of(List<QuestionDraft> drafts, int from, Dictionary<string, int> places)
    {
        foreach (var answer in drafts[from].Answers.Where(a => a.IsLast || a.NextId is not null))
        {
            var to = answer.IsLast ? drafts.Count : places.GetValueOrDefault(answer.NextId!, -1);
            if (to > from)
            {
                yield return new(from, answer.Code, to);
            }
            else
            {
                answer.Node.Mended("nextId", to < 0 ? "names no component; the next question follows." : "leads back; the next question follows.");
            }
        }
    }
}
