using CsCheck;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>What holds of every coefficient of categories, whatever the table.</summary>
public class CategoricalPropertyTests
{
    private static readonly AgreementCoefficient[] Coefficients = Enum.GetValues<AgreementCoefficient>();
    private static readonly WeightScheme[] Schemes = Enum.GetValues<WeightScheme>();
    private static readonly MeasurementLevel[] Levels = Enum.GetValues<MeasurementLevel>();

    [Fact]
    public void Every_number_is_finite_and_within_its_bounds() => AnyTable.Ratings.Sample(table =>
    {
        foreach (var c in EveryCoefficient(table, AnyTable.Scale))
        {
            c.ShouldBeFinite();
            if (c.IsDefined)
            {
                c.Value.Value.ShouldBeLessThanOrEqualTo(1 + 1e-12);
                c.Value.Observed.ShouldBeInRange(-1e-12, 1 + 1e-12);
                c.Value.Chance.ShouldBeInRange(-1e-12, 1);
                (c.Value.StandardError is null).ShouldBe(c.Value.Cases == 1);
            }
        }

        foreach (var alpha in Levels.Select(level => KrippendorffAlpha.Compute(table, level)))
        {
            alpha.ShouldBeFinite();
            (alpha.IsDefined ? alpha.Value.Value : 0).ShouldBeInRange(-1 - 1e-9, 1 + 1e-12);
        }

        CongerKappa.Compute(table).ShouldBeFinite();
        LightKappa.Compute(table).ShouldBeFinite();
        FleissKappaClassic.Compute(table).ShouldBeFinite();
        KendallW.Compute(table).ShouldBeFinite();
    });

    [Fact]
    public void The_order_of_cases_and_readers_is_nothing_to_any_of_them() => Gen.Select(AnyTable.Ratings, Gen.Int[0, 1000]).Sample((table, seed) =>
    {
        var other = AnyTable.Shuffled(table, seed);
        foreach (var (now, was) in EveryCoefficient(other, AnyTable.Scale).Zip(EveryCoefficient(table, AnyTable.Scale)))
        {
            now.ShouldSay(was, 1e-7);
        }

        foreach (var level in Levels)
        {
            KrippendorffAlpha.Compute(other, level).ShouldSay(KrippendorffAlpha.Compute(table, level), 1e-7);
        }

        CongerKappa.Compute(other).ShouldSay(CongerKappa.Compute(table), 1e-7);
        LightKappa.Compute(other).ShouldSay(LightKappa.Compute(table));
        FleissKappaClassic.Compute(other).ShouldSay(FleissKappaClassic.Compute(table), 1e-7);
        KendallW.Compute(other).ShouldSay(KendallW.Compute(table), 1e-7);
    });

    [Fact]
    public void Shifting_and_stretching_the_scale_changes_nothing_but_the_ratio_metric() => AnyTable.Ratings.Sample(table =>
    {
        var (other, scale) = (AnyTable.Mapped(table, v => (4 * v) - 3), new CategoryScale([.. AnyTable.Scale.Values.Select(v => (4 * v) - 3)]));
        foreach (var (now, was) in EveryCoefficient(other, scale).Zip(EveryCoefficient(table, AnyTable.Scale)))
        {
            now.ShouldSay(was);
        }

        foreach (var level in Levels.Where(l => l != MeasurementLevel.Ratio))
        {
            KrippendorffAlpha.Compute(other, level).ShouldSay(KrippendorffAlpha.Compute(table, level));
        }

        var twice = AnyTable.Mapped(table, v => 2 * v);
        KrippendorffAlpha.Compute(twice, MeasurementLevel.Ratio).ShouldSay(KrippendorffAlpha.Compute(table, MeasurementLevel.Ratio));
    });

    [Fact]
    public void An_ordinal_statistic_knows_the_order_of_the_labels_only() => AnyTable.Ratings.Sample(table =>
    {
        static double Grown(double v) => Math.Pow(3, v);
        var other = AnyTable.Mapped(table, Grown);
        KrippendorffAlpha.Compute(other, MeasurementLevel.Ordinal).ShouldSay(KrippendorffAlpha.Compute(table, MeasurementLevel.Ordinal));
        KendallW.Compute(other).ShouldSay(KendallW.Compute(table));
        foreach (var coefficient in Coefficients)
        {
            ChanceCorrected.Compute(other, coefficient, WeightScheme.Ordinal, new([.. AnyTable.Scale.Values.Select(Grown)]))
                .ShouldSay(ChanceCorrected.Compute(table, coefficient, WeightScheme.Ordinal, AnyTable.Scale));
        }
    });

