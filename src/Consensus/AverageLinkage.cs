namespace CrowdAnnotate.Consensus;

/// <summary>
/// Agglomeration by average linkage (Sokal and Michener 1958) under a constraint: the two clusters with the least mean distance between
/// their members are joined while that mean is within the cut and no reader would have two members. Ties go to the earlier members.
/// </summary>
internal sealed class AverageLinkage
{
    private readonly double[,] sums;
    private readonly List<int>[] members;
    private readonly HashSet<string>[] readers;

    private AverageLinkage(IReadOnlyList<List<int>> start, IReadOnlyList<string> readerOf, Func<int, int, double> distance)
    {
        members = [.. start.Select(c => c.ToList())];
        readers = [.. start.Select(c => c.Select(m => readerOf[m]).ToHashSet())];
        sums = new double[start.Count, start.Count];
        for (var a = 0; a < start.Count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                sums[a, b] = sums[b, a] = members[a].Sum(i => members[b].Sum(j => distance(i, j)));
            }
        }
    }

    /// <summary>Joins the starting clusters as far as the cut allows.</summary>
    /// <param name="start">Clusters of item indices to begin from.</param>
    /// <param name="readerOf">The reader of each item.</param>
    /// <param name="distance">Symmetric distance of two items.</param>
    /// <param name="cut">Largest mean distance that is still joined.</param>
    public static List<List<int>> Cluster(IReadOnlyList<List<int>> start, IReadOnlyList<string> readerOf, Func<int, int, double> distance, double cut)
    {
        var linkage = new AverageLinkage(start, readerOf, distance);
        while (linkage.Closest(cut) is var (a, b))
        {
            linkage.Join(a, b);
        }

        return [.. linkage.members.Where(m => m.Count > 0)];
    }

    private (int A, int B)? Closest(double cut)
    {
        (int A, int B)? best = null;
        var least = double.PositiveInfinity;
        for (var a = 0; a < members.Length; a++)
        {
            for (var b = a + 1; members[a].Count > 0 && b < members.Length; b++)
            {
                var mean = members[b].Count > 0 ? sums[a, b] / (members[a].Count * members[b].Count) : double.PositiveInfinity;
                if (mean <= cut && mean < least && !readers[a].Overlaps(readers[b]))
                {
                    (best, least) = ((a, b), mean);
                }
            }
        }

        return best;
    }

    private void Join(int a, int b)
    {
        for (var c = 0; c < members.Length; c++)
        {
            sums[a, c] = sums[c, a] = sums[a, c] + sums[b, c];
        }

        members[a].AddRange(members[b]);
        readers[a].UnionWith(readers[b]);
        members[b].Clear();
    }
}
