namespace CrowdAnnotate.Agreement.Tests;

/// <summary>Examples retyped from their papers, to the digits printed there (or in the recomputation named).</summary>
public class PublishedExampleTests
{
    [Theory]
    [InlineData(IccForm.OneWaySingle, 0.17)]
    [InlineData(IccForm.AgreementSingle, 0.29)]
    [InlineData(IccForm.ConsistencySingle, 0.71)]
    [InlineData(IccForm.OneWayAverage, 0.44)]
    [InlineData(IccForm.AgreementAverage, 0.62)]
    [InlineData(IccForm.ConsistencyAverage, 0.91)]
    public void Shrout_and_Fleiss_1979_six_forms(IccForm form, double published) =>
        Icc.AllForms(Tables.ShroutFleiss).Value[form].Value.Value.ShouldBe(published, 0.005);

    [Fact]
    public void Shrout_and_Fleiss_1979_mean_squares()
    {
        var anova = TwoWayAnova.Compute(Tables.ShroutFleiss).Value;
        anova.CaseMeanSquare.ShouldBe(11.24, 0.005);
        anova.ReaderMeanSquare.ShouldBe(32.49, 0.005);
        anova.ErrorMeanSquare.ShouldBe(1.02, 0.005);
        anova.WithinCaseMeanSquare.ShouldBe(6.26, 0.005);
    }

    [Fact]
    public void Absolute_agreement_names_model_type_definition_and_n()
    {
        // Interval as given by irr 0.84.1 for this table: 0.0188 to 0.761.
        var icc = Icc.AbsoluteAgreement(Tables.ShroutFleiss).Value;
        (icc.Name, icc.Model, icc.Type, icc.Definition).ShouldBe(("ICC(A,1)", "two-way random effects", "single reader", "absolute agreement"));
        (icc.Cases, icc.Readers, icc.Readings).ShouldBe((6, 4, 24));
        icc.Lower!.Value.ShouldBe(0.0188, 0.0001);
        icc.Upper!.Value.ShouldBe(0.761, 0.0005);
        icc.FTest!.F.ShouldBe(11.03, 0.005);
        icc.FTest.P.ShouldBe(0.000135, 1e-6);
    }

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void Krippendorff_canonical_reliability_data(MeasurementLevel level, double published)
    {
        var alpha = KrippendorffAlpha.Compute(Tables.Krippendorff, level).Value;
        alpha.Value.ShouldBe(published, 0.0005);
        (alpha.Cases, alpha.Readers, alpha.Readings).ShouldBe((11, 4, 40));
    }

    [Fact]
    public void Bland_and_Altman_1986_peak_expiratory_flow()
    {
        (double, double)[] first =
        [
            (494, 512), (395, 430), (516, 520), (434, 428), (476, 500), (557, 600), (413, 364), (442, 380), (650, 658),
            (433, 445), (417, 432), (656, 626), (267, 260), (478, 477), (178, 259), (423, 350), (427, 451),
        ];
        var result = BlandAltman.Compute(first).Value;
        result.Pairs.ShouldBe(17);
        result.Bias.ShouldBe(-2.1, 0.05);
        result.StandardDeviation.ShouldBe(38.8, 0.05);

        // The paper rounds 1.96 to 2 (−79.7, 75.5 l/min) and takes √(3s²/n) = 16.3 as the limit's standard error.
        result.LimitsOfAgreement.Lower.ShouldBe(-78.1, 0.05);
        result.LimitsOfAgreement.Upper.ShouldBe(73.9, 0.05);
        result.StandardErrorOfLimit1986.ShouldBe(16.3, 0.05);
        result.BiasInterval.Lower.ShouldBe(-22.0, 0.1);
        result.BiasInterval.Upper.ShouldBe(17.8, 0.1);
    }
}
