using System.Globalization;

namespace CrowdAnnotate.Consensus;

/// <summary>Finds the marks that stand apart, before a consensus is computed.</summary>
public static class ReaderScreening
{
    /// <summary>
    /// Marks on lesions that fewer than the majority share of the case's readers marked, when there is a lesion that the majority marked.
    /// With two readers nothing is flagged: neither is a majority.
    /// </summary>
    /// <param name="lesions">The lesions of one case.</param>
    /// <param name="readers">Readers who read the case, also those who marked nothing.</param>
    /// <exception cref="ArgumentException">More readers marked than read.</exception>
    public static IReadOnlyList<ReaderFlag> OtherLesions(IReadOnlyList<Lesion> lesions, int readers, DiscordanceCutoffs? cutoffs = null)
    {
        ArgumentNullException.ThrowIfNull(lesions);
        if (lesions.SelectMany(l => l.Readers).Distinct().Count() is var marking && marking > readers)
        {
            throw new ArgumentException($"{marking} readers marked a case that {readers} read.", nameof(readers));
        }

        var least = (cutoffs ?? DiscordanceCutoffs.Default).MajorityShare * readers;
        var majority = lesions.Where(l => l.Marks.Count >= least && l.Marks.Count > 1).ToList();
        return majority.Count == 0 ? [] : [.. lesions.Where(l => l.Marks.Count < least).SelectMany(l => l.Marks.Select(m => new ReaderFlag(
            m.Reader, m.Id, Discordance.OtherLesion,
            $"{l.Marks.Count} of {readers} readers marked this; lesion {Nearest(majority, m).Number}, marked by {Nearest(majority, m).Marks.Count}, is {Mm(Distance(Nearest(majority, m), m))} mm away.")))];
    }

    /// <summary>
    /// Readers of one lesion whose Dice is below the cut-off to more than half of the others, while the others agree among themselves.
    /// Needs three readers, and never flags half of them or more.
    /// </summary>
    /// <param name="dice">Symmetric table of Dice between readers.</param>
    internal static IReadOnlyList<(int Reader, string Reason)> OtherRegions(double[,] dice, DiscordanceCutoffs cutoffs)
    {
        var all = Enumerable.Range(0, dice.GetLength(0)).ToList();
        var toOthers = all.ConvertAll(i => UpperMedian(all.Where(j => j != i).Select(j => dice[i, j])));
        var apart = all.Where(i => toOthers[i] < cutoffs.DiscordantDice).ToList();
        var rest = all.Except(apart).ToList();
        if (all.Count < 3 || apart.Count == 0 || 2 * apart.Count >= all.Count)
        {
            return [];
        }

        var among = Median(rest.SelectMany(i => rest.Where(j => j < i).Select(j => dice[i, j])));
        return among < cutoffs.ConcordantDice ? [] : [.. apart.Select(i => (
            i, string.Create(CultureInfo.InvariantCulture, $"Dice at most {toOthers[i]:0.00} to more than half of the other readers, whose median among themselves is {among:0.00}.")))];
    }

    // The higher of the middle two: with two others, one wrong reader must not make the right ones look discordant.
    private static double UpperMedian(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Lesion Nearest(IEnumerable<Lesion> lesions, Mark mark) => lesions.MinBy(l => Distance(l, mark))!;

    private static double Distance(Lesion lesion, Mark mark) => lesion.Marks.Average(m => m.Centroid.DistanceTo(mark.Centroid));

    private static string Mm(double mm) => mm.ToString("0", CultureInfo.InvariantCulture);
}
