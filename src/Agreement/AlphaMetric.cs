namespace CrowdAnnotate.Agreement;

/// <summary>
/// Disagreements δ² of alpha over the pairable values: within a run of them, and of one from all. Interval and ordinal need sums only:
/// the ordinal metric is the interval metric on mid-ranks, since the number of values between two, ends half, is their difference.
/// </summary>
internal abstract class AlphaMetric
{
    /// <summary>Mean δ² over all ordered pairs of values, a value with itself included.</summary>
    public abstract double Expected { get; }

    public static AlphaMetric Of(MeasurementLevel level, double[] values) => level switch
    {
        MeasurementLevel.Interval => new Squares(values),
        MeasurementLevel.Ordinal => new Squares(MidRanks(values)),
        MeasurementLevel.Nominal => new Categories(values, (_, _) => 1),
        _ => new Categories(values, (c, k) => (c - k) * (c - k) / ((c + k) * (c + k))),
    };

    /// <summary>Σ δ² over ordered pairs of the values from start to end (not included).</summary>
    public abstract double Within(int start, int end);

    /// <summary>Mean δ² of a value from all values.</summary>
    public abstract double FromAll(int at);

    private static double[] MidRanks(double[] values)
    {
        var scale = CategoryScale.OfCells(values)!;
        var counts = Count(values, scale, out var places);
        var rank = new double[scale.Count];
        var below = 0.0;
        for (var k = 0; k < rank.Length; k++)
        {
            rank[k] = below + (counts[k] / 2.0);
            below += counts[k];
        }

        return Array.ConvertAll(places, k => rank[k]);
    }

    private static int[] Count(double[] values, CategoryScale scale, out int[] places)
    {
        var counts = new int[scale.Count];
        places = new int[values.Length];
        for (var o = 0; o < values.Length; o++)
        {
            counts[places[o] = scale.PlaceOf(values[o])]++;
        }

        return counts;
    }

    private sealed class Squares : AlphaMetric
    {
        private readonly double[] values;
        private readonly double variance;

        public Squares(double[] given)
        {
            values = new double[given.Length];
            var mean = given.Average();
            for (var o = 0; o < values.Length; o++)
            {
                values[o] = given[o] - mean;
                variance += values[o] * values[o];
            }

            variance /= values.Length;
        }

        public override double Expected => 2 * variance;

        public override double Within(int start, int end)
        {
            var sum = 0.0;
            for (var a = start + 1; a < end; a++)
            {
                for (var b = start; b < a; b++)
                {
                    sum += (values[a] - values[b]) * (values[a] - values[b]);
                }
            }

            return 2 * sum;
        }

        public override double FromAll(int at) => variance + (values[at] * values[at]);
    }

    private sealed class Categories : AlphaMetric
    {
        private readonly double[] scale;
        private readonly int[] places;
        private readonly double[] fromAll;
        private readonly Func<double, double, double> apart;

        public Categories(double[] values, Func<double, double, double> apart)
        {
            this.apart = apart;
            var categories = CategoryScale.OfCells(values)!;
            var counts = Count(values, categories, out places);
            scale = [.. categories.Values];
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

        public override double FromAll(int at) => fromAll[places[at]];
    }
}
