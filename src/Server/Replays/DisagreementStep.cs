using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Replays;

/// <summary>
/// The limits of agreement of the pairs that are left at one step. Each step keeps those that agree in one thing more; the n is told with
/// each, because what is left is chosen by its agreement.
/// </summary>
/// <param name="Id">allPairs, samePlace or sameImage.</param>
/// <param name="Readers">Who has a mark in one of the pairs.</param>
/// <param name="HalfWidth">95 % of differences lie within ± so many percent (<see cref="PercentLimits"/>); null when undefined, and why.</param>
/// <param name="Low">Interval of the half-width: percentile bootstrap of patients.</param>
/// <param name="Share">Of all pairs, those that are left; with its interval by the same bootstrap.</param>
/// <param name="Repeats">Pairs of one reader's two marks among them, and the half-width without these.</param>
/// <param name="Histogram">How many pairs differ by 0 to under 5 % (either way), 5 to under 10 % and so on, to 200 %.</param>
public sealed record DisagreementStep(
    string Id, int Pairs, int Series, int Patients, int Readers, double? HalfWidth, double? Low, double? High, string? Undefined, string? IntervalUndefined,
    double? Share, double? ShareLow, double? ShareHigh, int Repeats, double? HalfWidthWithoutRepeats, IReadOnlyList<int> Histogram)
{
    public const string AllPairs = "allPairs";
    public const string SamePlace = "samePlace";
    public const string SameImage = "sameImage";
    public const double BinWidth = 5;

    /// <summary>Same seed, same intervals.</summary>
    public const int Seed = 20171126;

    private static readonly (string Id, Func<MarkPair, bool> Holds)[] Steps =
        [(AllPairs, _ => true), (SamePlace, p => p.IsSamePlace), (SameImage, p => p.IsSamePlace && p.IsSameImage)];

    /// <summary>All pairs, those at the same place, those on the same image of that place.</summary>
    /// <param name="replicates">Resamples of each interval.</param>
    public static IReadOnlyList<DisagreementStep> Of(IReadOnlyList<MarkPair> pairs, int replicates)
    {
        var patients = pairs.GroupBy(p => p.Patient).Select(g => g.ToList()).ToList();
        return [.. Steps.Select(step => Of(step.Id, [.. pairs.Where(step.Holds)], Sums(patients, step.Holds), pairs.Count, replicates))];
    }

    private static DisagreementStep Of(string id, IReadOnlyList<MarkPair> left, IReadOnlyList<PatientSum> patients, int all, int replicates)
    {
        var limits = PercentLimits.HalfWidth([.. left.Select(p => p.Difference)]);
        Statistic<BootstrapInterval> interval = limits.IsDefined
            ? ClusterBootstrap.Percentile(patients, s => PercentLimits.HalfWidth(s.Sum(p => p.Squares), s.Sum(p => p.Left)), Seed, replicates)
            : limits.Reason;
        var share = id == AllPairs || all == 0 ? null : ClusterBootstrap.Percentile(patients, s => (double)s.Sum(p => p.Left) / s.Sum(p => p.All), Seed, replicates);
        var others = PercentLimits.HalfWidth([.. left.Where(p => !p.IsRepeat).Select(p => p.Difference)]);
        return new(
            id, left.Count, left.Select(p => p.First.Series).Distinct().Count(), left.Select(p => p.Patient).Distinct().Count(),
            left.SelectMany(p => new[] { p.First.Reader, p.Second.Reader }).Distinct().Count(),
            Value(limits), End(interval, i => i.Lower), End(interval, i => i.Upper), limits.Reason?.Why, limits.IsDefined ? interval.Reason?.Why : null,
            all == 0 ? null : (double)left.Count / all, share is null ? null : End(share, i => i.Lower), share is null ? null : End(share, i => i.Upper),
            left.Count(p => p.IsRepeat), Value(others), Bins(left));
    }

    private static List<PatientSum> Sums(IEnumerable<List<MarkPair>> patients, Func<MarkPair, bool> holds) =>
        [.. patients.Select(p => new PatientSum(p.Count, p.Count(holds), p.Where(holds).Sum(pair => pair.Difference * pair.Difference)))];

    private static int[] Bins(IReadOnlyList<MarkPair> pairs)
    {
        var bins = new int[(int)(200 / BinWidth)];
        foreach (var pair in pairs)
        {
            bins[Math.Min(bins.Length - 1, (int)(Math.Abs(pair.Difference) / BinWidth))]++;
        }

        return bins;
    }

    private static double? Value(Statistic<double> statistic) => statistic.IsDefined ? statistic.Value : null;

    private static double? End(Statistic<BootstrapInterval> interval, Func<BootstrapInterval, double> end) => interval.IsDefined ? end(interval.Value) : null;

    private readonly record struct PatientSum(int All, int Left, double Squares);
}
