namespace CrowdAnnotate.Consensus;

/// <summary>Huber's mean (Ann. Math. Statist. 35:73, 1964): readings within 1.345 SD count as they are, those beyond only as far as that; 95 % efficient on normal readings.</summary>
internal static class HuberMean
{
    public const double Bound = 1.345;

    /// <summary>Efficiency on normal readings.</summary>
    public const double Efficiency = 0.95;

    /// <summary>Mean of ψ² on normal readings: P(|z| &lt; c) − 2cφ(c) + c²·P(|z| &gt; c).</summary>
    public const double SquareOfNormal = 0.71016;

    /// <summary>ψ, of a reading in units of the scale.</summary>
    public static double Bounded(double z) => Math.Clamp(z, -Bound, Bound);

    /// <summary>The mean at a given scale, from the median on by averaging bounded readings.</summary>
    public static double Of(IReadOnlyList<double> values, double scale)
    {
        var centre = ReaderScreening.Median(values);
        for (var i = 0; i < 200; i++)
        {
            var step = scale * values.Average(v => Bounded((v - centre) / scale));
            centre += step;
            if (Math.Abs(step) <= 1e-12 * scale)
            {
                break;
            }
        }

        return centre;
    }

    /// <summary>
    /// The variance of one reading that the mean's asymptotic variance (Huber 1964, eq. 14) stands for: n/(n − 1) times the mean of ψ² over the square of
    /// the share of readings within the bound, times the scale squared.
    /// </summary>
    public static double VarianceOfReading(IReadOnlyList<double> values, double centre, double scale)
    {
        var within = values.Count(v => Math.Abs(v - centre) <= Bound * scale) / (double)values.Count;
        var squares = values.Sum(v => Math.Pow(Bounded((v - centre) / scale), 2));
        return scale * scale * squares / (values.Count - 1) / Math.Pow(Math.Max(within, 0.5), 2);
    }
}
