using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>Which decision stands on which lesion. Lesions are matched anew with each submission: a decision follows the marks it was made on. Pure.</summary>
public static class StandingDecisions
{
    /// <summary>
    /// By lesion the decision of its region that stands; lesions without one are left out. A later one takes the place of an earlier one unless it was made on fewer of
    /// the lesion's marks, as after a split that was undone. One that a curator took back who had seen the consensus brings nothing earlier back.
    /// </summary>
    public static IReadOnlyDictionary<string, Decision> Of(CaseAdjudication? adjudication, IReadOnlyList<LesionResult> lesions)
    {
        var standing = new Dictionary<string, (Decision Decision, int Shared)>();
        foreach (var decision in adjudication?.Decisions.Where(d => !d.IsOfMatching && d.Undone is not { BeforeConsensus: true }) ?? [])
        {
            if (LesionOf(decision, lesions) is not { } lesion || SharedWith(decision, lesion) is var shared && standing.TryGetValue(lesion.Id, out var earlier) && earlier.Shared > shared)
            {
                continue;
            }

            if (decision.Undone is not null || !HasItsRegion(decision, lesion))
            {
                standing.Remove(lesion.Id);
            }
            else
            {
                standing[lesion.Id] = (decision, shared);
            }
        }

        return standing.ToDictionary(s => s.Key, s => s.Value.Decision);
    }

    // A reader's region is gone when that reader corrected it: what was chosen is no longer there.
    private static bool HasItsRegion(Decision decision, LesionResult lesion) =>
        decision.Chosen is null || lesion.Readers.Any(r => MarkReference.Of(r) == decision.Chosen && decision.Submissions.Contains(r.SubmissionId));

    private static int SharedWith(Decision decision, LesionResult lesion) => lesion.Readers.Count(r => (decision.Apart ?? decision.Marks).Contains(MarkReference.Of(r)));

    /// <summary>The lesion that holds most of the marks a decision was made on; null where none of them is left.</summary>
    public static LesionResult? LesionOf(Decision decision, IReadOnlyList<LesionResult> lesions) =>
        lesions.Select(l => (Lesion: l, Shared: SharedWith(decision, l))).Where(l => l.Shared > 0).OrderByDescending(l => l.Shared).Select(l => l.Lesion).FirstOrDefault();
}
