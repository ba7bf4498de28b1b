using CsCheck;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>What holds of every statistic of measurements, whatever the table.</summary>
public class MeasurementPropertyTests
{
    [Fact]
    public void Every_number_is_finite_and_no_correlation_exceeds_one() => AnyTable.Complete.Sample(table =>
    {
        var forms = Icc.AllForms(table);
        forms.ShouldBeFinite();
        if (forms.IsDefined)
        {
            forms.Value.Values.Where(f => f.IsDefined).ShouldAllBe(f => f.Value.Value <= 1 && (f.Value.Upper ?? 1) <= 1 + 1e-12);
        }

        OneWayIcc.Compute(table).ShouldBeFinite();
        LimitsOfAgreementWithMean.Compute(table).ShouldBeFinite();
        var overall = OverallConcordance.Compute(table);
        overall.ShouldBeFinite();
        (overall.IsDefined ? overall.Value.Value : 0).ShouldBeInRange(-1 - 1e-9, 1 + 1e-9);
        BlandAltman.Compute(table, 0, 1).ShouldBeFinite();
        LinConcordance.Compute(table.Pairs(0, 1)).ShouldBeFinite();
        ReaderPrecision.Fit(table).ShouldBeFinite();
        var mixed = MixedModel.Fit(table);
        mixed.ShouldBeFinite();
        (mixed.IsDefined ? mixed.Value.AbsoluteAgreement : 0).ShouldBeInRange(0, 1);
    });

    [Fact]
    public void Missing_readings_leave_every_number_finite_or_the_reason_told() => AnyTable.Positive.Sample(table =>
    {
        MixedModel.Fit(table).ShouldBeFinite();
        ReaderPrecision.Fit(table).ShouldBeFinite();
        Repeatability.Compute(table).ShouldBeFinite();
        OneWayIcc.Compute(table).ShouldBeFinite();
        Icc.AbsoluteAgreement(table).ShouldBeFinite();
        KrippendorffAlpha.Compute(table, MeasurementLevel.Ratio).ShouldBeFinite();
        KrippendorffAlpha.Compute(table, MeasurementLevel.Interval).ShouldBeFinite();
    });

    [Fact]
    public void The_six_forms_know_neither_unit_nor_origin_nor_order() => Gen.Select(AnyTable.Complete, Gen.Int[0, 1000]).Sample((table, seed) =>
    {
        Values(AnyTable.Shuffled(table, seed)).ShouldSay(Values(table), 1e-6);
        Values(AnyTable.Mapped(table, v => -4 * v)).ShouldSay(Values(table), 1e-6);
        Values(AnyTable.Mapped(table, v => v + 16)).ShouldSay(Values(table), 1e-6);

        // An interval may lie at its pole, where rounding decides whether there is one.
        static Statistic<double[]> Values(ReadingTable t) =>
            Icc.AllForms(t).Select(forms => forms.Values.Where(f => f.IsDefined).SelectMany(f => new[] { f.Value.Value, f.Value.FTest?.F ?? -1 }).ToArray());
    });

    [Fact]
    public void Overall_concordance_knows_neither_unit_nor_order() => Gen.Select(AnyTable.Complete, Gen.Int[0, 1000]).Sample((table, seed) =>
    {
        OverallConcordance.Compute(AnyTable.Shuffled(table, seed)).Select(c => c.Value).ShouldSay(OverallConcordance.Compute(table).Select(c => c.Value), 1e-6);
        OverallConcordance.Compute(AnyTable.Mapped(table, v => -4 * v)).ShouldSay(OverallConcordance.Compute(table));
    });

    [Fact]
    public void Consistency_is_blind_to_what_a_reader_adds_to_every_reading() => AnyTable.Complete.Sample(table =>
    {
        var moved = AnyTable.Mapped(table, (reader, v) => v + (2 * reader));
        var (now, was) = (TwoWayAnova.Compute(moved).Value, TwoWayAnova.Compute(table).Value);
        now.CaseMeanSquare.ShouldBe(was.CaseMeanSquare, 1e-8);
        now.ErrorMeanSquare.ShouldBe(was.ErrorMeanSquare, 1e-8);
    });

