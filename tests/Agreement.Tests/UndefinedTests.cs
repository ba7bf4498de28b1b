namespace CrowdAnnotate.Agreement.Tests;

public class UndefinedTests
{
    [Fact]
    public void One_case_has_no_icc() => Icc.AbsoluteAgreement(Tables.Of([1, 2, 3])).Reason.ShouldBe(Undefined.NeedAtLeastTwoCases);

    [Fact]
    public void One_reader_has_no_icc() => Icc.AbsoluteAgreement(Tables.Of([1], [2])).Reason.ShouldBe(Undefined.NeedAtLeastTwoReaders);

    [Fact]
    public void Equal_readings_have_no_icc() => Icc.AbsoluteAgreement(Tables.Of([0.1, 0.1], [0.1, 0.1], [0.1, 0.1])).Reason.ShouldBe(Undefined.ZeroTotalVariance);

    [Fact]
    public void Cases_that_do_not_differ_leave_some_forms_undefined()
    {
        var forms = Icc.AllForms(Tables.Of([1, 2, 3], [1, 2, 3])).Value;
        forms[IccForm.ConsistencySingle].Reason.ShouldBe(Undefined.ZeroCaseAndResidualVariance);
        forms[IccForm.ConsistencyAverage].Reason.ShouldBe(Undefined.ZeroCaseAndResidualVariance);
        forms[IccForm.OneWayAverage].Reason.ShouldBe(Undefined.ZeroBetweenCaseVariance);
        forms[IccForm.AgreementSingle].Value.Value.ShouldBe(0);
    }

    [Fact]
    public void Exact_agreement_is_one_complete_or_not()
    {
        Icc.AbsoluteAgreement(Tables.Of([1, 1], [2, 2], [5, 5])).Value.ShouldSatisfyAllConditions(i => i.Value.ShouldBe(1), i => i.Lower.ShouldBe(1), i => i.FTest.ShouldBeNull());
        Icc.AbsoluteAgreement(Tables.Of([1, 1, 1], [2, 2, Tables.None], [5, 5, 5])).Value.Value.ShouldBe(1);
    }

    [Fact]
    public void Alpha_of_one_value_only_is_undefined() =>
        KrippendorffAlpha.Compute(Tables.Of([2, 2], [2, 2]), MeasurementLevel.Nominal).Reason.ShouldBe(Undefined.NoVariation);

    [Fact]
    public void Alpha_and_percent_agreement_need_two_readings_of_a_case()
    {
        var alone = Tables.Of([1, Tables.None], [Tables.None, 2]);
        KrippendorffAlpha.Compute(alone, MeasurementLevel.Ordinal).Reason.ShouldBe(Undefined.NoPairableValues);
        ChanceCorrected.Compute(alone, AgreementCoefficient.PercentAgreement).Reason.ShouldBe(Undefined.NoPairableValues);
    }

    [Fact]
    public void Ratio_alpha_refuses_negative_values() =>
        KrippendorffAlpha.Compute(Tables.Of([-1, 2], [3, 4]), MeasurementLevel.Ratio).Reason.ShouldBe(Undefined.RatioMetricNeedsNonNegativeRatioScale);

    [Fact]
    public void Limits_of_agreement_need_two_pairs() => BlandAltman.Compute([(1, 2)]).Reason.ShouldBe(Undefined.NeedAtLeastTwoPairs);

    [Fact]
    public void Limits_with_the_mean_need_a_complete_table() =>
        LimitsOfAgreementWithMean.Compute(Tables.Of([1, 2], [3, Tables.None])).Reason.ShouldBe(Undefined.NeedCompleteTable);

    [Fact]
    public void Bland_Altman_of_a_negative_reading_has_no_ratio() => BlandAltman.Compute([(-1, 2), (3, 5), (4, 4)]).Value.Ratio.ShouldBeNull();

    [Fact]
    public void Readers_that_share_no_case_leave_no_error_to_estimate()
    {
        var apart = Tables.Of([1, Tables.None], [2, Tables.None], [Tables.None, 3], [Tables.None, 5]);
        DesignConnectivity.Components(apart).ShouldBe(2);
        Icc.AbsoluteAgreement(apart).Reason.ShouldBe(Undefined.NoDegreesOfFreedomForError);
    }

    [Fact]
    public void One_category_leaves_nothing_to_exceed_chance()
    {
        var alike = Tables.Of([2, 2], [2, 2]);
        foreach (var coefficient in new[] { AgreementCoefficient.FleissKappa, AgreementCoefficient.Gwet, AgreementCoefficient.BrennanPrediger })
        {
            ChanceCorrected.Compute(alike, coefficient).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        }

        // Of a scale with a second category only Fleiss' chance is certain.
        ChanceCorrected.Compute(alike, AgreementCoefficient.FleissKappa, scale: AnyTable.Scale).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        ChanceCorrected.Compute(alike, AgreementCoefficient.Gwet, scale: AnyTable.Scale).Value.Value.ShouldBe(1);
        CongerKappa.Compute(alike).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        CohenKappa.Compute(alike, 0, 1).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        LightKappa.Compute(alike).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        FleissKappaClassic.Compute(alike).Reason.ShouldBe(Undefined.ChanceAgreementIsOne);
        KendallW.Compute(alike).Reason.ShouldBe(Undefined.NoVariation);
    }

