namespace CrowdAnnotate.Agreement;

/// <summary>What of V⁻¹ the traces rest on, in the words of <see cref="RestrictedLikelihood"/>.</summary>
/// <param name="S">φ(I + φM)⁻¹.</param>
/// <param name="Inner">M.</param>
/// <param name="ThroughOnes">S Z′A1.</param>
/// <param name="MinorWeights">Z_minor′V⁻¹1.</param>
/// <param name="Total">1′V⁻¹1.</param>
internal sealed record ProjectionParts(double[,] S, double[,] Inner, double[] ThroughOnes, double[] MinorWeights, double Total);

/// <summary>
/// tr PVᵢ and tr PVᵢPVⱼ of the crossed model without a matrix of the readings' size. With B = Z_major′AZ_minor, D = Z_major′AZ_major
/// (diagonal), w = Z′V⁻¹1 and c = 1′V⁻¹1: Z_major′PZ_major = (D − BSB′)/σ² − w w′/c, Z_major′PZ_minor = BE − w w′/c and
/// Z_minor′PZ_minor = ME − w w′/c with E = (I − SM)/σ². The traces with the residual follow from PVP = P.
/// </summary>
internal sealed class ProjectionTraces
{
    public ProjectionTraces(CrossedReadings data, ProjectionParts parts, double[] variances, Func<MajorSize, double> left)
    {
        var residual = variances[2];
        var lefts = data.Sizes.ToDictionary(z => z.Readings, left);
        var cross = data.Products(m => lefts[m] * lefts[m]);
        var major = new MajorSums(data, parts, residual, left, cross, data.Products(m => m * Math.Pow(lefts[m], 3) / residual));
        var e = SymmetricMatrix.Scale(SymmetricMatrix.Multiply(parts.S, parts.Inner), -1 / residual);
        SymmetricMatrix.AddDiagonal(e, 1 / residual);
        var (minorTrace, minor) = Minor(SymmetricMatrix.Multiply(parts.Inner, e), parts);
        var both = Both(cross, e, major, parts);
        (Single, Double) = WithResidual(data.Count, (major.Trace, minorTrace), (major.Squared, both, minor), variances);
    }

    /// <summary>tr PVᵢ for major, minor, residual.</summary>
    public double[] Single { get; }

    /// <summary>tr PVᵢPVⱼ.</summary>
    public double[,] Double { get; }

    private static (double Trace, double Squared) Minor(double[,] me, ProjectionParts parts)
    {
        var w = parts.MinorWeights;
        for (var j = 0; j < w.Length; j++)
        {
            for (var l = 0; l < w.Length; l++)
            {
                me[j, l] -= w[j] * w[l] / parts.Total;
            }
        }

        return (SymmetricMatrix.Trace(me), SymmetricMatrix.TraceOfProduct(me, me));
    }

    private static double Both(double[,] cross, double[,] e, MajorSums major, ProjectionParts parts)
    {
        var (ke, w) = (SymmetricMatrix.Multiply(cross, e), parts.MinorWeights);
        var through = 0.0;
        for (var j = 0; j < w.Length; j++)
        {
            for (var l = 0; l < w.Length; l++)
            {
                through += ke[j, l] * e[j, l];
            }
        }

        return through - (2 * MajorSums.Dot(SymmetricMatrix.Multiply(e, w), major.WeightCross) / parts.Total)
            + (major.WeightSquared * MajorSums.Dot(w, w) / (parts.Total * parts.Total));
    }

    private static (double[] Single, double[,] Double) WithResidual(int count, (double A, double B) single, (double AA, double AB, double BB) pairs, double[] s)
    {
        var ((a, b), (aa, ab, bb)) = (single, pairs);
        var e = (count - 1 - (s[0] * a) - (s[1] * b)) / s[2];
        var ae = (a - (s[0] * aa) - (s[1] * ab)) / s[2];
        var be = (b - (s[0] * ab) - (s[1] * bb)) / s[2];
        var ee = (e - (s[0] * ae) - (s[1] * be)) / s[2];
        return ([a, b, e], new[,] { { aa, ab, ae }, { ab, bb, be }, { ae, be, ee } });
    }
}
