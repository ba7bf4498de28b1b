namespace CrowdAnnotate.Agreement;

/// <summary>Sums over the major levels, by their number of readings: each is of second degree in a level's indicator of minor levels.</summary>
internal sealed class MajorSums
{
    public MajorSums(CrossedReadings data, ProjectionParts parts, double residual, Func<MajorSize, double> left, double[,] cross, double[,] weightedCross)
    {
        var v = parts.ThroughOnes;
        double diagonal = 0, diagonalSquared = 0, diagonalWeighted = 0;
        WeightCross = SymmetricMatrix.Multiply(cross, v);
        foreach (var size in data.Sizes)
        {
            var (f, m, levels) = (left(size), size.Readings, size.Levels.Length);
            var d = m * f / residual;
            diagonal += levels * d;
            diagonalSquared += levels * d * d;
            diagonalWeighted += d * f * f * m * ((levels * (double)m) - (2 * Dot(size.MinorCounts, v)));
            WeightSquared += f * f * m * ((levels * (double)m) - (2 * Dot(size.MinorCounts, v)));
        }

        for (var j = 0; j < v.Length; j++)
        {
            WeightCross[j] = (data.Sizes.Sum(z => left(z) * left(z) * z.Readings * z.MinorCounts[j]) - WeightCross[j]) / residual;
        }

        var square = residual * residual;
        WeightSquared = (WeightSquared + Dot(SymmetricMatrix.Multiply(cross, v), v)) / square;
        diagonalWeighted = (diagonalWeighted + Dot(SymmetricMatrix.Multiply(weightedCross, v), v)) / square;
        var sk = SymmetricMatrix.Scale(SymmetricMatrix.Multiply(parts.S, cross), 1 / residual);
        var weight = WeightSquared / parts.Total;
        var through = Dot(SymmetricMatrix.Multiply(parts.S, WeightCross), WeightCross) / residual / parts.Total;
        Trace = diagonal - SymmetricMatrix.Trace(sk) - weight;
        Squared = diagonalSquared - (2 * SymmetricMatrix.TraceOfProduct(parts.S, weightedCross) / residual) - (2 * diagonalWeighted / parts.Total)
            + SymmetricMatrix.TraceOfProduct(sk, sk) + (2 * through) + (weight * weight);
    }

    /// <summary>tr Z_major′PZ_major.</summary>
    public double Trace { get; }

    /// <summary>tr of its square.</summary>
    public double Squared { get; }

    /// <summary>Σ w².</summary>
    public double WeightSquared { get; }

    /// <summary>B′w.</summary>
    public double[] WeightCross { get; }

    public static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
