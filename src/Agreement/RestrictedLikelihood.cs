namespace CrowdAnnotate.Agreement;

/// <summary>
/// The restricted likelihood of y = μ + major + minor + residual at given variances, with its gradient and expected information
/// (Patterson and Thompson 1971; Harville 1977; Searle, Casella and McCulloch 1992, ch. 6). With V = Σσᵢ²ZᵢZᵢ′ and
/// P = V⁻¹ − V⁻¹1(1′V⁻¹1)⁻¹1′V⁻¹: gradientᵢ = −½(tr PVᵢ − y′PVᵢPy), informationᵢⱼ = ½ tr PVᵢPVⱼ. Variances are ordered major, minor, residual.
/// A = (I + θ Z_major Z_major′)⁻¹ is I − tJ with t = θ/(1 + mθ) in a level of m readings; V⁻¹ = (A − A Z S Z′ A)/σ² with Z = Z_minor,
/// M = Z′AZ and S = φ(I + φM)⁻¹. A level of m readings has f = 1 − tm, so that a row of Z_major′AZ is f n′ with n its indicator of minor levels.
/// </summary>
internal sealed class RestrictedLikelihood
{
    private readonly CrossedReadings data;
    private readonly double[] variances;
    private readonly double theta;

    public RestrictedLikelihood(CrossedReadings data, double[] variances)
    {
        (this.data, this.variances, theta) = (data, variances, variances[0] / variances[2]);
        var phi = variances[1] / variances[2];
        var inner = SymmetricMatrix.Scale(data.Products(Shrink), -1);
        SymmetricMatrix.AddDiagonal(inner, data.MinorSizes);
        var system = SymmetricMatrix.Scale(inner, phi);
        SymmetricMatrix.AddDiagonal(system, 1);
        var (inverse, logDeterminant) = SymmetricMatrix.Invert(system) ?? throw new InvalidOperationException("I + φM is positive definite.");
        var s = SymmetricMatrix.Scale(inverse, phi);
        var (ones, values) = (MinorSum(z => z.MinorCounts, z => z.Readings, data.MinorSizes), MinorSum(z => z.MinorSums, _ => 1, data.MinorSums));
        var (throughOnes, throughValues) = (SymmetricMatrix.Multiply(s, ones), SymmetricMatrix.Multiply(s, values));
        var total = (data.Sizes.Sum(z => z.Levels.Length * z.Readings * Left(z)) - Dot(ones, throughOnes)) / variances[2];
        Mean = (data.Sizes.Sum(z => z.Sum * Left(z)) - Dot(ones, throughValues)) / variances[2] / total;
        OfResiduals = [.. throughValues.Zip(throughOnes, (v, o) => v - (Mean * o))];
        var centred = values.Zip(ones, (v, o) => v - (Mean * o)).ToArray();
        var squares = data.SumOfSquares - data.Sizes.Sum(z => Shrink(z.Readings) * z.SumOfSquares) - (2 * Mean * data.Sizes.Sum(z => z.Sum * Left(z)))
            + (Mean * Mean * data.Sizes.Sum(z => z.Levels.Length * z.Readings * Left(z)));
        var quadratic = (squares - Dot(centred, OfResiduals)) / variances[2];
        LogValue = -0.5 * ((data.Count * Math.Log(variances[2])) + data.Sizes.Sum(z => z.Levels.Length * Math.Log(1 + (z.Readings * theta))) + logDeterminant + Math.Log(total) + quadratic);
        MinorProjected = [.. centred.Zip(SymmetricMatrix.Multiply(inner, OfResiduals), (c, m) => (c - m) / variances[2])];
        var minorWeights = ones.Zip(SymmetricMatrix.Multiply(inner, throughOnes), (o, m) => (o - m) / variances[2]).ToArray();
        var traces = new ProjectionTraces(data, new(s, inner, throughOnes, minorWeights, total), variances, Left);
        Information = SymmetricMatrix.Scale(traces.Double, 0.5);
        Gradient = GradientOf(quadratic, traces.Single);
    }

    public double LogValue { get; }

    public double Mean { get; }

    public double[] Gradient { get; }

    public double[,] Information { get; }

    /// <summary>Z_minor′Py: times σ² of the minor factor the best linear unbiased predictions.</summary>
    public double[] MinorProjected { get; }

    // S Z′A(y − μ).
    private double[] OfResiduals { get; }

    /// <summary>Z_major′Py.</summary>
    public double[] MajorProjected()
    {
        var projected = new double[data.MajorLevels];
        foreach (var size in data.Sizes)
        {
            foreach (var level in size.Levels)
            {
                var value = data.SumOf(level) - (Mean * size.Readings);
                foreach (var j in data.MinorOf(level))
                {
                    value -= OfResiduals[j];
                }

                projected[level] = Left(size) / variances[2] * value;
            }
        }

        return projected;
    }

    private double Shrink(int readings) => theta / (1 + (readings * theta));

    private double Left(MajorSize size) => 1 / (1 + (size.Readings * theta));

    // Z′A x: the sums by minor level less what the major levels take up.
    private double[] MinorSum(Func<MajorSize, double[]> by, Func<MajorSize, double> times, double[] all)
    {
        var sum = (double[])all.Clone();
        foreach (var size in data.Sizes)
        {
            var (part, shrink) = (by(size), Shrink(size.Readings) * times(size));
            for (var j = 0; j < sum.Length; j++)
            {
                sum[j] -= shrink * part[j];
            }
        }

        return sum;
    }

    // The quadratic of the residual follows from PVP = P.
    private double[] GradientOf(double quadratic, double[] traces)
    {
        var (major, minor) = (MajorProjected().Sum(q => q * q), MinorProjected.Sum(p => p * p));
        var residual = (quadratic - (variances[0] * major) - (variances[1] * minor)) / variances[2];
        return [0.5 * (major - traces[0]), 0.5 * (minor - traces[1]), 0.5 * (residual - traces[2])];
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
