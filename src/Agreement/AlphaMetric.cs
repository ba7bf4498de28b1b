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
                return new Squares(readings);
            case MeasurementLevel.Ordinal:
                PutMidRanks(readings.Values);
                return new Squares(readings);
            case MeasurementLevel.Nominal:
                return new Categories(readings.Values, (_, _) => 1);
            default:
                return new Categories(readings.Values, (c, k) => (c - k) * (c - k) / ((c + k) * (c + k)));
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

    private sealed class Squares : AlphaMetric
    {
        private readonly PairableReadings readings;
        private readonly double variance;

        // Values are taken about their mean, so that a large common offset costs no digits.
        public Squares(PairableReadings given)
        {
            readings = given;
            var values = given.Values;
            var mean = 0.0;
            foreach (var value in values)
            {
                mean += value;
            }

            mean /= values.Length;
            for (var o = 0; o < values.Length; o++)
            {
                values[o] -= mean;
                variance += values[o] * values[o];
            }

            variance /= values.Length;
        }

        public override double Expected => 2 * variance;

        public override double Within(int start, int end)
        {
            var sum = 0.0;
            var values = readings.Values[start..end];
            for (var a = 1; a < values.Length; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    sum += (values[a] - values[b]) * (values[a] - values[b]);
                }
            }

            return 2 * sum;
        }

        public override double FromAll(int start, int end)
        {
            var sum = (end - start) * variance;
            foreach (var value in readings.Values[start..end])
            {
                sum += value * value;
            }

            return sum;
        }
    }

    private sealed class Categories : AlphaMetric
    {
        private readonly double[] scale;
        private readonly int[] places;
        private readonly double[] fromAll;
        private readonly Func<double, double, double> apart;

        public Categories(ReadOnlySpan<double> values, Func<double, double, double> apart)
        {
            this.apart = apart;
            var categories = CategoryScale.OfCells(values)!;
            (scale, places) = ([.. categories.Values], new int[values.Length]);
            var counts = new int[scale.Length];
            for (var o = 0; o < places.Length; o++)
            {
                counts[places[o] = categories.PlaceOf(values[o])]++;
            }

            fromAll = new double[scale.Length];
            for (var k = 0; k < scale.Length; k++)
            {
                for (var l = 0; l < scale.Length; l++)
                {
                    fromAll[k] += k == l ? 0 : counts[l] * apart(scale[k], scale[l]);
                }

                fromAll[k] /= values.Length;
                Expected += counts[k] * fromAll[k] / values.Length;
            }
        }

        public override double Expected { get; }

        public override double Within(int start, int end)
        {
            var sum = 0.0;
            for (var a = start + 1; a < end; a++)
            {
                for (var b = start; b < a; b++)
                {
                    sum += places[a] == places[b] ? 0 : apart(scale[places[a]], scale[places[b]]);
                }
            }

            return 2 * sum;
        }

        public override double FromAll(int start, int end)
        {
            var sum = 0.0;
            for (var o = start; o < end; o++)
            {
                sum += fromAll[places[o]];
            }

            return sum;
        }
    }
}
