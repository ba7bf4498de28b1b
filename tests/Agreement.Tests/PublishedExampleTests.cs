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

    [Fact]
    public void Fleiss_1971_psychiatric_diagnoses()
    {
        // Table 1 of the paper as counts of the five diagnoses by six psychiatrists; it gives κ = .430.
        string[] counts =
        [
            "00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006", "10050", "11040", "03300", "10050", "02031",
            "00501", "30012", "51000", "02040", "10203", "00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006",
        ];
        var table = Tables.Of([.. counts.Select(row => row.SelectMany((c, diagnosis) => Enumerable.Repeat(diagnosis + 1.0, c - '0')).ToArray())]);
        var kappa = FleissKappaClassic.Compute(table).Value;
        kappa.Value.ShouldBe(0.430, 0.0005);
        (kappa.Cases, kappa.Readings).ShouldBe((30, 6));
    }

    [Fact]
    public void Gwet_2014_on_Krippendorffs_data()
    {
        // As irrCAC 1.0 gives them for its cac.raw4raters: AC1, Brennan-Prediger, Fleiss and their standard errors, and that of alpha.
        var table = Tables.Krippendorff;
        (double Value, double Error) Of(AgreementCoefficient c) => ChanceCorrected.Compute(table, c).Value is var r ? (r.Value, r.StandardError!.Value) : default;
        Of(AgreementCoefficient.Gwet).ShouldSatisfyAllConditions(p => p.Value.ShouldBe(0.77544, 1e-5), p => p.Error.ShouldBe(0.14295, 1e-5));
        Of(AgreementCoefficient.BrennanPrediger).ShouldSatisfyAllConditions(p => p.Value.ShouldBe(0.77273, 1e-5), p => p.Error.ShouldBe(0.14472, 1e-5));
        Of(AgreementCoefficient.FleissKappa).ShouldSatisfyAllConditions(p => p.Value.ShouldBe(0.76117, 1e-5), p => p.Error.ShouldBe(0.15302, 1e-5));
        KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal).Value.StandardError!.Value.ShouldBe(0.14557, 1e-5);
    }

    [Fact]
    public void Kendalls_W_of_orders_without_and_with_ties()
    {
        // Three judges on six cases; S = 25.5: Siegel and Castellan 1988 lay the sums out this way, W = 12S/(k²(n³ − n)).
        var orders = Tables.Of([1, 1, 6], [6, 5, 3], [3, 6, 2], [2, 4, 5], [5, 2, 4], [4, 3, 1]);
        var w = KendallW.Compute(orders).Value;
        w.Value.ShouldBe(12 * 25.5 / (9 * 210), 1e-12);
        w.Uncorrected.ShouldBe(w.Value);
        w.P.ShouldBe(1 - ChiSquareBelow5(w.ChiSquare), 1e-9);
        var tied = KendallW.Compute(Tables.Of([1, 1, 2], [2, 1, 1], [2, 3, 3], [4, 4, 4])).Value;
        tied.Value.ShouldBeGreaterThan(tied.Uncorrected);

        // Of five degrees of freedom in closed form: 2Φ(√x) − 1 − √(2x/π) e^(−x/2) (1 + x/3); Φ by the midpoint rule.
        static double ChiSquareBelow5(double x)
        {
            var root = Math.Sqrt(x);
            var within = Enumerable.Range(0, 20000).Sum(i => Math.Exp(-Math.Pow((i + 0.5) * root / 20000, 2) / 2)) * root / 20000 * 2 / Math.Sqrt(2 * Math.PI);
            return within - (Math.Sqrt(2 * x / Math.PI) * Math.Exp(-x / 2) * (1 + (x / 3)));
        }
    }
}
