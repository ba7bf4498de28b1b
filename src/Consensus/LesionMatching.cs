namespace CrowdAnnotate.Consensus;

/// <summary>Which marks of several readers on one case are the same lesion.</summary>
public static class LesionMatching
{
    /// <summary>Largest mean of centroid distance / √(RᵢRⱼ) at which clusters are joined.</summary>
    public const double DistanceCut = 1.6;

    /// <summary>
    /// Least mean Dice at which drawn regions are joined by overlap: enough that two neighbouring lesions which only touch are not,
    /// little enough that the core and the whole of one lesion are.
    /// </summary>
    public const double OverlapCut = 0.1;

    /// <summary>
    /// First the drawn regions by overlap, then all marks by centroid distance / √(RᵢRⱼ) with R = max(3 mm, long axis / 2), both by
    /// average linkage with at most one mark of a reader per lesion. The lesions do not depend on the order of the marks; their
    /// numbers follow it.
    /// </summary>
    /// <exception cref="ArgumentException">A reader has two marks of one id.</exception>
    public static IReadOnlyList<Lesion> Match(IReadOnlyList<Mark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var order = Enumerable.Range(0, marks.Count)
            .OrderBy(i => marks[i].Reader, StringComparer.Ordinal).ThenBy(i => marks[i].Id, StringComparer.Ordinal).ToArray();
        var sorted = order.Select(i => marks[i]).ToArray();
        if (sorted.DistinctBy(m => (m.Reader, m.Id)).Count() != sorted.Length)
        {
            throw new ArgumentException("A reader has two marks of one id.", nameof(marks));
        }

        var readers = Array.ConvertAll(sorted, m => m.Reader);
        var alone = Enumerable.Range(0, sorted.Length).Select(i => new List<int> { i }).ToList();
        var drawn = Array.ConvertAll(sorted, m => m is { Roi: { } roi, FromAxes: false } ? PlacedRoi.Of(roi) : null);
        var overlapping = AverageLinkage.Cluster(alone, readers, (i, j) => 1 - Dice(drawn[i], drawn[j]), 1 - OverlapCut);
        var clusters = AverageLinkage.Cluster(overlapping, readers, (i, j) => NormalisedDistance(sorted[i], sorted[j]), DistanceCut);
        return [.. clusters.Select(c => c.Select(i => order[i]).Order().ToList()).OrderBy(c => c[0])
            .Select((c, n) => new Lesion(n + 1, [.. c.Select(i => marks[i])]))];
    }

    /// <summary>Distance of centroids over the geometric mean of the radii.</summary>
    public static double NormalisedDistance(Mark a, Mark b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Centroid.DistanceTo(b.Centroid) / Math.Sqrt(a.Radius * b.Radius);
    }

    private static double Dice(PlacedRoi? a, PlacedRoi? b) => a is null || b is null ? 0 : a.Dice(b);
}
