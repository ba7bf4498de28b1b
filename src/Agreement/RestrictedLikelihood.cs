namespace CrowdAnnotate.Agreement;

/// <summary>
/// The restricted likelihood of y = μ + major + minor + residual at given variances, with its gradient and expected information
/// (Patterson and Thompson 1971; Harville 1977; Searle, Casella and McCulloch 1992, ch. 6). With V = Σσᵢ²ZᵢZᵢ′ and
/// P = V⁻¹ − V⁻¹1(1′V⁻¹1)⁻¹1′V⁻¹: gradientᵢ = −½(tr PVᵢ − y′PVᵢPy), informationᵢⱼ = ½ tr PVᵢPVⱼ.
/// Variances are ordered major, minor, residual.
/// </summary>
internal sealed class RestrictedLikelihood
{
    private readonly CrossedReadings data;
    private readonly double residual;
    private readonly double[] shrink;
    private readonly double[,] minorS;

    public RestrictedLikelihood(CrossedReadings data, double[] variances)
    {
        (this.data, residual) = (data, variances[2]);
        var (theta, phi) = (variances[0] / residual, variances[1] / residual);

        // A = (I + θ Z_major Z_major′)⁻¹ is I − θ/(1+mθ) J within a level of m readings; M = Z_minor′ A Z_minor.
        shrink = [.. data.MajorSize.Select(m => theta / (1 + (m * theta)))];
        var b = MajorByMinor();
        var inner = MinorCross(b);
        var system = new double[data.MinorLevels, data.MinorLevels];
        for (var i = 0; i < data.MinorLevels; i++)
        {
            for (var j = 0; j < data.MinorLevels; j++)
            {
                system[i, j] = (phi * inner[i, j]) + (i == j ? 1 : 0);
            }
        }

        var (inverse, logDeterminant) = SymmetricMatrix.Invert(system) ?? throw new InvalidOperationException("I + φM is positive definite.");
        minorS = SymmetricMatrix.Scale(inverse, phi);
        var ones = Enumerable.Repeat(1.0, data.Count).ToArray();
        var weights = Weigh(ones);
        var total = weights.Sum();
        var weighed = Weigh(data.Values);
        Mean = weighed.Sum() / total;
        Projected = [.. weighed.Zip(weights, (y, w) => y - (Mean * w))];
        LogValue = -0.5 * ((data.Count * Math.Log(residual)) + data.MajorSize.Sum(m => Math.Log(1 + (m * theta))) + logDeterminant
            + Math.Log(total) + Projected.Zip(data.Values, (p, y) => p * y).Sum());
        var traces = new ProjectionTraces(data, b, shrink, inner, minorS, weights, total, variances);
        Information = SymmetricMatrix.Scale(traces.Double, 0.5);
        Gradient = [.. new[] { data.SumByMajor(Projected), data.SumByMinor(Projected), Projected }.Select((q, i) => 0.5 * (q.Sum(v => v * v) - traces.Single[i]))];
    }

    public double LogValue { get; }

    public double Mean { get; }

    public double[] Gradient { get; }

    public double[,] Information { get; }

    /// <summary>Py; Zᵢ′Py times σᵢ² are the best linear unbiased predictions of factor i.</summary>
    public double[] Projected { get; }

    // B = Z_major′ A Z_minor: 1/(1+mθ) where a level of the one was read by a level of the other.
    private double[,] MajorByMinor()
    {
        var b = new double[data.MajorLevels, data.MinorLevels];
        for (var o = 0; o < data.Count; o++)
        {
            var i = data.Major[o];
            b[i, data.Minor[o]] += 1 - (shrink[i] * data.MajorSize[i]);
        }

        return b;
    }

    // M_jl = δ_jl·readings − Σᵢ tᵢ nᵢⱼ nᵢₗ, where B = n·(1 − t m).
    private double[,] MinorCross(double[,] b)
    {
        var m = new double[data.MinorLevels, data.MinorLevels];
        foreach (var level in data.Minor)
        {
            m[level, level]++;
        }

        for (var i = 0; i < data.MajorLevels; i++)
        {
            var free = 1 - (shrink[i] * data.MajorSize[i]);
            for (var j = 0; j < data.MinorLevels; j++)
            {
                for (var l = 0; b[i, j] != 0 && l < data.MinorLevels; l++)
                {
                    m[j, l] -= shrink[i] * (b[i, j] / free) * (b[i, l] / free);
                }
            }
        }

        return m;
    }

    // V⁻¹x = A(x − Z_minor S Z_minor′ A x)/σ².
    private double[] Weigh(double[] x)
    {
        var minor = SymmetricMatrix.Multiply(minorS, data.SumByMinor(Shrink(x)));
        return Shrink([.. x.Select((v, o) => (v - minor[data.Minor[o]]) / residual)]);
    }

    private double[] Shrink(double[] x)
    {
        var sums = data.SumByMajor(x);
        return [.. x.Select((v, o) => v - (shrink[data.Major[o]] * sums[data.Major[o]]))];
    }
}
