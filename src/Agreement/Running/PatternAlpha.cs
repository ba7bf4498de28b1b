namespace CrowdAnnotate.Agreement.Running;

/// <summary>Krippendorff's alpha of cases that are told by how often each category was answered.</summary>
internal static class PatternAlpha
{
    /// <param name="units">Patterns of two readings or more, each with its number of cases.</param>
    /// <param name="readers">Readers with a reading in them.</param>
    public static Statistic<KrippendorffAlpha> Compute(
        IReadOnlyList<(AnswerPattern Pattern, long Times)> units, IReadOnlyList<double> categories, int readers, MeasurementLevel level, double confidence)
    {
        if (units.Count == 0)
        {
            return Undefined.NoPairableValues;
        }

        var totals = new long[categories.Count];
        foreach (var (pattern, times) in units)
        {
            for (var k = 0; k < pattern.Places.Length; k++)
            {
                totals[pattern.Places[k]] += pattern.Counts[k] * times;
            }
        }

        if (level == MeasurementLevel.Ratio && totals.Zip(categories).Any(p => p.First > 0 && p.Second < 0))
        {
            return Undefined.RatioMetricNeedsNonNegativeRatioScale;
        }

        if (totals.Count(t => t > 0) == 1)
        {
            return Undefined.NoVariation;
        }

        double n = totals.Sum();
        var apart = Distances(level, categories, totals);
        double[] fromAll = [.. apart.Select(row => row.Zip(totals, (d, t) => d * t).Sum() / n)];
        var observed = units.Select(u => Within(u.Pattern, apart) / (u.Pattern.Readings - 1)).ToArray();
        var (within, between) = (observed.Zip(units, (o, u) => o * u.Times).Sum() / n, fromAll.Zip(totals, (f, t) => f * t).Sum() / n);
        var value = 1 - ((n - 1) / n * within / between);
        var cases = units.Sum(u => u.Times);
        var deviation = new AlphaDeviation(cases, n, within, between);
        var squares = units.Select((u, i) => u.Times * deviation.Squared(u.Pattern.Readings, observed[i], u.Pattern.Places.Zip(u.Pattern.Counts, (p, c) => c * fromAll[p]).Sum())).Sum();
        var error = cases > 1 ? Math.Sqrt(squares / ((double)cases * (cases - 1))) : (double?)null;
        return new KrippendorffAlpha(
            value, level, error, ChanceCorrected.IntervalOf(value, error, (int)cases, confidence), (int)cases, readers, (int)n);
    }

    // Σ δ² over ordered pairs of readings.
    private static double Within(AnswerPattern pattern, double[][] apart)
    {
        var (places, counts, sum) = (pattern.Places, pattern.Counts, 0.0);
        for (var k = 1; k < places.Length; k++)
        {
            for (var l = 0; l < k; l++)
            {
                sum += (double)counts[k] * counts[l] * apart[places[k]][places[l]];
            }
        }

        return 2 * sum;
    }

    private static double[][] Distances(MeasurementLevel level, IReadOnlyList<double> categories, long[] totals)
    {
        var ranks = new double[totals.Length];
        var below = 0.0;
        for (var k = 0; k < ranks.Length; k++)
        {
            (below, ranks[k]) = (below + totals[k], below + (totals[k] / 2.0));
        }

        double Apart(int k, int l) => k == l ? 0 : level switch
        {
            MeasurementLevel.Nominal => 1,
            MeasurementLevel.Ordinal => Math.Pow(ranks[k] - ranks[l], 2),
            MeasurementLevel.Interval => Math.Pow(categories[k] - categories[l], 2),
            _ => Math.Pow((categories[k] - categories[l]) / (categories[k] + categories[l]), 2),
        };

        return [.. Enumerable.Range(0, ranks.Length).Select(k => Enumerable.Range(0, ranks.Length).Select(l => Apart(k, l)).ToArray())];
    }
}
