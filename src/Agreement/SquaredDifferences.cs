namespace CrowdAnnotate.Agreement;

/// <summary>The metric (x − y)², by sums alone.</summary>
internal sealed class SquaredDifferences : AlphaMetric
{
    private readonly PairableReadings readings;
    private readonly double variance;

    // Values are taken about their mean, so that a large common offset costs no digits.
    public SquaredDifferences(PairableReadings given)
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