    [Fact]
    public void No_case_read_by_two_has_no_kappa()
    {
        var alone = Tables.Of([1, Tables.None], [Tables.None, 2]);
        CongerKappa.Compute(alone).Reason.ShouldBe(Undefined.NoPairableValues);
        CohenKappa.Compute(alone, 0, 1).Reason.ShouldBe(Undefined.NoPairableValues);
        LightKappa.Compute(alone).Reason.ShouldBe(Undefined.NoPairableValues);
        FleissKappaClassic.Compute(alone).Reason.ShouldBe(Undefined.NoPairableValues);
        Repeatability.Compute(alone).Reason.ShouldBe(Undefined.NoPairableValues);
    }

    [Fact]
    public void Statistics_of_complete_tables_say_that_a_reading_is_missing()
    {
        var gap = Tables.Of([1, 2, 2], [3, 4, Tables.None], [5, 5, 6]);
        KendallW.Compute(gap).Reason.ShouldBe(Undefined.NeedCompleteTable);
        OverallConcordance.Compute(gap).Reason.ShouldBe(Undefined.NeedCompleteTable);
        FleissKappaClassic.Compute(gap).Reason.ShouldBe(Undefined.NeedCompleteTable);
        OverallConcordance.Compute(Tables.Of([3, 3], [3, 3])).Reason.ShouldBe(Undefined.ZeroTotalVariance);
    }

    [Fact]
    public void What_is_undefined_within_a_defined_statistic_is_null()
    {
        ChanceCorrected.Compute(Tables.Of([1, 1, 2, 1]), AgreementCoefficient.Gwet).Value.ShouldSatisfyAllConditions(
            r => r.Value.ShouldBe(0.2, 1e-12), r => r.StandardError.ShouldBeNull(), r => r.Interval.ShouldBeNull());
        KrippendorffAlpha.Compute(Tables.Of([1, 1, 2, 1]), MeasurementLevel.Nominal).Value.ShouldSatisfyAllConditions(
            a => a.Value.ShouldBe(0, 1e-12), a => a.StandardError.ShouldBeNull());
        LinConcordance.Compute([(1, 2), (2, 4)]).Value.Interval.ShouldBeNull();
        BlandAltman.Compute([(1, 2), (2, 4)]).Value.Trend!.SlopeStandardError.ShouldBeNull();
        Repeatability.Compute(Tables.Of([-1, 1], [2, 3])).Value.ShouldSatisfyAllConditions(r => r.Relative.ShouldBeNull(), r => r.Logarithmic.ShouldBeNull());
        OverallConcordance.Compute(Tables.Of([1, 2], [1, 2])).Value.Precision.ShouldBeNull();
    }

    [Fact]
    public void A_scale_is_sound_or_refused_and_an_answer_that_is_not_on_it_is_named()
    {
        Should.Throw<ArgumentException>(() => new CategoryScale([]));
        Should.Throw<ArgumentException>(() => new CategoryScale([1, 2, 1]));
        Should.Throw<ArgumentException>(() => new CategoryScale([1, double.NaN]));
        new CategoryScale([0.5, 0.25, 1e9]).ShouldSatisfyAllConditions(s => s.PlaceOf(0.5).ShouldBe(1), s => s.PlaceOf(0.3).ShouldBe(-1), s => s.PlaceOf(1e9).ShouldBe(2));
        new CategoryScale([3, 1]).ShouldSatisfyAllConditions(s => s.PlaceOf(2).ShouldBe(-1), s => s.PlaceOf(0).ShouldBe(-1), s => s.PlaceOf(4).ShouldBe(-1), s => s.PlaceOf(3).ShouldBe(1));
        Should.Throw<ArgumentException>(() => ChanceCorrected.Compute(Tables.Of([1, 6]), AgreementCoefficient.Gwet, scale: AnyTable.Scale))
            .Message.ShouldContain("reader 2 answers 6 on case 1");
        Should.Throw<ArgumentException>(() => CohenKappa.Compute(Tables.Of([1, 6]), 0, 1, scale: AnyTable.Scale)).Message.ShouldContain("6 is not on the declared scale");
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Statistic<double>(double.NaN));
        Should.Throw<ArgumentException>(() => ReadingTable.Of([new("a", "r", double.PositiveInfinity)]));
        Should.Throw<ArgumentException>(() => ReadingTable.Of([new("a", "r", 1), new("a", "r", 2)]));
        Should.Throw<InvalidOperationException>(() => new Statistic<double>(Undefined.NoVariation).Value);
    }
}
