namespace CrowdAnnotate.Agreement;

/// <summary>A lower and an upper limit.</summary>
public readonly record struct Limits(double Lower, double Upper);

/// <summary>Bland and Altman's limits of agreement of two readers (or methods) on the same cases; difference = first − second.</summary>
/// <param name="Pairs">Cases with both readings, n.</param>
/// <param name="Bias">Mean difference, in the readings' unit.</param>
/// <param name="StandardDeviation">SD of the differences.</param>
/// <param name="BiasInterval">t interval of the bias.</param>
/// <param name="LimitsOfAgreement">Bias ± 1.96 SD.</param>
/// <param name="StandardErrorOfLimit">Bland and Altman 1999: SD·√(1/n + z²/(2(n − 1))), z = Φ⁻¹(0.975).</param>
/// <param name="StandardErrorOfLimit1986">Bland and Altman 1986's approximation √(3 SD²/n).</param>
/// <param name="LowerLimitInterval">t interval of the lower limit with the 1999 standard error.</param>
/// <param name="UpperLimitInterval">t interval of the upper limit with the 1999 standard error.</param>
/// <param name="Trend">Regression of the difference on the mean of both; null when all means are equal.</param>
/// <param name="Ratio">Geometric mean of first / second with limits exp(mean ± 1.96 SD of log ratios); null unless all readings are positive.</param>
/// <param name="Percent">Mean, SD and limits of difference / mean · 100; null where a mean is 0.</param>
/// <param name="Confidence">Coverage that the intervals aim at, e.g. 0.95.</param>
public sealed record BlandAltman(
    int Pairs, double Bias, double StandardDeviation, Limits BiasInterval, Limits LimitsOfAgreement, double StandardErrorOfLimit,
    double StandardErrorOfLimit1986, Limits LowerLimitInterval, Limits UpperLimitInterval, BlandAltmanTrend? Trend,
    (double Value, Limits Limits)? Ratio, (double Mean, double StandardDeviation, Limits Limits)? Percent, double Confidence)
{
    private const double Wide = 1.96;

    /// <summary>Compares two readers of a table on the cases that both read. Undefined: needAtLeastTwoPairs.</summary>
    public static Statistic<BlandAltman> Compute(ReadingTable table, int first, int second, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Compute(table.Pairs(first, second), confidence);
    }

    /// <summary>Compares paired readings. Undefined: needAtLeastTwoPairs.</summary>
    /// <exception cref="ArgumentException">A reading is not finite.</exception>
    public static Statistic<BlandAltman> Compute(IReadOnlyList<(double First, double Second)> pairs, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Any(p => !double.IsFinite(p.First) || !double.IsFinite(p.Second)))
        {
            throw new ArgumentException("A reading is not a finite number.", nameof(pairs));
        }

        return pairs.Count < 2 ? Undefined.NeedAtLeastTwoPairs : Of(pairs, confidence);
    }

    /// <summary>
    /// Exact intervals of both limits of agreement, from the non-central t distribution of (limit − bias)/SD (Carkeet 2015). Two quantiles
    /// are sought each time: it costs some milliseconds.
    /// </summary>
    public (Limits Lower, Limits Upper) ExactLimitIntervals()
    {
        var root = Math.Sqrt(Pairs);
        double Factor(double p) => NoncentralT.Quantile(p, Pairs - 1, Wide * root) / root;
        var (near, far) = (StandardDeviation * Factor((1 - Confidence) / 2), StandardDeviation * Factor((1 + Confidence) / 2));
        return (new(Bias - far, Bias - near), new(Bias + near, Bias + far));
    }

    private static BlandAltman Of(IReadOnlyList<(double First, double Second)> pairs, double confidence)
    {
        double n = pairs.Count;
        var (bias, sd) = MeanAndSd([.. pairs.Select(p => p.First - p.Second)]);
        var t = Distributions.TQuantile((1 + confidence) / 2, n - 1);
        var z = NormalDistribution.Quantile(0.975);
        var standardError = sd * Math.Sqrt((1 / n) + (z * z / (2 * (n - 1))));
        var limits = Around(bias, Wide * sd);
        return new(
            pairs.Count, bias, sd, Around(bias, t * sd / Math.Sqrt(n)), limits, standardError, Math.Sqrt(3 * sd * sd / n),
            Around(limits.Lower, t * standardError), Around(limits.Upper, t * standardError),
            BlandAltmanTrend.Of(pairs), LogRatio(pairs), PercentOf(pairs), confidence);
    }

    private static (double Value, Limits Limits)? LogRatio(IReadOnlyList<(double First, double Second)> pairs)
    {
        if (pairs.Any(p => p.First <= 0 || p.Second <= 0))
        {
            return null;
        }

        var (mean, sd) = MeanAndSd([.. pairs.Select(p => Math.Log(p.First / p.Second))]);
        return (Math.Exp(mean), new(Math.Exp(mean - (Wide * sd)), Math.Exp(mean + (Wide * sd))));
    }

    private static (double Mean, double StandardDeviation, Limits Limits)? PercentOf(IReadOnlyList<(double First, double Second)> pairs)
    {
        if (pairs.Any(p => p.First + p.Second == 0))
        {
            return null;
        }

        var (mean, sd) = MeanAndSd([.. pairs.Select(p => 200 * (p.First - p.Second) / (p.First + p.Second))]);
        return (mean, sd, Around(mean, Wide * sd));
    }

    private static Limits Around(double centre, double half) => new(centre - half, centre + half);

    private static (double Mean, double Sd) MeanAndSd(double[] values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)));
    }
}

/// <summary>Least-squares line of the difference on the mean of both readings; a slope says that disagreement grows with size.</summary>
/// <param name="SlopeStandardError">Null with two pairs.</param>
/// <param name="SlopeP">Two-sided p of "no slope"; null when the line fits exactly.</param>
public sealed record BlandAltmanTrend(double Intercept, double Slope, double? SlopeStandardError, double? SlopeP)
{
    internal static BlandAltmanTrend? Of(IReadOnlyList<(double First, double Second)> pairs)
    {
        var (x, y) = (pairs.Select(p => (p.First + p.Second) / 2).ToArray(), pairs.Select(p => p.First - p.Second).ToArray());
        var (mx, my) = (x.Average(), y.Average());
        var sxx = x.Sum(v => (v - mx) * (v - mx));
        if (!(sxx > 0))
        {
            return null;
        }

        var slope = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / sxx;
        var intercept = my - (slope * mx);
        if (pairs.Count < 3)
        {
            return new(intercept, slope, null, null);
        }

        var rest = x.Zip(y, (a, b) => Math.Pow(b - my - (slope * (a - mx)), 2)).Sum() / (pairs.Count - 2);
        var error = Math.Sqrt(rest / sxx);
        return new(intercept, slope, error, error > 0 ? Distributions.TTwoSided(slope / error, pairs.Count - 2) : null);
    }
}
