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
    private readonly double[,] inner;
    private readonly double[,] minorS;

    public RestrictedLikelihood(CrossedReadings data, double[] variances)
    {
        (this.data, residual) = (data, variances[2]);
        var (theta, phi) = (variances[0] / residual, variances[1] / residual);

        // A = (I + θ Z_major Z_major′)⁻¹ is I − θ/(1+mθ) J within a level of m readings; M = Z_minor′ A Z_minor.
        shrink = [.. data.MajorSize.Select(m => theta / (1 + (m * theta)))];
        var b = MajorByMinor();
        inner = MinorCross(b);
        var system = new double[data.MinorLevels, data.MinorLevels];
        for (var i = 0; i < data.MinorLevels; i++)
        {
            for (var j = 0; j < data.MinorLevels; j++)
            {
                system[i, j] = (phi * inner[i, j]) + (i == j ? 1 : 0);
            }
        }

        var (inverse, logDeterminant) = SymmetricMatrix.Invert(system) ?? throw new InvalidOperationException("I + φM is positive definite.");
        minorS = Map(inverse, v => phi * v);
        var ones = Enumerable.Repeat(1.0, data.Count).ToArray();
        var weights = Weigh(ones);
        var total = weights.Sum();
        var weighed = Weigh(data.Values);
        Mean = weighed.Sum() / total;
        Projected = [.. weighed.Zip(weights, (y, w) => y - (Mean * w))];
        LogValue = -0.5 * ((data.Count * Math.Log(residual)) + data.MajorSize.Sum(m => Math.Log(1 + (m * theta))) + logDeterminant
            + Math.Log(total) + Projected.Zip(data.Values, (p, y) => p * y).Sum());
        Information = Map(Traces(b, weights, total, variances, out var traces), v => v / 2);
        Gradient = [.. new[] { data.SumByMajor(Projected), data.SumByMinor(Projected), Projected }.Select((q, i) => 0.5 * (q.Sum(v => v * v) - traces[i]))];
    }

    public double LogValue { get; }

    public double Mean { get; }

    public double[] Gradient { get; }

    public double[,] Information { get; }

    /// <summary>Py; Zᵢ′Py times σᵢ² are the best linear unbiased predictions of factor i.</summary>
    public double[] Projected { get; }

    private static double[,] Map(double[,] m, Func<double, double> f)
    {
        var result = (double[,])m.Clone();
        for (var i = 0; i < m.GetLength(0); i++)
        {
            for (var j = 0; j < m.GetLength(1); j++)
            {
                result[i, j] = f(m[i, j]);
            }
        }

        return result;
    }

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

    // tr PVᵢPVⱼ from Z′PZ of the two factors, which are low-rank changes of diagonal matrices; those with the residual follow from PVP = P.
    private double[,] Traces(double[,] b, double[] weights, double total, double[] s, out double[] single)
    {
        var (wa, wb) = (data.SumByMajor(weights), data.SumByMinor(weights));
        var cross = new double[data.MinorLevels, data.MinorLevels];
        var weightedCross = new double[data.MinorLevels, data.MinorLevels];
        var wab = new double[data.MinorLevels];
        double d1 = 0, d2 = 0, dw = 0;
        for (var i = 0; i < data.MajorLevels; i++)
        {
            var d = data.MajorSize[i] * (1 - (shrink[i] * data.MajorSize[i])) / residual;
            (d1, d2, dw) = (d1 + d, d2 + (d * d), dw + (d * wa[i] * wa[i]));
            for (var j = 0; j < data.MinorLevels; j++)
            {
                wab[j] += wa[i] * b[i, j];
                for (var l = 0; b[i, j] != 0 && l < data.MinorLevels; l++)
                {
                    cross[j, l] += b[i, j] * b[i, l];
                    weightedCross[j, l] += d * b[i, j] * b[i, l];
                }
            }
        }

        var sOver = Map(minorS, v => v / residual);
        var sk = SymmetricMatrix.Multiply(sOver, cross);
        var (waa, wbb) = (wa.Sum(v => v * v), wb.Sum(v => v * v));
        var sw = SymmetricMatrix.Multiply(sOver, wab).Zip(wab, (x, y) => x * y).Sum();
        var traceA = d1 - Trace(sk) - (waa / total);
        var aa = d2 - (2 * SymmetricMatrix.TraceOfProduct(sOver, weightedCross)) - (2 * dw / total)
            + SymmetricMatrix.TraceOfProduct(sk, sk) + (2 * sw / total) + (waa * waa / (total * total));
        var e = Map(SymmetricMatrix.Multiply(minorS, inner), v => -v / residual);
        for (var j = 0; j < data.MinorLevels; j++)
        {
            e[j, j] += 1 / residual;
        }

        var ab = TransposedTrace(e, SymmetricMatrix.Multiply(cross, e))
            - (2 * SymmetricMatrix.Multiply(e, wb).Zip(wab, (x, y) => x * y).Sum() / total) + (waa * wbb / (total * total));
        var gbb = SymmetricMatrix.Multiply(inner, e);
        for (var j = 0; j < data.MinorLevels; j++)
        {
            for (var l = 0; l < data.MinorLevels; l++)
            {
                gbb[j, l] -= wb[j] * wb[l] / total;
            }
        }

        var (traceB, bb) = (Trace(gbb), SymmetricMatrix.TraceOfProduct(gbb, gbb));
        var traceE = (data.Count - 1 - (s[0] * traceA) - (s[1] * traceB)) / s[2];
        var ae = (traceA - (s[0] * aa) - (s[1] * ab)) / s[2];
        var be = (traceB - (s[0] * ab) - (s[1] * bb)) / s[2];
        var ee = (traceE - (s[0] * ae) - (s[1] * be)) / s[2];
        single = [traceA, traceB, traceE];
        return new[,] { { aa, ab, ae }, { ab, bb, be }, { ae, be, ee } };
    }

    private static double Trace(double[,] m) => Enumerable.Range(0, m.GetLength(0)).Sum(i => m[i, i]);

    // tr(aᵀ b).
    private static double TransposedTrace(double[,] a, double[,] b) => a.Cast<double>().Zip(b.Cast<double>(), (x, y) => x * y).Sum();
}
