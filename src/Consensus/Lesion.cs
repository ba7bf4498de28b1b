namespace CrowdAnnotate.Consensus;

/// <summary>The matched marks of several readers on one finding; no reader has two.</summary>
public sealed record Lesion
{
    /// <exception cref="ArgumentException">No mark, or two of one reader.</exception>
    public Lesion(int number, IReadOnlyList<Mark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0 || marks.DistinctBy(m => m.Reader).Count() != marks.Count)
        {
            throw new ArgumentException("A lesion has a mark, and at most one of each reader.", nameof(marks));
        }

        (Number, Marks) = (number, marks);
    }

    /// <summary>From 1, in the order of the lesions' first marks.</summary>
    public int Number { get; }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<Mark> Marks { get; }

    public IEnumerable<string> Readers => Marks.Select(m => m.Reader);
}
