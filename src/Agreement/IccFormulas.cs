namespace CrowdAnnotate.Agreement;

/// <summary>Point estimates (McGraw and Wong 1996, table 4) and intervals (table 7) of the six forms from mean squares.</summary>
internal static class IccFormulas
{
    public static Statistic<double> Value(IccForm form, TwoWayAnova a)
    {
        var (n, k, r, c, e, w) = (a.Cases, a.Readers, a.CaseMeanSquare, a.ReaderMeanSquare, a.ErrorMeanSquare, a.WithinCaseMeanSquare);
        return form switch
        {
            IccForm.OneWaySingle => (r - w) / (r + ((k - 1) * w)),
            IccForm.OneWayAverage => r > 0 ? (r - w) / r : Undefined.ZeroBetweenCaseVariance,
            IccForm.ConsistencySingle => r + e > 0 ? (r - e) / (r + ((k - 1) * e)) : Undefined.ZeroCaseAndResidualVariance,
            IccForm.ConsistencyAverage => r > 0 ? (r - e) / r : e > 0 ? Undefined.ZeroBetweenCaseVariance : Undefined.ZeroCaseAndResidualVariance,
            IccForm.AgreementSingle => Share(r - e, r + ((k - 1) * e) + (k * (c - e) / n), r + (k * (e + c))),
            IccForm.AgreementAverage => Share(r - e, r + ((c - e) / n), r + e + c),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
    }

    /// <summary>Lower and upper limit, and the degrees of freedom of the absolute-agreement forms.</summary>
    /// <param name="level">Probability below the upper limit, e.g. 0.975.</param>
    public static (double? Lower, double? Upper, double? Satterthwaite) Interval(IccForm form, TwoWayAnova a, double value, FTest? test, double level)
    {
        // No variance beside that of cases: the limit of every form and of its interval is 1.
        if (a.WithinCaseMeanSquare == 0)
        {
            return (1, 1, null);
        }

        var k = a.Readers;
        switch (form)
        {
            case IccForm.AgreementSingle:
                return Agreement(a, value, level);
            case IccForm.AgreementAverage:
                var single = Value(IccForm.AgreementSingle, a);
                var (low, high, df) = single.IsDefined ? Agreement(a, single.Value, level) : (null, null, null);
                return (SpearmanBrown(low, k), SpearmanBrown(high, k), df);
            default:
                // No residual, yet readers differ: consistency is exact.
                return test is null ? (1, 1, null)
                    : form is IccForm.OneWaySingle or IccForm.ConsistencySingle ? OfF(test, level, f => (f - 1) / (f + k - 1)) : OfF(test, level, f => f > 0 ? 1 - (1 / f) : null);
        }
    }

    // A form whose total is zero (to the rounding of its parts) or less has no variance between cases to take a share of.
    private static Statistic<double> Share(double part, double total, double parts) =>
        total > 1e-13 * parts ? part / total : Undefined.ZeroBetweenCaseVariance;

    private static (double? Lower, double? Upper, double? Satterthwaite) OfF(FTest test, double level, Func<double, double?> share) =>
        (share(test.F / Distributions.FQuantile(level, test.Df1, test.Df2)), share(test.F * Distributions.FQuantile(level, test.Df2, test.Df1)), null);

    private static (double? Lower, double? Upper, double? Satterthwaite) Agreement(TwoWayAnova m, double icc, double level)
    {
        double n = m.Cases, k = m.Readers;
        var (r, c, e) = (m.CaseMeanSquare, m.ReaderMeanSquare, m.ErrorMeanSquare);
        var a = k * icc / (n * (1 - icc));
        var b = 1 + (k * icc * (n - 1) / (n * (1 - icc)));
        var df = Math.Pow((a * c) + (b * e), 2) / ((Math.Pow(a * c, 2) / (k - 1)) + (Math.Pow(b * e, 2) / ((n - 1) * (k - 1))));
        if (!(df > 0) || !double.IsFinite(df))
        {
            return (null, null, null);
        }

        var rest = (k * c) + (((k * n) - k - n) * e);

        // Few degrees of freedom put the quantile beyond every number: its inverse is what the limit needs.
        var down = 1 / Distributions.FQuantile(level, n - 1, df);
        var up = Distributions.FQuantile(level, df, n - 1);
        return (n * ((r * down) - e) / (rest + (n * r * down)), n * ((up * r) - e) / (rest + (n * up * r)), df);
    }

    // Beyond its pole at −1/(k−1) the step-up formula has no meaning.
    private static double? SpearmanBrown(double? single, double k) =>
        single is { } s && 1 + ((k - 1) * s) > 0 ? k * s / (1 + ((k - 1) * s)) : null;
}
