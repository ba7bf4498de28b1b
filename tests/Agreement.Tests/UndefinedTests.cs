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
    public void A_value_that_is_not_a_number_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Statistic<double>(double.NaN));
        Should.Throw<ArgumentException>(() => ReadingTable.Of([new("a", "r", double.PositiveInfinity)]));
        Should.Throw<ArgumentException>(() => ReadingTable.Of([new("a", "r", 1), new("a", "r", 2)]));
        Should.Throw<InvalidOperationException>(() => new Statistic<double>(Undefined.NoVariation).Value);
    }
}
