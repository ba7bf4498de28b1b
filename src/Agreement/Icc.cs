namespace CrowdAnnotate.Agreement;

/// <summary>Intraclass correlation of a case × reader table.</summary>
public static class Icc
{
    private const string AnovaMethod = "two-way ANOVA, McGraw-Wong interval";
    private const string RemlMethod = "REML with crossed case and reader effects, delta-logit interval";

    /// <summary>
    /// ICC(A,1): two-way random effects, absolute agreement, single reader. A complete table is analysed by ANOVA with the interval of
    /// McGraw and Wong 1996; a table with missing readings by REML with crossed case and reader effects and the delta-logit interval
    /// (see <see cref="MixedModel"/>). The method is named in the result.
    /// </summary>
    public static Statistic<IccEstimate> AbsoluteAgreement(ReadingTable table, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if (!read.IsComplete)
        {
            return ReadersAgreeExactly(read) ? Perfect(read, confidence) : Incomplete(read, confidence);
        }

        var forms = AllForms(read, confidence);
        return forms.IsDefined ? forms.Value[IccForm.AgreementSingle] : forms.Reason;
    }

    /// <summary>The value of <see cref="AbsoluteAgreement"/> without its interval: for resampling.</summary>
    public static Statistic<double> AbsoluteAgreementValue(ReadingTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var read = table.WithoutEmpty();
        if (!read.IsComplete)
        {
            return ReadersAgreeExactly(read) ? 1.0 : MixedModel.Fit(read).Select(fit => fit.AbsoluteAgreement);
        }

        var anova = TwoWayAnova.Compute(read);
        return !anova.IsDefined ? anova.Reason
            : IsConstant(anova.Value) ? Undefined.ZeroTotalVariance : IccFormulas.Value(IccForm.AgreementSingle, anova.Value);
    }

    /// <summary>
    /// The six forms of a complete table. Undefined as a whole: needAtLeastTwoCases, needAtLeastTwoReaders, zeroTotalVariance,
    /// needCompleteTable; by form: zeroBetweenCaseVariance, zeroCaseAndResidualVariance.
    /// </summary>
    public static Statistic<IReadOnlyDictionary<IccForm, Statistic<IccEstimate>>> AllForms(ReadingTable table, double confidence = 0.95) =>
        AllForms(TwoWayAnova.Compute(table), confidence);

    /// <summary>The same from the mean squares of such a table.</summary>
    public static Statistic<IReadOnlyDictionary<IccForm, Statistic<IccEstimate>>> AllForms(Statistic<TwoWayAnova> anova, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(anova);
        if (!anova.IsDefined || IsConstant(anova.Value))
        {
            return new(anova.Reason ?? Undefined.ZeroTotalVariance);
        }

        return new(Enum.GetValues<IccForm>().ToDictionary(form => form, form => Estimate(form, anova.Value, confidence)));
    }

    private static bool IsConstant(TwoWayAnova a) => a is { CaseMeanSquare: 0, ReaderMeanSquare: 0, ErrorMeanSquare: 0 };

    // The limit that a complete table has, too: only cases differ. REML has no maximum there.
    private static bool ReadersAgreeExactly(ReadingTable table) =>
        Enumerable.Range(0, table.Cases.Count).Count(i => table.Row(i).Skip(1).Any()) > 1
        && OneWayIcc.Compute(table) is { IsDefined: true, Value.WithinMeanSquare: 0 };

    private static IccEstimate Perfect(ReadingTable table, double confidence) =>
        new(IccForm.AgreementSingle, 1, 1, 1, confidence, null, null, table.Cases.Count, table.Readers.Count, table.ReadingCount, "limit: no reader differs from another");

    private static Statistic<IccEstimate> Incomplete(ReadingTable table, double confidence) =>
        MixedModel.Fit(table).Select(fit =>
        {
            var interval = fit.AbsoluteAgreementInterval(confidence);
            return new IccEstimate(
                IccForm.AgreementSingle, fit.AbsoluteAgreement, interval?.Lower, interval?.Upper, confidence, null, null,
                fit.Cases, fit.Readers, fit.Readings, RemlMethod);
        });

    private static Statistic<IccEstimate> Estimate(IccForm form, TwoWayAnova a, double confidence)
    {
        var value = IccFormulas.Value(form, a);
        if (!value.IsDefined)
        {
            return value.Reason;
        }

        var oneWay = form is IccForm.OneWaySingle or IccForm.OneWayAverage;
        double df1 = a.Cases - 1;
        double df2 = oneWay ? a.Cases * (a.Readers - 1) : (a.Cases - 1) * (a.Readers - 1);
        var test = FTest.Of(a.CaseMeanSquare, oneWay ? a.WithinCaseMeanSquare : a.ErrorMeanSquare, df1, df2);
        var (lower, upper, satterthwaite) = IccFormulas.Interval(form, a, value.Value, test, (1 + confidence) / 2);
        return new IccEstimate(
            form, value.Value, lower, upper, confidence, test, form == IccForm.AgreementSingle ? satterthwaite : null,
            a.Cases, a.Readers, a.Cases * a.Readers, AnovaMethod);
    }
}
