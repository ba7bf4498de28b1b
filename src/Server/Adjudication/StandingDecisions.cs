using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>Which decision stands on which lesion. Lesions are matched anew with each submission: a decision follows the marks it was made on. Pure.</summary>
public static class StandingDecisions
{
    /// <summary>By lesion the last decision of its region; lesions that nobody decided on are left out.</summary>
    public static IReadOnlyDictionary<string, Decision> Of(CaseAdjudication? adjudication, IReadOnlyList<LesionResult> lesions)
    {
        var standing = new Dictionary<string, Decision>();
        foreach (var decision in adjudication?.Standing.Where(d => !d.IsOfMatching) ?? [])
        {
            if (LesionOf(decision, lesions) is { } lesion && (decision.Chosen is null || lesion.Readers.Any(r => MarkReference.Of(r) == decision.Chosen)))
            {
                standing[lesion.Id] = decision;
            }
        }

        return standing;
    }

    /// <summary>The lesion that holds most of the marks a decision was made on; null where none of them is left.</summary>
    public static LesionResult? LesionOf(Decision decision, IReadOnlyList<LesionResult> lesions) =>
        lesions.Select(l => (Lesion: l, Shared: l.Readers.Count(r => (decision.Apart ?? decision.Marks).Contains(MarkReference.Of(r))))).Where(l => l.Shared > 0).OrderByDescending(l => l.Shared).Select(l => l.Lesion).FirstOrDefault();
}
