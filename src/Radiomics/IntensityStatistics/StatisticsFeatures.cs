using static CrowdAnnotate.Radiomics.FeatureUnit;

namespace CrowdAnnotate.Radiomics.IntensityStatistics;

/// <summary>Intensity-based statistical features (IBSI family UHIW), on intensities that are not discretised.</summary>
internal static class StatisticsFeatures
{
    private const string Uniform = "all intensities of the region are the same";

    public static readonly FeatureFormula<IntensitySample>[] All =
    [
        new("stat_mean", "Q4LE", "Mean intensity", Intensity, s => s.Mean),
        new("stat_var", "ECT3", "Intensity variance", IntensitySquared, s => s.IsUniform ? 0 : s.Variance),
        new("stat_skew", "KE2A", "Intensity skewness", None, Skewness),
        new("stat_kurt", "IPH6", "(Excess) intensity kurtosis", None, ExcessKurtosis),
        new("stat_median", "Y12H", "Median intensity", Intensity, s => s.Percentile(50)),
        new("stat_min", "1GSF", "Minimum intensity", Intensity, s => s.Minimum),
        new("stat_p10", "QG58", "10th intensity percentile", Intensity, s => s.Percentile(10)),
        new("stat_p90", "8DWT", "90th intensity percentile", Intensity, s => s.Percentile(90)),
        new("stat_max", "84IY", "Maximum intensity", Intensity, s => s.Maximum),
        new("stat_iqr", "SALO", "Intensity interquartile range", Intensity, s => s.Percentile(75) - s.Percentile(25)),
        new("stat_range", "2OJQ", "Intensity range", Intensity, s => s.Maximum - s.Minimum),
        new("stat_mad", "4FUA", "Intensity-based mean absolute deviation", Intensity, s => s.MeanDeviationFrom(s.Mean)),
        new("stat_rmad", "1128", "Intensity-based robust mean absolute deviation", Intensity, RobustMeanAbsoluteDeviation),
        new("stat_medad", "N72L", "Intensity-based median absolute deviation", Intensity, s => s.MeanDeviationFrom(s.Percentile(50))),
        new("stat_cov", "7TET", "Intensity-based coefficient of variation", None, CoefficientOfVariation),
        new("stat_qcod", "9S40", "Intensity-based quartile coefficient of dispersion", None, QuartileCoefficientOfDispersion),
        new("stat_energy", "N8CA", "Intensity-based energy", IntensitySquared, s => s.SumOfSquares()),
        new("stat_rms", "5ZWQ", "Root mean square intensity", Intensity, s => Math.Sqrt(s.SumOfSquares() / s.Count)),
    ];

    /// <summary>KE2A: m₃ / m₂^(3/2).</summary>
    private static Outcome Skewness(IntensitySample s) =>
        s.IsUniform ? Outcome.Undefined(Uniform) : s.CentralMoment(3) / Math.Pow(s.Variance, 1.5);

    /// <summary>IPH6: m₄ / m₂² − 3.</summary>
    private static Outcome ExcessKurtosis(IntensitySample s) =>
        s.IsUniform ? Outcome.Undefined(Uniform) : (s.CentralMoment(4) / (s.Variance * s.Variance)) - 3;

    /// <summary>1128: the mean absolute deviation from their own mean of the intensities from the 10th to the 90th percentile, both included.</summary>
    private static Outcome RobustMeanAbsoluteDeviation(IntensitySample s)
    {
        var (low, high) = (s.Percentile(10), s.Percentile(90));
        var kept = s.Sorted.ToArray().Where(x => x >= low && x <= high).ToArray();
        if (kept.Length == 0)
        {
            return Outcome.Undefined("no intensity lies from the 10th to the 90th percentile");
        }

        var mean = kept.Average();
        return kept.Average(x => Math.Abs(x - mean));
    }

    /// <summary>7TET: σ / µ.</summary>
    private static Outcome CoefficientOfVariation(IntensitySample s) =>
        s.Mean == 0 ? Outcome.Undefined("the mean intensity is zero") : s.IsUniform ? 0 : Math.Sqrt(s.Variance) / s.Mean;

    /// <summary>9S40: (P75 − P25) / (P75 + P25).</summary>
    private static Outcome QuartileCoefficientOfDispersion(IntensitySample s)
    {
        var (low, high) = (s.Percentile(25), s.Percentile(75));
        return low + high == 0 ? Outcome.Undefined("the quartiles sum to zero") : (high - low) / (high + low);
    }
}
