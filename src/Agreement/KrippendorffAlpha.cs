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
/// <param name="StandardError">Gwet's (2014, §6.4), over a population of cases with the metric taken as fixed; null with one case.</param>
/// <param name="Interval">t interval with (cases − 1) degrees of freedom, cut at 1; null with one case.</param>
/// <param name="Cases">Cases with two or more readings; the others do not count.</param>
/// <param name="Readers">Readers with a reading on one of these.</param>
/// <param name="Readings">Pairable readings, n.</param>
public sealed record KrippendorffAlpha(double Value, MeasurementLevel Level, double? StandardError, Limits? Interval, int Cases, int Readers, int Readings)
{
    /// <summary>
    /// α = 1 − D observed / D expected on the coincidence matrix of pairable values; missing readings allowed (Krippendorff, Content
    /// Analysis, 4th ed. 2018, ch. 12). Undefined: noPairableValues, noVariation, ratioMetricNeedsNonNegativeRatioScale.
    /// </summary>
    public static Statistic<KrippendorffAlpha> Compute(ReadingTable table, MeasurementLevel level, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var readings = new PairableReadings(table);
        if (readings.Cases == 0)
        {
            return Undefined.NoPairableValues;
        }

        var (low, high) = readings.Range();
        if (low < 0 && level == MeasurementLevel.Ratio)
        {
            return Undefined.RatioMetricNeedsNonNegativeRatioScale;
        }

        if (low == high)
        {
            return Undefined.NoVariation;
        }

        var metric = AlphaMetric.Of(level, readings);
        var observed = Observed(readings, metric);
        double n = readings.Values.Length;
        var (within, between) = (observed.Sum() / n, metric.Expected);
        var value = 1 - ((n - 1) / n * within / between);
        var error = readings.Cases > 1 ? ErrorOf(readings, metric, observed, within, between) : (double?)null;
        return new KrippendorffAlpha(
            value, level, error, ChanceCorrected.IntervalOf(value, error, readings.Cases, confidence), readings.Cases, readings.Readers, readings.Values.Length);
    }

    // Per case Σ δ² over ordered pairs of its readings / (r − 1).
    private static double[] Observed(PairableReadings readings, AlphaMetric metric)
    {
        var observed = new double[readings.Cases];
        for (var i = 0; i < observed.Length; i++)
        {
            var (start, end) = readings.Of(i);
            observed[i] = metric.Within(start, end) / (end - start - 1);
        }

        return observed;
    }

    private static double ErrorOf(PairableReadings readings, AlphaMetric metric, double[] observed, double within, double between)
    {
        double cases = readings.Cases;
        var deviation = new AlphaDeviation(cases, readings.Values.Length, within, between);
        var sum = 0.0;
        for (var i = 0; i < observed.Length; i++)
        {
            var (start, end) = readings.Of(i);
            sum += deviation.Squared(end - start, observed[i], metric.FromAll(start, end));
        }

        return Math.Sqrt(sum / (cases * (cases - 1)));
    }
}
