namespace CrowdAnnotate.Agreement;

/// <summary>
/// Repeatability of one procedure from replicates of the same cases (Bland and Altman 1999, §2; Raunig et al. 2015, the QIBA terms). It
/// says nothing of other readers or machines: that is reproducibility.
/// </summary>
/// <param name="Cases">Cases with two or more replicates.</param>
/// <param name="DegreesOfFreedom">Σ(replicates − 1).</param>
/// <param name="WithinStandardDeviation">wSD, pooled within-case SD, in the readings' unit.</param>
/// <param name="Coefficient">RC = 1.96·√2·wSD, in the readings' unit.</param>
/// <param name="CoefficientInterval">By χ² of the pooled variance.</param>
/// <param name="Relative">The same in percent of the case's mean; null where the mean of a case is not above zero.</param>
/// <param name="Logarithmic">The same on logarithms; null where a replicate is not above zero.</param>
public sealed record Repeatability(
    int Cases, int DegreesOfFreedom, double WithinStandardDeviation, double Coefficient, Limits CoefficientInterval,
    RelativeRepeatability? Relative, LogRepeatability? Logarithmic)
{
    private static readonly double Wide = 1.96 * Math.Sqrt(2);

    /// <summary>From a table whose columns are replicates of the same procedure; missing ones allowed. Undefined: noPairableValues.</summary>
    public static Statistic<Repeatability> Compute(ReadingTable replicates, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        var units = Enumerable.Range(0, replicates.Cases.Count).Select(i => replicates.Row(i).Select(c => c.Value).ToArray()).Where(u => u.Length > 1).ToList();
        if (units.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var df = units.Sum(u => u.Length - 1);
        var within = Pooled(units, df, _ => 1);
        var (low, high) = (
            Math.Sqrt(df / ChiSquareDistribution.Quantile((1 + confidence) / 2, df)), Math.Sqrt(df / ChiSquareDistribution.Quantile((1 - confidence) / 2, df)));
        Limits Around(double coefficient) => new(coefficient * low, coefficient * high);
        RelativeRepeatability OfRelative(double wcv) => new(wcv, 100 * Wide * wcv, Around(100 * Wide * wcv));
        LogRepeatability OfLog(double sd) =>
            new(Math.Sqrt(Math.Exp(sd * sd) - 1), sd, new(100 * (Math.Exp(-Wide * sd) - 1), 100 * (Math.Exp(Wide * sd) - 1)));
        return new Repeatability(
            units.Count, df, within, Wide * within, Around(Wide * within),
            units.TrueForAll(u => u.Average() > 0) ? OfRelative(Pooled(units, df, mean => mean)) : null,
            units.TrueForAll(u => u.All(v => v > 0)) ? OfLog(Pooled(units.ConvertAll(u => Array.ConvertAll(u, Math.Log)), df, _ => 1)) : null);
    }

    private static double Pooled(List<double[]> units, int df, Func<double, double> per) => Math.Sqrt(units.Sum(u =>
    {
        var mean = u.Average();
        return u.Sum(v => Math.Pow((v - mean) / per(mean), 2));
    }) / df);
}

/// <summary>Repeatability in percent of the mean.</summary>
/// <param name="CoefficientOfVariation">wCV: root mean square of within-case SD / mean, pooled over degrees of freedom.</param>
/// <param name="Percent">%RC = 100·1.96·√2·wCV.</param>
/// <param name="PercentInterval">By χ² of the pooled variance.</param>
public sealed record RelativeRepeatability(double CoefficientOfVariation, double Percent, Limits PercentInterval);

/// <summary>Repeatability of logarithms.</summary>
/// <param name="CoefficientOfVariation">wCV = √(exp(SD²) − 1).</param>
/// <param name="StandardDeviation">Pooled within-case SD of natural logarithms.</param>
/// <param name="PercentLimits">Asymmetric limits of a change by chance, 100·(exp(±1.96·√2·SD) − 1).</param>
public sealed record LogRepeatability(double CoefficientOfVariation, double StandardDeviation, Limits PercentLimits);
