namespace CrowdAnnotate.Consensus;

/// <summary>
/// What STAPLE iterates on: the readers' rates and the probability of each pattern of votes to be inside. With D the votes, W that
/// probability, p sensitivity, q specificity and g the prior (Warfield 2004, eq. 14, 18 and 19):
/// p = Σ W·D / Σ W, q = Σ (1 − W)·(1 − D) / Σ (1 − W), W = g·Π p^D (1 − p)^(1 − D) / (that + (1 − g)·Π q^(1 − D) (1 − q)^D).
/// </summary>
internal sealed class StapleRates
{
    private readonly VotePatterns patterns;
    private bool first = true;

    /// <summary>Starts from the fraction of readers who vote for inside.</summary>
    public StapleRates(VotePatterns patterns)
    {
        this.patterns = patterns;
        var readers = patterns.Labels[0].Length;
        (Sensitivity, Specificity) = (new double?[readers], new double?[readers]);
        Inside = Array.ConvertAll(patterns.Labels, votes => votes.Sum(v => v) / (double)readers);
    }

    public double?[] Sensitivity { get; }

    public double?[] Specificity { get; }

    /// <summary>By pattern.</summary>
    public double[] Inside { get; }

    /// <summary>Maximises, then expects.</summary>
    /// <returns>The largest change of a sensitivity or specificity; +∞ for the first step.</returns>
    public double Step(double prior)
    {
        var change = first ? double.PositiveInfinity : 0;
        first = false;
        var (inside, outside) = (0.0, 0.0);
        for (var p = 0; p < Inside.Length; p++)
        {
            inside += patterns.Counts[p] * Inside[p];
            outside += patterns.Counts[p] * (1 - Inside[p]);
        }

        for (var r = 0; r < Sensitivity.Length; r++)
        {
            var (hit, rejected) = (0.0, 0.0);
            for (var p = 0; p < Inside.Length; p++)
            {
                hit += patterns.Labels[p][r] == 1 ? patterns.Counts[p] * Inside[p] : 0;
                rejected += patterns.Labels[p][r] == 0 ? patterns.Counts[p] * (1 - Inside[p]) : 0;
            }

            change = Math.Max(change, Math.Max(Renew(ref Sensitivity[r], hit, inside), Renew(ref Specificity[r], rejected, outside)));
        }

        Expect(prior);
        return change;
    }

    private static double Renew(ref double? rate, double part, double whole)
    {
        var before = rate;
        rate = whole > 0 ? Math.Min(1, part / whole) : null;
        return Math.Abs((rate ?? 0) - (before ?? 0));
    }

    private void Expect(double prior)
    {
        for (var p = 0; p < Inside.Length; p++)
        {
            var (inside, outside) = (prior, 1 - prior);
            for (var r = 0; r < Sensitivity.Length; r++)
            {
                var vote = patterns.Labels[p][r] == 1;
                inside *= vote ? Sensitivity[r] ?? 0 : 1 - (Sensitivity[r] ?? 0);
                outside *= vote ? 1 - (Specificity[r] ?? 0) : Specificity[r] ?? 0;
            }

            // A pattern that neither state can make has no voxel, or lost its likelihood to rounding: it keeps what it had.
            Inside[p] = inside + outside > 0 ? inside / (inside + outside) : Inside[p];
        }
    }
}
