using CsCheck;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>Where one coefficient is another by algebra, they agree to rounding.</summary>
public class KappaIdentityTests
{
    [Fact]
    public void Of_two_readers_Conger_and_Light_are_Cohen() => AnyTable.CompleteRatings.Sample(table =>
    {
        var two = Pair(table);
        var cohen = CohenKappa.Compute(two, 0, 1);
        LightKappa.Compute(two).Select(k => k.Value).ShouldSay(cohen.Select(k => k.Value));
        foreach (var weights in Enum.GetValues<WeightScheme>())
        {
            CongerKappa.Compute(two, weights, AnyTable.Scale).Select(k => k.Value)
                .ShouldSay(CohenKappa.Compute(two, 0, 1, weights, AnyTable.Scale).Select(k => k.Value));
        }
    });

    [Fact]
    public void With_quadratic_weights_Cohen_is_Lins_concordance() => AnyTable.CompleteRatings.Sample(table =>
    {
        var kappa = CohenKappa.Compute(table, 0, 1, WeightScheme.Quadratic, AnyTable.Scale);
        var concordance = LinConcordance.Compute(table.Pairs(0, 1));
        kappa.IsDefined.ShouldBe(concordance.IsDefined);
        if (kappa.IsDefined)
        {
            kappa.Value.Value.ShouldBe(concordance.Value.Value, 1e-9);
        }
    });

    [Fact]
    public void Without_missing_readings_alpha_is_Fleiss_with_the_correction_for_few_readings() => AnyTable.CompleteRatings.Sample(table =>
    {
        var fleiss = ChanceCorrected.Compute(table, AgreementCoefficient.FleissKappa);
        var alpha = KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal);
        alpha.IsDefined.ShouldBe(fleiss.IsDefined);
        if (alpha.IsDefined)
        {
            (1 - alpha.Value.Value).ShouldBe((1 - (1.0 / table.ReadingCount)) * (1 - fleiss.Value.Value), 1e-9);
            FleissKappaClassic.Compute(table).Value.Value.ShouldBe(fleiss.Value.Value, 1e-12);
        }
    });

    [Fact]
    public void Cohens_error_is_null_for_one_pair_only_and_finite() => AnyTable.CompleteRatings.Sample(table =>
    {
        foreach (var weights in Enum.GetValues<WeightScheme>())
        {
            var all = CohenKappa.Compute(table, 0, 1, weights, AnyTable.Scale);
            all.ShouldBeFinite();
            (all.IsDefined && all.Value.StandardError is null).ShouldBeFalse();
            var one = CohenKappa.Compute(table.Rows([0]), 0, 1, weights, AnyTable.Scale);
            (one.IsDefined ? one.Value.StandardError : null).ShouldBeNull();
        }
    });

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Readers_who_answer_independently_agree_no_more_than_by_chance(int categories)
    {
        // Every pair of answers once: both marginals are uniform and independent.
        var table = Tables.Of([.. from a in Enumerable.Range(1, categories) from b in Enumerable.Range(1, categories) select new double[] { a, b }]);
        CohenKappa.Compute(table, 0, 1).Value.Value.ShouldBe(0, 1e-12);
        CohenKappa.Compute(table, 0, 1, WeightScheme.Quadratic).Value.Value.ShouldBe(0, 1e-12);
        CongerKappa.Compute(table).Value.Value.ShouldBe(0, 1e-12);
        foreach (var coefficient in Enum.GetValues<AgreementCoefficient>().Where(c => c != AgreementCoefficient.PercentAgreement))
        {
            ChanceCorrected.Compute(table, coefficient).Value.Value.ShouldBe(0, 1e-12);
        }
    }

    [Fact]
    public void A_category_nobody_used_is_part_of_the_weights_and_of_chance_where_the_scale_is_declared()
    {
        var table = Tables.Of([1, 2], [2, 2], [1, 1], [2, 1]);
        ChanceCorrected.Compute(table, AgreementCoefficient.BrennanPrediger).Value.Chance.ShouldBe(0.5);
        ChanceCorrected.Compute(table, AgreementCoefficient.BrennanPrediger, scale: AnyTable.Scale).Value.Chance.ShouldBe(0.2, 1e-12);
        ChanceCorrected.Compute(table, AgreementCoefficient.PercentAgreement, WeightScheme.Linear).Value.Value.ShouldBe(0.5);
        ChanceCorrected.Compute(table, AgreementCoefficient.PercentAgreement, WeightScheme.Linear, AnyTable.Scale).Value.Value.ShouldBe(0.875);
    }

    private static ReadingTable Pair(ReadingTable table) => Tables.Of([.. table.Cases.Select((_, i) => new[] { table[i, 0]!.Value, table[i, 1]!.Value })]);
}