    [Fact]
    public void Every_reader_twice_doubles_the_sums_of_squares() => AnyTable.Complete.Sample(table =>
    {
        var (now, was) = (TwoWayAnova.Compute(AnyTable.ReadersTwice(table)).Value, TwoWayAnova.Compute(table).Value);
        double k = was.Readers;
        now.CaseMeanSquare.ShouldBe(2 * was.CaseMeanSquare, 1e-8);
        (now.ReaderMeanSquare * ((2 * k) - 1)).ShouldBe(2 * was.ReaderMeanSquare * (k - 1), 1e-8);
        (now.ErrorMeanSquare * ((2 * k) - 1)).ShouldBe(2 * was.ErrorMeanSquare * (k - 1), 1e-8);
    });

    [Fact]
    public void Without_missing_readings_the_one_way_form_is_ICC11() => AnyTable.Complete.Sample(table =>
    {
        var (oneWay, forms) = (OneWayIcc.Compute(table), Icc.AllForms(table));
        if (oneWay.IsDefined && forms.IsDefined)
        {
            oneWay.Value.Value.ShouldBe(forms.Value[IccForm.OneWaySingle].Value.Value, 1e-9);
            oneWay.Value.EffectiveReaders.ShouldBe(table.Readers.Count, 1e-9);
        }
    });

    [Fact]
    public void REML_scales_with_the_unit() => AnyTable.Positive.Sample(table =>
    {
        var (now, was) = (MixedModel.Fit(AnyTable.Mapped(table, v => 8 * v)), MixedModel.Fit(table));
        now.Reason.ShouldBe(was.Reason);
        if (was.IsDefined)
        {
            now.Value.VarianceOfResidual.ShouldBe(64 * was.Value.VarianceOfResidual, 1e-9 * now.Value.VarianceOfResidual);
            now.Value.AbsoluteAgreement.ShouldBe(was.Value.AbsoluteAgreement, 1e-9);
            now.Value.ReproducibilityCoefficient.ShouldBe(8 * was.Value.ReproducibilityCoefficient, 1e-9 * now.Value.ReproducibilityCoefficient);
        }
    });

    [Fact]
    public void Swapping_two_readers_turns_their_differences_round() => AnyTable.Complete.Sample(table =>
    {
        var (now, was) = (BlandAltman.Compute(table, 1, 0).Value, BlandAltman.Compute(table, 0, 1).Value);
        now.Bias.ShouldBe(-was.Bias, 1e-12);
        now.LimitsOfAgreement.Lower.ShouldBe(-was.LimitsOfAgreement.Upper, 1e-9);
        now.BiasInterval.Upper.ShouldBe(-was.BiasInterval.Lower, 1e-9);
        now.Trend?.Slope.ShouldBe(-was.Trend!.Slope, 1e-9);
        LinConcordance.Compute(table.Pairs(1, 0)).Select(c => c.Value).ShouldSay(LinConcordance.Compute(table.Pairs(0, 1)).Select(c => c.Value), 1e-9);
    });

    [Fact]
    public void Repeatability_in_percent_knows_no_unit_and_that_in_units_scales() => AnyTable.Positive.Sample(table =>
    {
        var (now, was) = (Repeatability.Compute(AnyTable.Mapped(table, v => 4 * v)), Repeatability.Compute(table));
        now.Reason.ShouldBe(was.Reason);
        if (was.IsDefined)
        {
            now.Value.Coefficient.ShouldBe(4 * was.Value.Coefficient, 1e-9);
            now.Value.Relative!.Percent.ShouldBe(was.Value.Relative!.Percent, 1e-9);
            now.Value.Logarithmic!.PercentLimits.Upper.ShouldBe(was.Value.Logarithmic!.PercentLimits.Upper, 1e-6 * (1 + was.Value.Logarithmic!.PercentLimits.Upper));
            was.Value.CoefficientInterval.Lower.ShouldBeLessThanOrEqualTo(was.Value.Coefficient);
        }
    });
}
