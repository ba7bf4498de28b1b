namespace CrowdAnnotate.Agreement;

/// <summary>
/// tr PVᵢ and tr PVᵢPVⱼ of the crossed model without a matrix of the readings' size. Z′PZ of a factor is a small change of known rank:
/// with B = Z_major′AZ_minor, M = Z_minor′AZ_minor, S = φ(I + φM)⁻¹, D = Z_major′AZ_major (diagonal), w = Z′V⁻¹1 and c = 1′V⁻¹1,
/// Z_major′PZ_major = (D − BSB′)/σ² − w w′/c, Z_major′PZ_minor = BE − w w′/c and Z_minor′PZ_minor = ME − w w′/c with E = (I − SM)/σ².
/// The traces with the residual follow from PVP = P.
/// </summary>
internal sealed class ProjectionTraces
{
    private readonly CrossedReadings data;
    private readonly double[] majorWeight;
    private readonly double[] minorWeight;
    private readonly double[,] cross;
    private readonly double[,] weightedCross;
    private readonly double[] weightCross;
    private double diagonal;
    private double diagonalSquared;
    private double diagonalWeighted;

    public ProjectionTraces(
        CrossedReadings data, double[,] b, double[] shrink, double[,] inner, double[,] minorS, double[] weights, double total, double[] variances)
    {
        this.data = data;
        (majorWeight, minorWeight) = (data.SumByMajor(weights), data.SumByMinor(weights));
        (cross, weightedCross) = (new double[data.MinorLevels, data.MinorLevels], new double[data.MinorLevels, data.MinorLevels]);
        weightCross = new double[data.MinorLevels];
        SumOverMajor(b, shrink, variances[2]);
        var (majorTrace, major) = Major(SymmetricMatrix.Scale(minorS, 1 / variances[2]), total);
        var e = SymmetricMatrix.Scale(SymmetricMatrix.Multiply(minorS, inner), -1 / variances[2]);
        for (var j = 0; j < data.MinorLevels; j++)
        {
            e[j, j] += 1 / variances[2];
        }

        var (minorTrace, minor) = Minor(SymmetricMatrix.Multiply(inner, e), total);
        (Single, Double) = WithResidual(majorTrace, minorTrace, major, Both(e, total), minor, variances);
    }

    /// <summary>tr PVᵢ for major, minor, residual.</summary>
    public double[] Single { get; }

    /// <summary>tr PVᵢPVⱼ.</summary>
    public double[,] Double { get; }

    // B′B, B′DB and B′w, and the sums over D.
    private void SumOverMajor(double[,] b, double[] shrink, double residual)
    {
        for (var i = 0; i < data.MajorLevels; i++)
        {
            var d = data.MajorSize[i] * (1 - (shrink[i] * data.MajorSize[i])) / residual;
            diagonal += d;
            diagonalSquared += d * d;
            diagonalWeighted += d * majorWeight[i] * majorWeight[i];
            for (var j = 0; j < data.MinorLevels; j++)
            {
                weightCross[j] += majorWeight[i] * b[i, j];
                for (var l = 0; b[i, j] != 0 && l < data.MinorLevels; l++)
                {
                    cross[j, l] += b[i, j] * b[i, l];
                    weightedCross[j, l] += d * b[i, j] * b[i, l];
                }
            }
        }
    }

    private (double Trace, double Squared) Major(double[,] s, double total)
    {
        var sk = SymmetricMatrix.Multiply(s, cross);
        var weight = Dot(majorWeight, majorWeight) / total;
        var weightThroughS = Dot(SymmetricMatrix.Multiply(s, weightCross), weightCross) / total;
        return (
            diagonal - SymmetricMatrix.Trace(sk) - weight,
            diagonalSquared - (2 * SymmetricMatrix.TraceOfProduct(s, weightedCross)) - (2 * diagonalWeighted / total)
                + SymmetricMatrix.TraceOfProduct(sk, sk) + (2 * weightThroughS) + (weight * weight));
    }

    private (double Trace, double Squared) Minor(double[,] me, double total)
    {
        for (var j = 0; j < data.MinorLevels; j++)
        {
            for (var l = 0; l < data.MinorLevels; l++)
            {
                me[j, l] -= minorWeight[j] * minorWeight[l] / total;
            }
        }

        return (SymmetricMatrix.Trace(me), SymmetricMatrix.TraceOfProduct(me, me));
    }

    private double Both(double[,] e, double total)
    {
        var through = SymmetricMatrix.Multiply(cross, e).Cast<double>().Zip(e.Cast<double>(), (x, y) => x * y).Sum();
        return through - (2 * Dot(SymmetricMatrix.Multiply(e, minorWeight), weightCross) / total)
            + (Dot(majorWeight, majorWeight) * Dot(minorWeight, minorWeight) / (total * total));
    }

    private (double[] Single, double[,] Double) WithResidual(double a, double b, double aa, double ab, double bb, double[] s)
    {
        var e = (data.Count - 1 - (s[0] * a) - (s[1] * b)) / s[2];
        var ae = (a - (s[0] * aa) - (s[1] * ab)) / s[2];
        var be = (b - (s[0] * ab) - (s[1] * bb)) / s[2];
        var ee = (e - (s[0] * ae) - (s[1] * be)) / s[2];
        return ([a, b, e], new[,] { { aa, ab, ae }, { ab, bb, be }, { ae, be, ee } });
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
