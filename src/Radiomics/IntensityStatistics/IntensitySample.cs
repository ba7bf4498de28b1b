namespace CrowdAnnotate.Radiomics.IntensityStatistics;

/// <summary>The intensities of a region, sorted, with the moments that several features share.</summary>
internal sealed class IntensitySample
{
    private readonly double[] sorted;

    /// <param name="intensities">At least one, all finite; not changed.</param>
    public IntensitySample(double[] intensities)
    {
        sorted = (double[])intensities.Clone();
        Array.Sort(sorted);
        Mean = sorted.Average();
        Variance = CentralMoment(2);
    }

    public ReadOnlySpan<double> Sorted => sorted;

    public int Count => sorted.Length;

    public double Minimum => sorted[0];

    public double Maximum => sorted[^1];

    public double Mean { get; }

    /// <summary>With denominator N, as IBSI has it.</summary>
    public double Variance { get; }

    /// <summary>Whether all intensities are the same: rounding can give them a variance that is not zero.</summary>
    public bool IsUniform => sorted[0] == sorted[^1];

    /// <summary>Mean of (x − mean)^order.</summary>
    public double CentralMoment(int order)
    {
        var sum = 0.0;
        foreach (var x in sorted)
        {
            var deviation = x - Mean;
            var power = deviation;
            for (var i = 1; i < order; i++)
            {
                power *= deviation;
            }

            sum += power;
        }

        return sum / Count;
    }

    /// <summary>By linear interpolation between ranks (type 7); <paramref name="percent"/> from 0 to 100.</summary>
    public double Percentile(double percent)
    {
        var rank = percent / 100 * (Count - 1);
        var below = (int)rank;
        return below + 1 < Count ? sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>Mean of |x − centre|.</summary>
    public double MeanDeviationFrom(double centre) => sorted.Average(x => Math.Abs(x - centre));

    /// <summary>Σ x².</summary>
    public double SumOfSquares() => sorted.Sum(x => x * x);
}
