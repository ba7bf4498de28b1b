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
    public static Guid? Choose(IReadOnlyCollection<CaseLoad> cases, IReadOnlySet<Guid> alreadyHad, Guid readerId, int readersPerCase) =>
        cases.Where(c => !alreadyHad.Contains(c.CaseId) && c.Submitted < readersPerCase)
            .OrderBy(c => c.Submitted + c.Leased)
            .ThenBy(c => Assignment.IdFor(c.CaseId, readerId))
            .Select(c => (Guid?)c.CaseId)
            .FirstOrDefault();
}
