namespace CrowdAnnotate.Agreement;

/// <summary>How far apart two values are: the metric δ² of Krippendorff's alpha.</summary>
public enum MeasurementLevel
{
    /// <summary>0 when equal, else 1.</summary>
    Nominal,

    /// <summary>The square of the number of values that lie between, ends counted half.</summary>
    Ordinal,

    /// <summary>The squared difference.</summary>
    Interval,

    /// <summary>The square of difference over sum.</summary>
    Ratio,
}

/// <summary>Krippendorff's alpha with everything it must be reported with.</summary>
/// <param name="Cases">Cases with two or more readings; the others do not count.</param>
/// <param name="Readers">Readers with a reading on one of these.</param>
/// <param name="Readings">Pairable readings, n.</param>
public sealed record KrippendorffAlpha(double Value, MeasurementLevel Level, int Cases, int Readers, int Readings)
{
    /// <summary>
    /// α = 1 − D observed / D expected on the coincidence matrix of pairable values; missing readings allowed (Krippendorff, Content
    /// Analysis, 4th ed. 2018, ch. 12). Undefined: noPairableValues, noVariation, ratioMetricNeedsNonNegativeRatioScale.
    /// </summary>
    public static Statistic<KrippendorffAlpha> Compute(ReadingTable table, MeasurementLevel level)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = Enumerable.Range(0, table.Cases.Count).Select(i => table.Row(i).ToArray()).Where(r => r.Length > 1).ToList();
        if (rows.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var units = rows.ConvertAll(r => Array.ConvertAll(r, c => c.Value));
        var counts = units.SelectMany(u => u).CountBy(v => v).OrderBy(p => p.Key).ToList();
        if (level == MeasurementLevel.Ratio && counts[0].Key < 0)
        {
            return Undefined.RatioMetricNeedsNonNegativeRatioScale;
        }

        if (counts.Count == 1)
        {
            return Undefined.NoVariation;
        }

        var (metric, placed) = Place(level, units, counts);
        var readings = counts.Sum(p => p.Value);
        var expected = metric([.. placed.SelectMany(u => u)]);
        var observed = placed.Sum(u => metric(u) / (u.Length - 1));
        var readers = rows.SelectMany(r => r.Select(c => c.Reader)).Distinct().Count();
        return new KrippendorffAlpha(1 - ((readings - 1) * observed / expected), level, rows.Count, readers, readings);
    }

    // The ordinal metric is the interval metric on mid-ranks: Σ n between c and k, ends half, is their difference.
    private static (Func<double[], double> Metric, List<double[]> Units) Place(
        MeasurementLevel level, List<double[]> units, List<KeyValuePair<double, int>> counts)
    {
        switch (level)
        {
            case MeasurementLevel.Nominal:
                return (Nominal, units);
            case MeasurementLevel.Ratio:
                return (Ratio, units);
            case MeasurementLevel.Interval:
                var mean = units.SelectMany(u => u).Average();
                return (Interval, units.ConvertAll(u => Array.ConvertAll(u, v => v - mean)));
            default:
                var rank = new Dictionary<double, double>();
                var below = 0.0;
                var total = counts.Sum(p => p.Value);
                foreach (var (value, count) in counts)
                {
                    rank[value] = below + (count / 2.0) - (total / 2.0);
                    below += count;
                }

                return (Interval, units.ConvertAll(u => Array.ConvertAll(u, v => rank[v])));
        }
    }

    // Each metric gives Σ δ² over all ordered pairs of the values.
    private static double Nominal(double[] values) =>
        ((double)values.Length * values.Length) - values.CountBy(v => v).Sum(p => (double)p.Value * p.Value);

    private static double Interval(double[] values)
    {
        var mean = values.Average();
        return 2 * values.Length * values.Sum(v => (v - mean) * (v - mean));
    }

    private static double Ratio(double[] values)
    {
        var counts = values.CountBy(v => v).ToList();
        var sum = 0.0;
        for (var i = 0; i < counts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (c, k) = (counts[i].Key, counts[j].Key);
                sum += 2.0 * counts[i].Value * counts[j].Value * Math.Pow((c - k) / (c + k), 2);
            }
        }

        return sum;
    }
}
