namespace CrowdAnnotate.Agreement.Tests;

public class ClusterBootstrapTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 200).Select(i => (double)(i * 37 % 200))];

    private static Statistic<double> Mean(IReadOnlyList<double> values) => values.Average();

    [Fact]
    public void Interval_of_a_mean_is_close_to_the_normal_one()
    {
        // SD of 0..199 is 57.88 (n − 1), so the standard error is 4.09 and the interval 99.5 ± 8.0.
        var interval = ClusterBootstrap.Percentile(Values, Mean, seed: 7).Value;
        interval.Lower.ShouldBe(91.5, 0.8);
        interval.Upper.ShouldBe(107.5, 0.8);
        (interval.Clusters, interval.Replicates, interval.UndefinedReplicates).ShouldBe((200, 2000, 0));
    }

    [Fact]
    public void Same_seed_gives_the_same_interval_and_another_seed_another()
    {
        var once = ClusterBootstrap.Percentile(Values, Mean, seed: 7).Value;
        ClusterBootstrap.Percentile(Values, Mean, seed: 7).Value.ShouldBe(once);
        ClusterBootstrap.Percentile(Values, Mean, seed: 8).Value.Lower.ShouldNotBe(once.Lower);
    }

    [Fact]
    public void Lesions_of_one_patient_stay_together()
    {
        // Twenty lesions in five patients: every resampled table holds whole patients.
        var table = Tables.Simulated(20, 3, seed: 2);
        var patients = Enumerable.Range(0, 20).Select(i => $"patient {i / 4}").ToList();
        var interval = ClusterBootstrap.Percentile(
            table, patients,
            t =>
            {
                t.Cases.Count.ShouldBe(20);
                t.Cases.GroupBy(c => (int.Parse(c.Split('#')[0].Split(' ')[1]) - 1) / 4).ShouldAllBe(g => g.Count() % 4 == 0);
                return Icc.AbsoluteAgreementValue(t);
            },
            seed: 1, replicates: 200).Value;
        interval.Clusters.ShouldBe(5);
        interval.Lower.ShouldBeLessThan(interval.Upper);
    }

    [Fact]
    public void Clustered_readings_give_a_wider_interval_than_the_same_rows_taken_as_independent()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new double[] { i / 4 * 10, (i / 4 * 10) + (i % 3) }).ToArray();
        var table = Tables.Of(rows);
        Statistic<double> First(ReadingTable t) => t.Cases.Select((_, i) => t[i, 0]!.Value).Average();
        var apart = ClusterBootstrap.Percentile(table, table.Cases, First, seed: 5).Value;
        var together = ClusterBootstrap.Percentile(table, [.. rows.Select((_, i) => $"p{i / 4}")], First, seed: 5).Value;
        (together.Upper - together.Lower).ShouldBeGreaterThan(1.5 * (apart.Upper - apart.Lower));
    }

    [Fact]
    public void Few_clusters_have_no_interval_and_the_reason_says_how_many_are_needed()
    {
        var result = ClusterBootstrap.Percentile([1.0, 2.0, 3.0, 4.0], Mean, seed: 1);
        result.Reason!.Name.ShouldBe("tooFewClusters");
        result.Reason.Why.ShouldContain("needs 5 clusters; there are 4");
    }

    [Fact]
    public void Undefined_replicates_are_counted_and_too_many_refuse_the_interval()
    {
        Statistic<double> OftenUndefined(IReadOnlyList<double> v) => v[0] < 60 ? Undefined.NoVariation : v.Average();
        Statistic<double> SeldomUndefined(IReadOnlyList<double> v) => v[0] < 4 ? Undefined.NoVariation : v.Average();
        ClusterBootstrap.Percentile(Values, OftenUndefined, seed: 1).Reason.ShouldBe(Undefined.TooManyUndefinedReplicates);
        ClusterBootstrap.Percentile(Values, SeldomUndefined, seed: 1).Value.UndefinedReplicates.ShouldBeInRange(15, 70);
    }
}
