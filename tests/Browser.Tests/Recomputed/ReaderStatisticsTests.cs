namespace CrowdAnnotate.Browser.Tests.Recomputed;

public class ReaderStatisticsTests
{
    /// <summary>Shrout and Fleiss 1979, table 2: ICC(2,1), the same number, is .29.</summary>
    [Fact]
    public void Icc_is_that_of_the_published_example() => ReaderStatistics.IccAbsoluteSingle(
        [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]).ShouldBe(0.29, 0.005);

    [Fact]
    public void Limits_of_agreement_are_bias_and_196_standard_deviations()
    {
        var (bias, low, high) = ReaderStatistics.BlandAltman([(10, 9), (20, 17), (30, 28)]);
        bias.ShouldBe(2, 1e-12);
        low.ShouldBe(2 - 1.96, 1e-12);
        high.ShouldBe(2 + 1.96, 1e-12);
    }

    /// <summary>Deviations from the lesion means 1 and 3 mm: 1.96 √((1 + 1 + 9 + 9) / 4).</summary>
    [Fact]
    public void Limits_with_the_mean_come_from_the_deviations_within_lesions() =>
        ReaderStatistics.LimitsWithMean([[9, 11], [17, 23]]).ShouldBe(1.96 * Math.Sqrt(5), 1e-12);
}
