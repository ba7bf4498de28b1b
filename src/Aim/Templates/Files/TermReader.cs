using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>An AllowedTerm: the answer, and its quantifications.</summary>
internal sealed record Term(TemplateNode Node, CodedConcept Code, ValueList<CodedConcept> Further, AnswerDraft Answer, IReadOnlyList<TemplateNode> Quantifications);

/// <summary>The answers a component allows.</summary>
internal static class TermReader
{
    private const int MostAnswers = 2000;

    public static List<Term> Terms(TemplateNode node)
    {
        var nodes = node.All("AllowedTerm");
        if (nodes.Count is > 0 and <= MostAnswers)
        {
            return [.. nodes.Select(Of).OfType<Term>()];
        }

        node.Report("", nodes.Count == 0 ? FindingKind.Missing : FindingKind.Malformed, nodes.Count == 0 ? "has no AllowedTerm." : $"has more than {MostAnswers} answers.");
        return [];
    }

    /// <summary>Each code once: a second answer of one code is the same answer.</summary>
    public static List<AnswerDraft> Distinct(IEnumerable<AnswerDraft> answers)
    {
        var kept = new Dictionary<CodedConcept, AnswerDraft>();
        var order = new List<AnswerDraft>();
        foreach (var answer in answers)
        {
            if (kept.TryAdd(answer.Code, answer))
            {
                order.Add(answer);
            }
            else
            {
                answer.Node.Mended("", $"is the answer {answer.Code.Value} a second time and was left out.");
            }
        }

        return order;
    }

    private static Term? Of(TemplateNode node)
    {
        if (TemplateCodes.Of(node) is not { } code)
        {
            return null;
        }

        var further = TemplateCodes.Further(node);
        var answer = new AnswerDraft(node, code, code.Meaning, null, node.Flag("defaultAnswer") ?? false, node.Said("nextId"), node.Flag("noMoreQuestions") ?? false, further);
        return new Term(node, code, further, answer, node.All("CharacteristicQuantification"));
    }
}
