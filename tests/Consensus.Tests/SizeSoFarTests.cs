using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Consensus.Tests;

public class SizeSoFarTests
{
    private static readonly ReaderSpread Pool = new(0.1, 10);

    [Fact]
    public void Three_readers_who_agree_by_luck_do_not_stop_the_reading()
    {
        var size = SizeSoFar.Of([20, 20, 20], Pool).Value;
        size.Size.ShouldBe(20, 1e-9);
        size.IsEnough.ShouldBeFalse();
        size.RelativeHalfWidth.ShouldBeGreaterThan(0.1);
        SizeSoFar.Of([20, 20.1, 19.9, 20, 20.2, 19.8], Pool).Value.IsEnough.ShouldBeTrue();
    }

    [Fact]
    public void One_gross_error_moves_the_size_less_than_a_mean()
    {
        double[] sizes = [20, 20.5, 19.5, 20.2, 60];
        var size = SizeSoFar.Of(sizes, Pool).Value;
        (size.Size / 20).ShouldBeLessThan(1.05);
        (sizes.Average() / 20).ShouldBeGreaterThan(1.35);
        (size.Lower < 20 && size.Upper > 20).ShouldBeTrue();
    }

    [Fact]
    public void It_has_the_readings_unit_and_knows_no_other()
    {
        var (mm, inches) = (SizeSoFar.Of([20, 22, 19], Pool).Value, SizeSoFar.Of([20 / 25.4, 22 / 25.4, 19 / 25.4], Pool).Value);
        inches.Size.ShouldBe(mm.Size / 25.4, 1e-12);
        inches.RelativeHalfWidth.ShouldBe(mm.RelativeHalfWidth, 1e-12);
    }

    [Fact]
    public void The_pool_is_the_readers_scatter_and_gross_errors_hardly_widen_it()
    {
        var random = new Random(1);
        var cases = Enumerable.Range(0, 400).Select(_ => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(_ => 20 * Math.Exp(0.1 * Normal.Next(random)))]).ToList();
        var pool = ReaderSpread.Pool(cases).Value;
        pool.StandardDeviation.ShouldBe(0.1, 0.006);
        pool.DegreesOfFreedom.ShouldBe(10);
        ReaderSpread.Pool([.. cases.Select((c, i) => i % 8 == 0 ? [.. c.Skip(1), 60] : c)]).Value.StandardDeviation.ShouldBe(0.1, 0.015);
    }

    [Fact]
    public void What_tells_no_scatter_says_why()
    {
        SizeSoFar.Of([20], Pool).Reason.ShouldBe(Undefined.NeedAtLeastTwoReaders);
        SizeSoFar.Of([20, 0], Pool).Reason.ShouldBe(Undefined.NeedPositiveValues);
        ReaderSpread.Pool([[20], [30]]).Reason.ShouldBe(Undefined.NeedAtLeastTwoReaders);
        ReaderSpread.Pool([[20, -1]]).Reason.ShouldBe(Undefined.NeedPositiveValues);
        ReaderSpread.Pool([[20, 20], [30, 30]]).Reason.ShouldBe(Undefined.NoVariation);
    }
}
