namespace CrowdAnnotate.Consensus;

/// <summary>The lesions of a case after a curator's step, or why the step cannot be; never both.</summary>
public sealed record CuratedLesions
{
    private CuratedLesions(IReadOnlyList<Lesion>? lesions, string? refusal) => (Lesions, Refusal) = (lesions, refusal);

    /// <summary>Numbered from 1 in their order; null when the step was refused.</summary>
    public IReadOnlyList<Lesion>? Lesions { get; }

    /// <summary>One sentence; null when the step was taken.</summary>
    public string? Refusal { get; }

    internal static CuratedLesions Of(IEnumerable<IReadOnlyList<Mark>> lesions) => new([.. lesions.Select((marks, n) => new Lesion(n + 1, marks))], null);

    internal static CuratedLesions Refused(string why) => new(null, why);
}

/// <summary>A curator's steps on a matching: no mark is lost or changed, and no reader gets two marks on one lesion.</summary>
public static class LesionCuration
{
    /// <summary>Makes one lesion of several, in the place of the first of them.</summary>
    /// <param name="lesions">The matching, as <see cref="LesionMatching"/> or an earlier step gave it.</param>
    /// <param name="numbers">The lesions to merge, two at least.</param>
    public static CuratedLesions Merge(IReadOnlyList<Lesion> lesions, IReadOnlyCollection<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(lesions);
        ArgumentNullException.ThrowIfNull(numbers);
        var merged = lesions.Where(l => numbers.Contains(l.Number)).ToList();
        if (merged.Count < 2 || merged.Count != numbers.Distinct().Count())
        {
            return CuratedLesions.Refused("Two lesions of the case are merged, or more.");
        }

        var marks = merged.SelectMany(l => l.Marks).ToList();
        if (marks.GroupBy(m => m.Reader).FirstOrDefault(g => g.Count() > 1)?.Key is { } reader)
        {
            return CuratedLesions.Refused($"Reader {reader} marked both: one reader's marks are different lesions.");
        }

        return CuratedLesions.Of(lesions.Where(l => l == merged[0] || !merged.Contains(l)).Select(l => l == merged[0] ? marks : l.Marks));
    }

    /// <summary>Takes marks out of a lesion: they become one of their own, right behind it.</summary>
    /// <param name="lesions">The matching, as <see cref="LesionMatching"/> or an earlier step gave it.</param>
    /// <param name="number">The lesion.</param>
    /// <param name="readers">The readers whose marks are taken out: some of the lesion's, not all.</param>
    public static CuratedLesions Split(IReadOnlyList<Lesion> lesions, int number, IReadOnlyCollection<string> readers)
    {
        ArgumentNullException.ThrowIfNull(lesions);
        ArgumentNullException.ThrowIfNull(readers);
        if (lesions.FirstOrDefault(l => l.Number == number) is not { } lesion)
        {
            return CuratedLesions.Refused($"The case has no lesion {number}.");
        }

        if (readers.FirstOrDefault(r => !lesion.Readers.Contains(r)) is { } stranger)
        {
            return CuratedLesions.Refused($"Reader {stranger} has no mark on lesion {number}.");
        }

        List<Mark> apart = [.. lesion.Marks.Where(m => readers.Contains(m.Reader))], rest = [.. lesion.Marks.Except(apart)];
        return apart.Count == 0 || rest.Count == 0
            ? CuratedLesions.Refused("A lesion is split into some of its marks and the others.")
            : CuratedLesions.Of(lesions.SelectMany(IEnumerable<IReadOnlyList<Mark>> (l) => l == lesion ? [rest, apart] : [l.Marks]));
    }
}
