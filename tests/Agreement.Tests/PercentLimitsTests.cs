namespace CrowdAnnotate.Agreement.Tests;

public class PercentLimitsTests
{
    [Fact]
    public void A_difference_is_told_to_the_mean_of_its_pair()
    {
        PercentLimits.Difference(10, 12).ShouldBe(-100 * 2.0 / 11, 1e-12);
        PercentLimits.Difference(12, 10).ShouldBe(100 * 2.0 / 11, 1e-12);
        PercentLimits.Difference(7, 7).ShouldBe(0);
    }

    [Fact]
    public void Limits_are_centred_on_zero_so_the_order_within_pairs_says_nothing()
    {
        // 1.96·√((10² + 20² + 20²)/3) = 1.96·√300
        PercentLimits.HalfWidth([10, -20, 20]).Value.ShouldBe(1.96 * Math.Sqrt(300), 1e-12);
        PercentLimits.HalfWidth([-10, 20, -20]).Value.ShouldBe(PercentLimits.HalfWidth([10, -20, 20]).Value);
        PercentLimits.HalfWidth(900, 3).Value.ShouldBe(1.96 * Math.Sqrt(300), 1e-12);
    }

    [Fact]
    public void One_pair_has_no_limits_and_equal_readings_have_none_but_zero()
    {
        PercentLimits.HalfWidth([12]).Reason.ShouldBe(Undefined.NeedAtLeastTwoPairs);
        PercentLimits.HalfWidth([]).Reason.ShouldBe(Undefined.NeedAtLeastTwoPairs);
        PercentLimits.HalfWidth([0, 0]).Value.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, -1)]
    public void A_reading_that_is_not_above_zero_has_no_percentage(double first, double second) =>
        Should.Throw<ArgumentOutOfRangeException>(() => PercentLimits.Difference(first, second));
}
