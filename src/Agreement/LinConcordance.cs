namespace CrowdAnnotate.Agreement;

/// <summary>Lin's concordance correlation of two readers (Lin 1989): how far pairs lie from the line of identity.</summary>
/// <param name="Interval">By Fisher's z with Lin's asymptotic variance (as corrected in Lin 2000); null with two pairs, or without a correlation to divide by, or at ±1.</param>
/// <param name="Accuracy">Cb = value / correlation: 1 when the best line is the line of identity; null without correlation.</param>
/// <param name="ScaleShift">SD second / SD first; null when the first does not vary.</param>
/// <param name="LocationShift">(mean second − mean first)/√(SD·SD); null when one does not vary.</param>
public sealed record LinConcordance(double Value, Limits? Interval, double? Accuracy, double? ScaleShift, double? LocationShift, int Pairs)
{
    /// <summary>From paired readings, moments with divisor n. Undefined: needAtLeastTwoPairs, noVariation (all readings equal).</summary>
    public static Statistic<LinConcordance> Compute(IReadOnlyList<(double First, double Second)> pairs, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count < 2)
        {
            return Undefined.NeedAtLeastTwoPairs;
        }

        var (mx, my) = (pairs.Average(p => p.First), pairs.Average(p => p.Second));
        var (xx, yy) = (pairs.Average(p => Square(p.First - mx)), pairs.Average(p => Square(p.Second - my)));
        var xy = pairs.Average(p => (p.First - mx) * (p.Second - my));
        var apart = xx + yy + Square(mx - my);
        if (!(apart > 0))
        {
            return Undefined.NoVariation;
        }

        var value = 2 * xy / apart;
        var both = Math.Sqrt(xx) * Math.Sqrt(yy);
        var r = both > 0 ? Math.Clamp(xy / both, -1, 1) : 0;
        double? shift = both > 0 ? (my - mx) / Math.Sqrt(both) : null;
        return new LinConcordance(
            value, shift is { } u && r != 0 ? IntervalOf(value, r, u, pairs.Count, confidence) : null,
            r != 0 ? value / r : null, xx > 0 ? Math.Sqrt(yy) / Math.Sqrt(xx) : null, shift, pairs.Count);
    }

    private static Limits? IntervalOf(double c, double r, double u, int n, double confidence)
    {
        if (n < 3 || Math.Abs(c) >= 1)
        {
            return null;
        }

        var variance = (((1 - (r * r)) * c * c * (1 - (c * c)) / (r * r)) + (2 * c * c * c * (1 - c) * u * u / r) - (Math.Pow(c * u, 4) / (2 * r * r))) / (n - 2);
        var half = NormalDistribution.Quantile((1 + confidence) / 2) * Math.Sqrt(Math.Max(0, variance)) / (1 - (c * c));
        return new(Math.Tanh(Math.Atanh(c) - half), Math.Tanh(Math.Atanh(c) + half));
    }

    private static double Square(double x) => x * x;
}
