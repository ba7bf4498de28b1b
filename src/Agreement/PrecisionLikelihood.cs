namespace CrowdAnnotate.Agreement;

/// <summary>
/// The restricted likelihood of a fixed mean and a residual variance per reader with a random case, its gradient and its average
/// information (Gilmour, Thompson and Cullis 1995: ½ of y′PVₐPV_bPy). A case's V = diag(d) + τ11′ is inverted in closed form: with
/// w = 1/d and s = τ/(1 + τΣw), V⁻¹ = diag(w) − s w w′. Variances are ordered case, then readers.
/// </summary>
internal sealed class PrecisionLikelihood
{
    /// <summary>Where a reader's variance, in units of the variance within cases, is taken to have reached its boundary.</summary>
    public const double Least = 1e-5;

    private readonly ReaderReadings data;
    private readonly double[] weights;
    private readonly double[] totals;
    private readonly double[] left;
    private readonly double[] shrink;
    private readonly double[,] inverse;

    public PrecisionLikelihood(ReaderReadings data, double[] variances)
    {
        this.data = data;
        var (tau, readers) = (variances[0], data.Sizes.Length);
        weights = [.. variances.Skip(1).Select(d => 1 / d)];
        (totals, left, shrink) = (new double[data.Cases], new double[data.Cases], new double[data.Cases]);
        var normal = new double[readers, readers];
        var logDeterminant = 0.0;
        for (var i = 0; i < data.Cases; i++)
        {
            totals[i] = SumOfWeights(i);
            left[i] = 1 / (1 + (tau * totals[i]));
            shrink[i] = tau * left[i];
            logDeterminant -= Math.Log(left[i]);
            AddCase(normal, i);
        }

        (inverse, var logNormal) = SymmetricMatrix.Invert(normal) ?? throw new InvalidOperationException("Every reader has a reading and V is positive definite.");
        logDeterminant += logNormal - data.Sizes.Select((n, j) => n * Math.Log(weights[j])).Sum();
        Means = SymmetricMatrix.Multiply(inverse, SumByReader(Weigh(data.Values)));
        var projected = Weigh([.. data.Values.Select((y, o) => y - Means[data.Readers[o]])]);
        LogValue = -0.5 * (logDeterminant + projected.Zip(data.Values, (p, y) => p * y).Sum());
        var quadratic = QuadraticOf(projected);
        var traces = Traces();
        Gradient = [.. quadratic.Zip(traces, (q, t) => 0.5 * (q - t))];
        Information = AverageInformation(projected);
    }

    public double LogValue { get; }

    /// <summary>By reader, in the units of <see cref="ReaderReadings.Values"/>.</summary>
    public double[] Means { get; }

    public double[] Gradient { get; }

    public double[,] Information { get; }

    private double SumOfWeights(int i)
    {
        var sum = 0.0;
        for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
        {
            sum += weights[data.Readers[o]];
        }

        return sum;
    }

    // X′V⁻¹X of one case.
    private void AddCase(double[,] normal, int i)
    {
        for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
        {
            var j = data.Readers[o];
            normal[j, j] += weights[j];
            for (var p = data.Starts[i]; p < data.Starts[i + 1]; p++)
            {
                normal[j, data.Readers[p]] -= shrink[i] * weights[j] * weights[data.Readers[p]];
            }
        }
    }

    // V⁻¹x = w(x − x̄ + x̄/(1 + τΣw)) with x̄ the weighted mean of a case: what a large τ takes off is not a difference of large numbers.
    private double[] Weigh(double[] x)
    {
        var weighed = new double[x.Length];
        for (var i = 0; i < data.Cases; i++)
        {
            var sum = 0.0;
            for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
            {
                sum += weights[data.Readers[o]] * x[o];
            }

            var mean = sum / totals[i];
            for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
            {
                weighed[o] = weights[data.Readers[o]] * (x[o] - mean + (left[i] * mean));
            }
        }

        return weighed;
    }

    private double[] SumByReader(double[] x)
    {
        var sums = new double[weights.Length];
        for (var o = 0; o < x.Length; o++)
        {
            sums[data.Readers[o]] += x[o];
        }

        return sums;
    }

    private double[] SumByCase(double[] x)
    {
        var sums = new double[data.Cases];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = x.AsSpan(data.Starts[i]..data.Starts[i + 1]).ToArray().Sum();
        }

        return sums;
    }

    // (Py)′ ∂V (Py).
    private double[] QuadraticOf(double[] projected) =>
        [SumByCase(projected).Sum(s => s * s), .. SumByReader(Array.ConvertAll(projected, p => p * p))];

    // tr P ∂V. A row of V⁻¹X is w_j(e_j − s w); 1′V⁻¹X of a case is w′/(1 + τΣw), which is w′(1 − sΣw).
    private double[] Traces()
    {
        var traces = new double[weights.Length + 1];
        for (var i = 0; i < data.Cases; i++)
        {
            var through = new double[weights.Length];
            var around = 0.0;
            for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
            {
                for (var j = 0; j < through.Length; j++)
                {
                    through[j] += inverse[j, data.Readers[o]] * weights[data.Readers[o]];
                }
            }

            for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
            {
                around += weights[data.Readers[o]] * through[data.Readers[o]];
            }

            traces[0] += (totals[i] * left[i]) - (left[i] * left[i] * around);
            for (var o = data.Starts[i]; o < data.Starts[i + 1]; o++)
            {
                var j = data.Readers[o];
                var (w, s) = (weights[j], shrink[i]);
                traces[j + 1] += w - (w * w * (s + inverse[j, j] - (2 * s * through[j]) + (s * s * around)));
            }
        }

        return traces;
    }

    private double[,] AverageInformation(double[] projected)
    {
        var size = weights.Length + 1;
        var byCase = SumByCase(projected);
        var change = new double[size][];
        change[0] = new double[projected.Length];
        for (var i = 0; i < data.Cases; i++)
        {
            Array.Fill(change[0], byCase[i], data.Starts[i], data.Starts[i + 1] - data.Starts[i]);
        }

        for (var a = 1; a < size; a++)
        {
            change[a] = [.. projected.Select((p, o) => data.Readers[o] == a - 1 ? p : 0)];
        }

        var information = new double[size, size];
        for (var a = 0; a < size; a++)
        {
            var mean = SymmetricMatrix.Multiply(inverse, SumByReader(Weigh(change[a])));
            var back = Weigh([.. change[a].Select((f, o) => f - mean[data.Readers[o]])]);
            for (var b = 0; b <= a; b++)
            {
                information[a, b] = information[b, a] = 0.5 * back.Zip(change[b], (p, f) => p * f).Sum();
            }
        }

        return information;
    }
}
