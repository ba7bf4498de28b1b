using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Statistics of measurements that take their variance apart: intraclass correlation and its kin.</summary>
internal static class VarianceStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["icc.allForms"] = r => Answer.Of(Icc.AllForms(r.Table()), forms => forms.ToDictionary(f => f.Key.ShortName(), f => Answer.Of(f.Value, Form))),
        ["anova.twoWay"] = r => Answer.Of(TwoWayAnova.Compute(r.Table()), Anova),
        ["icc.oneWay"] = r => Answer.Of(OneWayIcc.Compute(r.Table()), OneWay),
        ["icc.mixedModel"] = r => Answer.Of(MixedModel.Fit(r.Table()), Mixed),
        ["readerPrecision"] = r => Answer.Of(ReaderPrecision.Fit(r.Table()), p => new
        {
            readerSD = p.ReaderStandardDeviation, readerMean = p.ReaderMean, sdCase = p.CaseStandardDeviation, n = p.Cases, k = p.Readers, nObs = p.Readings,
        }),
        ["overallCcc"] = r => Answer.Of(OverallConcordance.Compute(r.Table()), c => new { value = c.Value, precision = c.Precision, accuracy = c.Accuracy, n = c.Cases, k = c.Readers }),
        ["limitsOfAgreementWithMean"] = r => Answer.Of(LimitsOfAgreementWithMean.Compute(r.Table()), l => new { halfWidth = l.HalfWidth, n = l.Cases, k = l.Readers }),
    };

    private static object Form(IccEstimate e) => new
    {
        value = e.Value, lower = e.Lower, upper = e.Upper, F = e.FTest?.F, df1 = e.FTest?.Df1, df2 = e.FTest?.Df2, p = e.FTest?.P, satterthwaiteDf = e.SatterthwaiteDf,
        n = e.Cases, k = e.Readers, model = e.Model, type = e.Type, definition = e.Definition,
    };

    private static object Anova(TwoWayAnova a) => new
    {
        n = a.Cases, k = a.Readers, MSR = a.CaseMeanSquare, MSC = a.ReaderMeanSquare, MSE = a.ErrorMeanSquare, MSW = a.WithinCaseMeanSquare,
    };

    // n and N are one name to the serializer of an anonymous type.
    private static object OneWay(OneWayIcc r) => new Dictionary<string, double>
    {
        ["MSB"] = r.BetweenMeanSquare, ["MSW"] = r.WithinMeanSquare, ["k0"] = r.EffectiveReaders, ["iccOneway"] = r.Value, ["n"] = r.Cases, ["N"] = r.Readings,
    };

    private static object Mixed(MixedModelFit fit)
    {
        var interval = fit.AbsoluteAgreementInterval();
        return new
        {
            varCase = fit.VarianceOfCases, varReader = fit.VarianceOfReaders, varResidual = fit.VarianceOfResidual, mean = fit.Mean,
            iccA1 = fit.AbsoluteAgreement, iccC1 = fit.Consistency, RDC = fit.ReproducibilityCoefficient,
            nObs = fit.Readings, n = fit.Cases, k = fit.Readers, iccA1SE = fit.AbsoluteAgreementStandardError,
            iccA1LogitCI = interval is { } i ? new[] { i.Lower, i.Upper } : null,
            varCompCovExpectedInfo = Enumerable.Range(0, 3).Select(a => Enumerable.Range(0, 3).Select(b => fit.CovarianceOfVariances[a, b])),
            blupCase = fit.CaseEffects, blupReader = fit.ReaderEffects,
        };
    }
}
