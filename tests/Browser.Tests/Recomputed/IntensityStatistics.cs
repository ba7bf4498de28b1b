namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>The intensity-based statistics of IBSI-1 (family UHIW) from their definitions, by tag.</summary>
public static class IntensityStatistics
{
    public static Dictionary<string, double> Of(IEnumerable<double> intensities)
    {
        var x = intensities.Order().ToArray();
        var n = x.Length;
        var mean = x.Sum() / n;
        var variance = Moment(2);
        var (p10, p25, p50, p75, p90) = (Percentile(x, 10), Percentile(x, 25), Percentile(x, 50), Percentile(x, 75), Percentile(x, 90));
        var middle = x.Where(v => p10 <= v && v <= p90).ToArray();
        var energy = x.Sum(v => v * v);
        return new Dictionary<string, double>
        {
            ["stat_mean"] = mean,
            ["stat_var"] = variance,
            ["stat_skew"] = Moment(3) / Math.Pow(variance, 1.5),
            ["stat_kurt"] = (Moment(4) / (variance * variance)) - 3,
            ["stat_median"] = p50,
            ["stat_min"] = x[0],
            ["stat_p10"] = p10,
            ["stat_p90"] = p90,
            ["stat_max"] = x[n - 1],
            ["stat_iqr"] = p75 - p25,
            ["stat_range"] = x[n - 1] - x[0],
            ["stat_mad"] = x.Sum(v => Math.Abs(v - mean)) / n,
            ["stat_rmad"] = middle.Average(v => Math.Abs(v - middle.Average())),
            ["stat_medad"] = x.Sum(v => Math.Abs(v - p50)) / n,
            ["stat_cov"] = Math.Sqrt(variance) / mean,
            ["stat_qcod"] = (p75 - p25) / (p75 + p25),
            ["stat_energy"] = energy,
            ["stat_rms"] = Math.Sqrt(energy / n),
        };

        double Moment(int order) => x.Sum(v => Math.Pow(v - mean, order)) / n;
    }

    // Linear interpolation between the ranks 0 … n − 1.
    private static double Percentile(double[] sorted, double percent)
    {
        var rank = percent / 100 * (sorted.Length - 1);
        var (low, high) = ((int)Math.Floor(rank), (int)Math.Ceiling(rank));
        return sorted[low] + ((rank - low) * (sorted[high] - sorted[low]));
    }
}
