using System.Text.Json;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>Our results under the manifest's keys.</summary>
internal static class ReferenceKeys
{
    public static object Result(string statistic, ReadingTable table, JsonElement parameters) => statistic switch
    {
        "icc.allForms" => Of(Icc.AllForms(table), forms => forms.ToDictionary(f => f.Key.ShortName(), f => Of(f.Value, IccKeys))),
        "anova.twoWay" => Of(TwoWayAnova.Compute(table), a => new
        {
            n = a.Cases, k = a.Readers, MSR = a.CaseMeanSquare, MSC = a.ReaderMeanSquare, MSE = a.ErrorMeanSquare, MSW = a.WithinCaseMeanSquare,
        }),
        "icc.oneWay" => Of(OneWayIcc.Compute(table), r => new Dictionary<string, double>
        {
            ["MSB"] = r.BetweenMeanSquare, ["MSW"] = r.WithinMeanSquare, ["k0"] = r.EffectiveReaders, ["iccOneway"] = r.Value, ["n"] = r.Cases, ["N"] = r.Readings,
        }),
        "icc.mixedModel" => Of(MixedModel.Fit(table), Mixed),
        "limitsOfAgreementWithMean" => Of(LimitsOfAgreementWithMean.Compute(table), r => new { halfWidth = r.HalfWidth }),
        "blandAltman" => Of(BlandAltman.Compute(table, Column(table, parameters, 0), Column(table, parameters, 1)), b => BlandAltmanKeys(b, LinConcordance.Compute(table.Pairs(Column(table, parameters, 0), Column(table, parameters, 1))).Value)),
        "design.connectedComponents" => new { components = DesignConnectivity.Components(table) },
        "lightKappa" => Of(LightKappa.Compute(table), r => new { value = r.Value }),
        "fleissKappa.classic" => Of(FleissKappaClassic.Compute(table), r => new { value = r.Value, z = r.Z, p = r.P }),
        "overallCcc" => Of(OverallConcordance.Compute(table), r => new { value = r.Value, precision = r.Precision, accuracy = r.Accuracy }),
        "readerPrecision" => Of(ReaderPrecision.Fit(table), r => new { readerSD = r.ReaderStandardDeviation, readerMean = r.ReaderMean, sdCase = r.CaseStandardDeviation }),
        "repeatability" => Of(Repeatability.Compute(table), RepeatabilityKeys),
        _ when statistic.StartsWith("cohen", StringComparison.Ordinal) => Of(CohenKappa.Compute(table, 0, 1, Scheme(statistic), Scale(parameters)), r => new
        {
            value = r.Value, po = r.Observed, pe = r.Chance, ase = r.StandardError, seNull = r.StandardErrorUnderChance, lower = r.Interval!.Value.Lower, upper = r.Interval.Value.Upper,
        }),
        "congerKappa" => Of(CongerKappa.Compute(table), r => new { value = r.Value, pa = r.Observed, pe = r.Chance, se = r.StandardError }),
        _ when statistic.StartsWith("krippendorff", StringComparison.Ordinal) =>
            Of(KrippendorffAlpha.Compute(table, Enum.Parse<MeasurementLevel>(statistic.Split('.')[1], ignoreCase: true)), r => new { value = r.Value, seGwet = r.StandardError }),
        _ => Of(ChanceCorrected.Compute(table, Enum.Parse<AgreementCoefficient>(statistic.Split('.')[0], ignoreCase: true), Scheme(statistic), Scale(parameters)), r => new
        {
            value = r.Value, pa = r.Observed, pe = r.Chance, se = r.StandardError, n = r.Cases,
        }),
    };

    private static object Of<T>(Statistic<T> statistic, Func<T, object> keys)
        where T : notnull => statistic.IsDefined ? keys(statistic.Value) : new { undefined = statistic.Reason.Name };

    private static WeightScheme Scheme(string statistic) => Enum.Parse<WeightScheme>(statistic.Split('.')[1], ignoreCase: true);

