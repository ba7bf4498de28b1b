namespace CrowdAnnotate.Agreement.Tests;

public class MixedModelTests
{
    [Fact]
    public void Equals_the_analysis_of_variance_on_complete_tables()
    {
        // Balanced data with every component inside its range: REML equals the ANOVA estimators (Searle et al. 1992, §4.8).
        var table = Tables.Simulated(20, 6, seed: 4);
        var anova = TwoWayAnova.Compute(table).Value;
        var fit = MixedModel.Fit(table).Value;
        fit.VarianceOfResidual.ShouldBe(anova.ErrorMeanSquare, 1e-6);
        fit.VarianceOfCases.ShouldBe((anova.CaseMeanSquare - anova.ErrorMeanSquare) / 6, 1e-6);
        fit.VarianceOfReaders.ShouldBe((anova.ReaderMeanSquare - anova.ErrorMeanSquare) / 20, 1e-6);
        fit.AbsoluteAgreement.ShouldBe(Icc.AbsoluteAgreementValue(table).Value, 1e-8);
        fit.Mean.ShouldBe(anova.Mean, 1e-8);
    }

    [Fact]
    public void Does_not_depend_on_which_factor_has_more_levels()
    {
        var table = Tables.Simulated(12, 5, seed: 9, missing: 0.2);
        var turned = new double?[5, 12];
        for (var i = 0; i < 12; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                turned[j, i] = table[i, j];
            }
        }

        var fit = MixedModel.Fit(table).Value;
        var other = MixedModel.Fit(new ReadingTable(table.Readers, table.Cases, turned)).Value;
        other.VarianceOfReaders.ShouldBe(fit.VarianceOfCases, 1e-6);
        other.VarianceOfCases.ShouldBe(fit.VarianceOfReaders, 1e-6);
        other.CovarianceOfVariances[0, 0].ShouldBe(fit.CovarianceOfVariances[1, 1], 1e-6);
    }

    [Fact]
    public void Uses_every_reading_of_an_incomplete_table_and_says_so()
    {
        var table = Tables.Simulated(60, 8, seed: 1, missing: 0.3);
        var icc = Icc.AbsoluteAgreement(table).Value;
        icc.Readings.ShouldBe(table.ReadingCount);
        icc.Method.ShouldStartWith("REML");

        // Truth 25/(25 + 1 + 4) = 0.833.
        icc.Value.ShouldBeInRange(0.72, 0.92);
        icc.Lower!.Value.ShouldBeLessThan(icc.Value);
        icc.Upper!.Value.ShouldBeGreaterThan(icc.Value);
    }

    [Fact]
    public void Readers_without_differences_put_their_variance_at_zero()
    {
        // Reader means are made equal, so that MSC < MSE and the reader variance lies at its boundary.
        var fit = MixedModel.Fit(Tables.Of([1, 2, 3], [5, 3, 4], [7, 9, 8], [2, 2, 2], [Tables.None, 5, 4])).Value;
        fit.VarianceOfReaders.ShouldBe(0);
        fit.VarianceOfCases.ShouldBeGreaterThan(0);
        fit.AbsoluteAgreement.ShouldBe(fit.Consistency);
    }

    [Fact]
    public void Is_unchanged_by_a_large_common_offset()
    {
        var table = Tables.Simulated(15, 4, seed: 3, missing: 0.1);
        var moved = ReadingTable.Of(table.Cases.SelectMany((c, i) => table.Row(i).Select(r => new Reading(c, table.Readers[r.Reader], r.Value + 1e6))));
        MixedModel.Fit(moved).Value.AbsoluteAgreement.ShouldBe(MixedModel.Fit(table).Value.AbsoluteAgreement, 1e-7);
    }

    [Fact]
    public void Readings_without_error_have_no_maximum_of_the_likelihood() =>
        MixedModel.Fit(Tables.Of([1, 2, 4], [3, 4, 6], [8, 9, Tables.None], [5, 6, 8])).Reason.ShouldBe(Undefined.ZeroResidualVariance);

    [Fact]
    public void Converges_on_small_and_uneven_tables_or_says_why_not()
    {
        var reasons = Enumerable.Range(0, 300)
            .Select(seed => MixedModel.Fit(Tables.Simulated(3 + (seed % 12), 2 + (seed % 5), seed, missing: 0.1 * (seed % 7))))
            .Where(fit => !fit.IsDefined).Select(fit => fit.Reason!.Name).ToList();
        reasons.ShouldNotContain("didNotConverge");
        reasons.Count.ShouldBeLessThan(60);
    }
}
