namespace CrowdAnnotate.Agreement;

/// <summary>
/// Disagreements δ² of alpha over the pairable values: within a run of them, and of one from all. Interval and ordinal need sums only:
/// the ordinal metric is the interval metric on mid-ranks, since the number of values between two, ends half, is their difference.
/// </summary>
internal abstract class AlphaMetric
{
    /// <summary>Mean δ² over all ordered pairs of values, a value with itself included.</summary>
    public abstract double Expected { get; }

    /// <summary>The metric over the readings, whose values it may put others in the place of.</summary>
    public static AlphaMetric Of(MeasurementLevel level, PairableReadings readings)
    {
        switch (level)
        {
            case MeasurementLevel.Interval:
                return new SquaredDifferences(readings);
            case MeasurementLevel.Ordinal:
                PutMidRanks(readings.Values);
                return new SquaredDifferences(readings);
            case MeasurementLevel.Nominal:
                return new CategoryDistances(readings.Values, (_, _) => 1);
            default:
                return new CategoryDistances(readings.Values, (c, k) => (c - k) * (c - k) / ((c + k) * (c + k)));
        }
    }

    /// <summary>Σ δ² over ordered pairs of the values from start to end (not included).</summary>
    public abstract double Within(int start, int end);

    /// <summary>Σ over the values from start to end (not included) of the mean δ² of each from all values.</summary>
    public abstract double FromAll(int start, int end);

    private static void PutMidRanks(Span<double> values)
    {
        var scale = CategoryScale.OfCells(values)!;
        var rank = new double[scale.Count];
        foreach (var value in values)
        {
            rank[scale.PlaceOf(value)]++;
        }

        var below = 0.0;
        for (var k = 0; k < rank.Length; k++)
        {
            (below, rank[k]) = (below + rank[k], below + (rank[k] / 2));
        }

        for (var o = 0; o < values.Length; o++)
        {
            values[o] = rank[scale.PlaceOf(values[o])];
        }
    }
}
