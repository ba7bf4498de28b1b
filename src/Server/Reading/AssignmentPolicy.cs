namespace CrowdAnnotate.Server.Reading;

/// <summary>How far a case is covered: readers who submitted it or hold an unexpired lease on it.</summary>
public sealed record CaseLoad(Guid CaseId, int Submitted, int Leased);

/// <summary>Which case a reader gets next. Pure: the state in, a case out.</summary>
public static class AssignmentPolicy
{
    /// <summary>
    /// The least covered case the reader has not had, those short of <paramref name="readersPerCase"/> only; among equals the
    /// order differs from reader to reader, so that readers spread out. Null when nothing is left for this reader.
    /// </summary>
    /// <param name="readersPerCase">How many readers are to submit a case.</param>
    public static Guid? Choose(IReadOnlyCollection<CaseLoad> cases, IReadOnlySet<Guid> alreadyHad, Guid readerId, int readersPerCase) =>
        cases.Where(c => !alreadyHad.Contains(c.CaseId) && c.Submitted < readersPerCase)
            .OrderBy(c => c.Submitted + c.Leased)
            .ThenBy(c => Assignment.IdFor(c.CaseId, readerId))
            .Select(c => (Guid?)c.CaseId)
            .FirstOrDefault();

    /// <summary>The practice case that a reader has not had: it is read before any other. Null when there is none.</summary>
    public static Guid? Practice(IEnumerable<Guid> practice, IReadOnlySet<Guid> alreadyHad) => practice.Where(c => !alreadyHad.Contains(c)).Select(c => (Guid?)c).FirstOrDefault();

    /// <summary>
    /// The same for a reader who has a case in hand: a case that others will cover by what they hold is left to them, so that nobody
    /// who keeps many takes work from the others.
    /// </summary>
    public static Guid? ChooseAhead(IReadOnlyCollection<CaseLoad> cases, IReadOnlySet<Guid> alreadyHad, Guid readerId, int readersPerCase) =>
        Choose([.. cases.Where(c => c.Submitted + c.Leased < readersPerCase)], alreadyHad, readerId, readersPerCase);

    /// <summary>
    /// What a reader holds, in the order in which it is to be read: cases begun first. One that was handed out ahead is taken back
    /// when its lease is over and others have covered it.
    /// </summary>
    public static IReadOnlyList<Assignment> Held(IEnumerable<Assignment> mine, IReadOnlyCollection<CaseLoad> cases, int readersPerCase, DateTimeOffset now)
    {
        var covered = cases.Where(c => c.Submitted >= readersPerCase).Select(c => c.CaseId).ToHashSet();
        return [.. mine.Where(a => a.State == AssignmentState.Open && !(a.Ahead && a.LeaseUntil <= now && covered.Contains(a.CaseId)))
            .OrderBy(a => a.Ahead).ThenBy(a => a.CreatedAt).ThenBy(a => a.LeaseUntil).ThenBy(a => a.Id)];
    }
}