    [Fact]
    public void A_nominal_statistic_knows_no_order() => AnyTable.Ratings.Sample(table =>
    {
        double[] names = [7, -2, 40, 0.5, 3];
        var other = AnyTable.Mapped(table, v => names[(int)v - 1]);
        KrippendorffAlpha.Compute(other, MeasurementLevel.Nominal).ShouldSay(KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal), 1e-7);
        CongerKappa.Compute(other).ShouldSay(CongerKappa.Compute(table), 1e-7);
        LightKappa.Compute(other).ShouldSay(LightKappa.Compute(table));
        foreach (var coefficient in Coefficients)
        {
            ChanceCorrected.Compute(other, coefficient, WeightScheme.Unweighted, new(names))
                .ShouldSay(ChanceCorrected.Compute(table, coefficient, WeightScheme.Unweighted, AnyTable.Scale), 1e-7);
        }
    });

    [Fact]
    public void Readers_who_always_agree_reach_one_without_error() => AnyTable.CompleteRatings.Where(t => Enumerable.Range(0, t.Cases.Count).Any(i => t[i, 0] != t[0, 0])).Sample(table =>
    {
        var alike = AnyTable.ReadersTwice(Tables.Of([.. table.Cases.Select((_, i) => new[] { table[i, 0]!.Value })]));
        foreach (var c in EveryCoefficient(alike, AnyTable.Scale))
        {
            (c.Value.Value, c.Value.StandardError!.Value).ShouldSatisfyAllConditions(p => p.Item1.ShouldBe(1, 1e-12), p => p.Item2.ShouldBe(0, 1e-9));
        }

        foreach (var level in Levels)
        {
            KrippendorffAlpha.Compute(alike, level).Value.Value.ShouldBe(1, 1e-12);
        }

        CohenKappa.Compute(alike, 0, 1).Value.Value.ShouldBe(1, 1e-12);
        CongerKappa.Compute(alike).Value.Value.ShouldBe(1, 1e-12);
        KendallW.Compute(alike).Value.Value.ShouldBe(1, 1e-12);
    });

    [Fact]
    public void Every_case_twice_is_the_same_agreement_with_less_error() => AnyTable.CompleteRatings.Sample(table =>
    {
        var n = table.Cases.Count;
        foreach (var (twice, once) in EveryCoefficient(AnyTable.CasesTwice(table), AnyTable.Scale).Zip(EveryCoefficient(table, AnyTable.Scale)))
        {
            twice.Reason.ShouldBe(once.Reason);
            if (once.IsDefined)
            {
                twice.Value.Value.ShouldBe(once.Value.Value, 1e-9);
                twice.Value.StandardError!.Value.ShouldBe(once.Value.StandardError!.Value * Math.Sqrt((n - 1.0) / ((2 * n) - 1)), 1e-7);
            }
        }
    });

    [Fact]
    public void Every_reader_twice_adds_the_pairs_of_each_with_himself() => AnyTable.CompleteRatings.Sample(table =>
    {
        double k = table.Readers.Count;
        var once = ChanceCorrected.Compute(table, AgreementCoefficient.PercentAgreement, WeightScheme.Linear, AnyTable.Scale).Value.Value;
        ChanceCorrected.Compute(AnyTable.ReadersTwice(table), AgreementCoefficient.PercentAgreement, WeightScheme.Linear, AnyTable.Scale).Value.Value
            .ShouldBe(((2 * k * (k - 1) * once) + k) / (k * ((2 * k) - 1)), 1e-12);
    });

    private static IEnumerable<Statistic<ChanceCorrected>> EveryCoefficient(ReadingTable table, CategoryScale scale) =>
        Coefficients.SelectMany(c => Schemes.Select(w => ChanceCorrected.Compute(table, c, w, scale)));
}
