namespace CrowdAnnotate.Agreement;

/// <summary>Any metric over the values that occur, by their counts.</summary>
internal sealed class CategoryDistances : AlphaMetric
{
    private readonly double[] scale;
    private readonly int[] places;
    private readonly double[] fromAll;
    private readonly Func<double, double, double> apart;

    public CategoryDistances(ReadOnlySpan<double> values, Func<double, double, double> apart)
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
