namespace CrowdAnnotate.Agreement;

/// <summary>The estimated mixed model of a case × reader table.</summary>
public sealed record MixedModelFit
{
    private MixedModelFit(ReadingTable table, double[] variances, double[,] covariance)
    {
        (VarianceOfCases, VarianceOfReaders, VarianceOfResidual) = (variances[0], variances[1], variances[2]);
        (Cases, Readers, Readings, CovarianceOfVariances) = (table.Cases.Count, table.Readers.Count, table.ReadingCount, covariance);
    }

    public double VarianceOfCases { get; }

    public double VarianceOfReaders { get; }

    public double VarianceOfResidual { get; }

    /// <summary>Generalised least-squares mean.</summary>
    public required double Mean { get; init; }

    /// <summary>Inverse expected information of the variances, ordered case, reader, residual.</summary>
    public double[,] CovarianceOfVariances { get; }

    /// <summary>Best linear unbiased predictions by case and by reader.</summary>
    public required IReadOnlyDictionary<string, double> CaseEffects { get; init; }

    public required IReadOnlyDictionary<string, double> ReaderEffects { get; init; }

    public int Cases { get; }

    public int Readers { get; }

    public int Readings { get; }

    /// <summary>ICC(A,1): the share of the case variance in the total.</summary>
    public double AbsoluteAgreement => VarianceOfCases / (VarianceOfCases + VarianceOfReaders + VarianceOfResidual);

    /// <summary>ICC(C,1): the share of the case variance in that of case and residual.</summary>
    public double Consistency => VarianceOfCases / (VarianceOfCases + VarianceOfResidual);

    /// <summary>Reproducibility coefficient 1.96·√(2(reader + residual variance)) between different readers, in the readings' unit.</summary>
    public double ReproducibilityCoefficient => 1.96 * Math.Sqrt(2 * (VarianceOfReaders + VarianceOfResidual));

    /// <summary>Standard error of ICC(A,1) by the delta method on the expected information.</summary>
    public double AbsoluteAgreementStandardError
    {
        get
        {
            var total = VarianceOfCases + VarianceOfReaders + VarianceOfResidual;
            double[] slope = [(total - VarianceOfCases) / (total * total), -VarianceOfCases / (total * total), -VarianceOfCases / (total * total)];
            return Math.Sqrt(SymmetricMatrix.Multiply(CovarianceOfVariances, slope).Zip(slope, (a, b) => a * b).Sum());
        }
    }

    /// <summary>
    /// Delta-method interval of ICC(A,1) on the logit scale; null when the case variance is at its boundary of 0. With few readers (below
    /// about 8) such intervals cover .88 to .92, not .95.
    /// </summary>
    public (double Lower, double Upper)? AbsoluteAgreementInterval(double confidence = 0.95)
    {
        var icc = AbsoluteAgreement;
        if (icc is <= 0 or >= 1)
        {
            return null;
        }

        var half = NormalDistribution.Quantile((1 + confidence) / 2) * AbsoluteAgreementStandardError / (icc * (1 - icc));
        var logit = Math.Log(icc / (1 - icc));
        return (1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
    }

    internal static Statistic<MixedModelFit> Of(ReadingTable table, CrossedReadings data, double[] v, RestrictedLikelihood at)
    {
        if (SymmetricMatrix.Invert(at.Information) is not { } solved)
        {
            return Undefined.DidNotConverge;
        }

        var square = data.Scale * data.Scale;
        int[] order = data.CasesAreMajor ? [0, 1, 2] : [1, 0, 2];
        var covariance = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                covariance[i, j] = solved.Inverse[order[i], order[j]] * square * square;
            }
        }

        var effects = new[] { at.MajorProjected(), at.MinorProjected };
        Dictionary<string, double> Named(IReadOnlyList<string> names, int factor) =>
            names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => v[factor] * effects[factor][p.i] * data.Scale);
        return new MixedModelFit(table, [.. order.Select(i => v[i] * square)], covariance)
        {
            Mean = data.Centre + (data.Scale * at.Mean),
            CaseEffects = Named(table.Cases, order[0]),
            ReaderEffects = Named(table.Readers, order[1]),
        };
    }
}
