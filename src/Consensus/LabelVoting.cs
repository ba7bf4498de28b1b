namespace CrowdAnnotate.Consensus;

/// <summary>One label of several readers' by the most votes.</summary>
internal static class LabelVoting
{
    /// <summary>The label that most readers gave; the number of labels where two have as many.</summary>
    /// <param name="votes">One label per reader, each below <paramref name="labels"/>.</param>
    public static int Winner(ReadOnlySpan<byte> votes, int labels)
    {
        Span<int> counts = stackalloc int[labels];
        foreach (var vote in votes)
        {
            counts[vote]++;
        }

        var most = 0;
        foreach (var count in counts)
        {
            most = Math.Max(most, count);
        }

        return counts.IndexOf(most) is var first && first == counts.LastIndexOf(most) ? first : labels;
    }
}
