using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Readings held against each other: two columns, or replicates of one procedure.</summary>
internal static class ComparisonStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["blandAltman"] = r =>
        {
            var table = r.Table();
            var (first, second) = Columns(r, table);
            var pairs = table.Pairs(first, second);
            return Answer.Of(BlandAltman.Compute(pairs), b => Keys(b, LinConcordance.Compute(pairs)));
        },
        ["repeatability"] = r => Answer.Of(Repeatability.Compute(r.Table()), Keys),
    };

    /// <summary>The two columns of params.columns; without it, those of a table of two.</summary>
    /// <exception cref="CommandRefusal">They are not two different columns of the table.</exception>
    public static (int First, int Second) Columns(StatisticRequest request, ReadingTable table)
    {
        if (request.Parameters.Texts("columns") is not { } names)
        {
            return table.Readers.Count == 2 ? (0, 1) : throw new CommandRefusal($"{request.Statistic} compares two columns; params.columns does not name them and the table has {table.Readers.Count}.");
        }

        if (names.Count != 2 || names[0] == names[1])
        {
            throw new CommandRefusal("params.columns does not name two different columns.");
        }

        int Place(string name) => table.Readers.Index().Where(r => r.Item == name).Select(r => (int?)r.Index).FirstOrDefault() ?? throw new CommandRefusal($"There is no column {name}.");
        return (Place(names[0]), Place(names[1]));
    }

    private static object Keys(BlandAltman r, Statistic<LinConcordance> concordance)
    {
        var (exactLower, exactUpper) = r.ExactLimitIntervals();
        return new
        {
            n = r.Pairs, bias = r.Bias, sd = r.StandardDeviation, biasLower = r.BiasInterval.Lower, biasUpper = r.BiasInterval.Upper,
            loaLower = r.LimitsOfAgreement.Lower, loaUpper = r.LimitsOfAgreement.Upper,
            seLoA_1986_sqrt3overN = r.StandardErrorOfLimit1986, seLoA_1999 = r.StandardErrorOfLimit,
            loaLowerCI = Both(r.LowerLimitInterval), loaUpperCI = Both(r.UpperLimitInterval), exactLower = Both(exactLower), exactUpper = Both(exactUpper),
            slope = r.Trend is { } t ? new { intercept = t.Intercept, slope = t.Slope, slopeSE = t.SlopeStandardError, slopeP = t.SlopeP } : null,
            log = r.Ratio is { } ratio ? new { ratio = ratio.Value, lower = ratio.Limits.Lower, upper = ratio.Limits.Upper } : null,
            percent = r.Percent is { } p ? new { mean = p.Mean, sd = p.StandardDeviation, lower = p.Limits.Lower, upper = p.Limits.Upper } : null,
            ccc = concordance.IsDefined ? Keys(concordance.Value) : null,
        };
    }

    private static object Keys(LinConcordance c) => new
    {
        value = c.Value, lower = c.Interval?.Lower, upper = c.Interval?.Upper, scaleShift = c.ScaleShift, locationShift = c.LocationShift, Cb = c.Accuracy,
    };

    private static object Keys(Repeatability r) => new
    {
        nCases = r.Cases, df = r.DegreesOfFreedom, wSD = r.WithinStandardDeviation, RC = r.Coefficient, RC_CI = Both(r.CoefficientInterval),
        wCV_rms = r.Relative?.CoefficientOfVariation, pctRC = r.Relative?.Percent, pctRC_CI = r.Relative is { } p ? Both(p.PercentInterval) : null,
        wCV_log = r.Logarithmic?.CoefficientOfVariation, logSD = r.Logarithmic?.StandardDeviation,
        pctLower_log = r.Logarithmic?.PercentLimits.Lower, pctUpper_log = r.Logarithmic?.PercentLimits.Upper,
    };

    private static double[] Both(Limits limits) => [limits.Lower, limits.Upper];
}
