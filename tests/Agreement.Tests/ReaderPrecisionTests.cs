namespace CrowdAnnotate.Agreement.Tests;

public class ReaderPrecisionTests
{
    [Fact]
    public void Of_two_readers_it_is_what_their_covariance_says()
    {
        // Two readers on the same cases saturate the model: case variance = covariance, a reader's = variance − covariance (Grubbs 1948).
        var table = Tables.Of([10, 11.5], [14, 13], [9, 8], [20, 20.5], [13, 15], [17, 16]);
        var (a, b) = (Enumerable.Range(0, 6).Select(i => table[i, 0]!.Value).ToArray(), Enumerable.Range(0, 6).Select(i => table[i, 1]!.Value).ToArray());
        double Covariance(double[] x, double[] y) => x.Zip(y, (p, q) => (p - x.Average()) * (q - y.Average())).Sum() / 5;
        var fit = ReaderPrecision.Fit(table).Value;
        fit.CaseStandardDeviation.ShouldBe(Math.Sqrt(Covariance(a, b)), 1e-6);
        fit.ReaderStandardDeviation["reader 1"]!.Value.ShouldBe(Math.Sqrt(Covariance(a, a) - Covariance(a, b)), 1e-6);
        fit.ReaderStandardDeviation["reader 2"]!.Value.ShouldBe(Math.Sqrt(Covariance(b, b) - Covariance(a, b)), 1e-6);
        fit.ReaderMean["reader 1"].ShouldBe(a.Average(), 1e-9);
    }

    [Fact]
    public void A_reader_whose_spread_the_cases_explain_wholly_is_named()
    {
        // The second varies more than it covaries, the first less: its residual variance would be negative.
        var reason = ReaderPrecision.Fit(Tables.Of([1, 1], [2, 3], [3, 5], [4, 6], [5, 10])).Reason!;
        (reason.Name, reason.Reader).ShouldBe(("readerVarianceAtBoundary", "reader 1"));
    }

    [Fact]
    public void The_careless_reader_is_found_among_careful_ones_though_readings_are_missing()
    {
        var random = new Random(11);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[] sd = [0.5, 0.5, 3, 0.5];
        var table = Tables.Of([.. Enumerable.Range(0, 200).Select(_ =>
        {
            var size = 30 + (5 * Normal());
            return sd.Select(s => random.NextDouble() < 0.2 ? Tables.None : size + (s * Normal())).ToArray();
        })]);
        var fit = ReaderPrecision.Fit(table).Value;
        fit.ReaderStandardDeviation["reader 3"]!.Value.ShouldBe(3, 0.4);
        fit.ReaderStandardDeviation["reader 1"]!.Value.ShouldBe(0.5, 0.15);
        fit.CaseStandardDeviation.ShouldBe(5, 0.7);
    }

    [Fact]
    public void What_a_reader_adds_to_every_reading_and_the_unit_leave_precision_as_it_is()
    {
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var table = Tables.Simulated(12, 4, seed, missing: 0.2);
            var (was, now) = (ReaderPrecision.Fit(table), ReaderPrecision.Fit(AnyTable.Mapped(table, (reader, v) => 2 * (v + (10 * reader)))));
            now.Reason.ShouldBe(was.Reason);
            if (was.IsDefined)
            {
                now.Value.CaseStandardDeviation.ShouldBe(2 * was.Value.CaseStandardDeviation, 1e-3);
                now.Value.ReaderStandardDeviation.ShouldAllBe(r => Math.Abs(r.Value!.Value - (2 * was.Value.ReaderStandardDeviation[r.Key]!.Value)) < 1e-3);
            }
        }
    }

    [Fact]
    public void A_reader_with_one_reading_has_a_mean_and_no_precision()
    {
        var fit = ReaderPrecision.Fit(Tables.Of([10, 11.5, 12], [14, 13, Tables.None], [9, 8, Tables.None], [20, 20.5, Tables.None], [13, 15, Tables.None], [17, 16, Tables.None])).Value;
        fit.ReaderStandardDeviation["reader 3"].ShouldBeNull();
        fit.ReaderMean["reader 3"].ShouldBeInRange(10, 20);
        fit.ReaderStandardDeviation["reader 1"]!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_cannot_be_estimated_is_told()
    {
        ReaderPrecision.Fit(Tables.Of([1, 2])).Reason.ShouldBe(Undefined.NeedAtLeastTwoCases);
        ReaderPrecision.Fit(Tables.Of([1], [2])).Reason.ShouldBe(Undefined.NeedAtLeastTwoReaders);
        ReaderPrecision.Fit(Tables.Of([1, 1], [1, 1])).Reason.ShouldBe(Undefined.ZeroTotalVariance);
        ReaderPrecision.Fit(Tables.Of([1, 2], [2, 3], [4, 5])).Reason!.Name.ShouldBe("readerVarianceAtBoundary");
        ReaderPrecision.Fit(Tables.Of([1, Tables.None], [Tables.None, 2], [3, Tables.None])).Reason.ShouldBe(Undefined.NoDegreesOfFreedomForError);
    }
}
