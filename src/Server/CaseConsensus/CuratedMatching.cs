using CrowdAnnotate.Consensus;
using CrowdAnnotate.Server.Adjudication;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>
/// A matching after the curators' merges and splits. A decision names marks, not lesions: it holds when more readers come, and one whose marks were
/// corrected is taken with those that are left. Pure.
/// </summary>
public static class CuratedMatching
{
    /// <param name="matched">As the marks alone were matched.</param>
    /// <param name="decisions">Merges and splits in their order.</param>
    /// <param name="notApplied">Takes those that can no longer be taken, each with the reason.</param>
    public static IReadOnlyList<Lesion> Apply(IReadOnlyList<Lesion> matched, IReadOnlyList<Decision> decisions, ICollection<CurationNote> notApplied)
    {
        foreach (var decision in decisions)
        {
            matched = decision.Kind == DecisionKind.Merged ? Merge(matched, decision, notApplied) : Split(matched, decision, notApplied);
        }

        return matched;
    }

    private static IReadOnlyList<Lesion> Merge(IReadOnlyList<Lesion> lesions, Decision decision, ICollection<CurationNote> notApplied)
    {
        var named = Having(lesions, decision.Marks);
        if (named.Count == 1)
        {
            return lesions;
        }

        if (named.Count == 0)
        {
            notApplied.Add(new(decision.Id, "A merge no longer applies: none of its marks is left."));
            return lesions;
        }

        var merged = LesionCuration.Merge(lesions, [.. named.Select(l => l.Number)]);
        if (merged.Refusal is { } refusal)
        {
            notApplied.Add(new(decision.Id, $"A merge no longer applies. {refusal}"));
        }

        return merged.Lesions ?? lesions;
    }

    private static IReadOnlyList<Lesion> Split(IReadOnlyList<Lesion> lesions, Decision decision, ICollection<CurationNote> notApplied)
    {
        var named = Having(lesions, decision.Apart!);
        if (named.Count == 0)
        {
            notApplied.Add(new(decision.Id, "A split no longer applies: none of its marks is left."));
            return lesions;
        }

        // Each lesion that holds some of them and others beside gives them up; those from one lesion stay together.
        foreach (var first in named.Select(l => l.Marks[0]))
        {
            var lesion = lesions.Single(l => l.Marks.Contains(first));
            var apart = lesion.Marks.Where(m => Named(m, decision.Apart!)).Select(m => m.Reader).ToList();
            lesions = apart.Count == lesion.Marks.Count ? lesions : LesionCuration.Split(lesions, lesion.Number, apart).Lesions!;
        }

        return lesions;
    }

    private static List<Lesion> Having(IReadOnlyList<Lesion> lesions, IReadOnlyList<MarkReference> marks) => [.. lesions.Where(l => l.Marks.Any(m => Named(m, marks)))];

    private static bool Named(Mark mark, IReadOnlyList<MarkReference> marks) => marks.Contains(new MarkReference(mark.Reader, mark.Id));
}