    private static CategoryScale? Scale(JsonElement parameters) =>
        parameters.TryGetProperty("scale", out var scale) ? new([.. scale.EnumerateArray().Select(v => v.GetDouble())]) : null;

    private static object IccKeys(IccEstimate e) => new
    {
        value = e.Value, lower = e.Lower, upper = e.Upper, F = e.FTest?.F, df1 = e.FTest?.Df1, df2 = e.FTest?.Df2, p = e.FTest?.P, satterthwaiteDf = e.SatterthwaiteDf,
    };

    private static object Mixed(MixedModelFit fit)
    {
        var interval = fit.AbsoluteAgreementInterval()!.Value;
        return new
        {
            varCase = fit.VarianceOfCases, varReader = fit.VarianceOfReaders, varResidual = fit.VarianceOfResidual, mean = fit.Mean,
            iccA1 = fit.AbsoluteAgreement, iccC1 = fit.Consistency, RDC = fit.ReproducibilityCoefficient,
            nObs = fit.Readings, n = fit.Cases, k = fit.Readers, iccA1SE = fit.AbsoluteAgreementStandardError,
            iccA1LogitCI = new[] { interval.Lower, interval.Upper },
            varCompCovExpectedInfo = Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Select(j => fit.CovarianceOfVariances[i, j])),
            blupCase = fit.CaseEffects, blupReader = fit.ReaderEffects,
        };
    }

    private static int Column(ReadingTable table, JsonElement parameters, int which) =>
        table.Readers.ToList().IndexOf(parameters.GetProperty("columns")[which].GetString()!);

    private static object RepeatabilityKeys(Repeatability r) => new
    {
        nCases = r.Cases, df = r.DegreesOfFreedom, wSD = r.WithinStandardDeviation, RC = r.Coefficient, RC_CI = Both(r.CoefficientInterval),
        wCV_rms = r.Relative!.CoefficientOfVariation, pctRC = r.Relative.Percent, pctRC_CI = Both(r.Relative.PercentInterval),
        wCV_log = r.Logarithmic!.CoefficientOfVariation, logSD = r.Logarithmic.StandardDeviation,
        pctLower_log = r.Logarithmic.PercentLimits.Lower, pctUpper_log = r.Logarithmic.PercentLimits.Upper,
    };

    private static object BlandAltmanKeys(BlandAltman r, LinConcordance c) => new
    {
        n = r.Pairs, bias = r.Bias, sd = r.StandardDeviation, biasLower = r.BiasInterval.Lower, biasUpper = r.BiasInterval.Upper,
        loaLower = r.LimitsOfAgreement.Lower, loaUpper = r.LimitsOfAgreement.Upper,
        seLoA_1986_sqrt3overN = r.StandardErrorOfLimit1986, seLoA_1999 = r.StandardErrorOfLimit,
        loaLowerCI = Both(r.LowerLimitInterval), loaUpperCI = Both(r.UpperLimitInterval),
        exactLower = Both(r.ExactLimitIntervals().Lower), exactUpper = Both(r.ExactLimitIntervals().Upper),
        slope = new { intercept = r.Trend!.Intercept, slope = r.Trend.Slope, slopeSE = r.Trend.SlopeStandardError, slopeP = r.Trend.SlopeP },
        log = new { ratio = r.Ratio!.Value.Value, lower = r.Ratio.Value.Limits.Lower, upper = r.Ratio.Value.Limits.Upper },
        percent = new { mean = r.Percent!.Value.Mean, sd = r.Percent.Value.StandardDeviation, lower = r.Percent.Value.Limits.Lower, upper = r.Percent.Value.Limits.Upper },
        ccc = new { value = c.Value, lower = c.Interval!.Value.Lower, upper = c.Interval.Value.Upper, scaleShift = c.ScaleShift, locationShift = c.LocationShift, Cb = c.Accuracy },
    };

    private static double[] Both(Limits limits) => [limits.Lower, limits.Upper];
}
