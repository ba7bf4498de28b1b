namespace CrowdAnnotate.Agreement;

/// <summary>The major levels of m readings each.</summary>
internal sealed class MajorSize
{
    public MajorSize(int readings, int[] levels, CrossedReadings data)
    {
        (Readings, Levels, MinorCounts, MinorSums) = (readings, levels, new double[data.MinorLevels], new double[data.MinorLevels]);
        foreach (var level in levels)
        {
            var sum = data.SumOf(level);
            Sum += sum;
            SumOfSquares += sum * sum;
            foreach (var j in data.MinorOf(level))
            {
                MinorCounts[j]++;
                MinorSums[j] += sum;
            }
        }
    }

    /// <summary>m.</summary>
    public int Readings { get; }

    public int[] Levels { get; }

    /// <summary>Σ s with s the sum of a level's readings.</summary>
    public double Sum { get; }

    /// <summary>Σ s².</summary>
    public double SumOfSquares { get; }

    /// <summary>Σ n with n the indicator of a level's minor levels.</summary>
    public double[] MinorCounts { get; }

    /// <summary>Σ s n.</summary>
    public double[] MinorSums { get; }
}
