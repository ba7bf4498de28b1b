namespace CrowdAnnotate.Browser.Tests.Recomputed;

public class FeatureTests
{
    /// <summary>Reference values of IBSI-1, digital phantom, as rounded there.</summary>
    [Theory]
    [InlineData("stat_mean", 2.15)]
    [InlineData("stat_var", 3.05)]
    [InlineData("stat_skew", 1.08)]
    [InlineData("stat_kurt", -0.355)]
    [InlineData("stat_median", 1)]
    [InlineData("stat_p10", 1)]
    [InlineData("stat_p90", 4)]
    [InlineData("stat_iqr", 3)]
    [InlineData("stat_mad", 1.55)]
    [InlineData("stat_rmad", 1.11)]
    [InlineData("stat_medad", 1.15)]
    [InlineData("stat_cov", 0.812)]
    [InlineData("stat_qcod", 0.6)]
    [InlineData("stat_energy", 567)]
    [InlineData("stat_rms", 2.77)]
    public void Statistics_are_those_of_the_digital_phantom(string tag, double reference) =>
        IntensityStatistics.Of(Made.DigitalPhantom().Intensities)[tag].ShouldBe(reference, 0.005 * Math.Abs(reference));

    [Fact]
    public void All_eighteen_statistics_are_computed() => IntensityStatistics.Of([1, 2, 4]).Count.ShouldBe(18);

    /// <summary>IBSI-1: 556 mm³, 388 mm², 13.1 mm. Another mesh differs by a few percent; the diameter does not depend on it.</summary>
    [Fact]
    public void Volume_surface_and_diameter_are_near_those_of_the_digital_phantom()
    {
        var (_, mask) = Made.DigitalPhantom();
        var (volume, area) = RegionShape.Surface(mask, 2, 2, 2);
        volume.ShouldBe(556, 0.02 * 556);
        area.ShouldBe(388, 0.02 * 388);
        RegionShape.MaximumDiameter(mask, 2, 2, 2).ShouldBe(13.1, 0.1);
    }

    /// <summary>A ball of radius r has the volume 4/3·πr³; a mesh of its voxels cuts corners and is rougher.</summary>
    [Fact]
    public void Volume_and_surface_of_a_ball_are_near_the_formulas()
    {
        var ball = new Region(25, 25, 25);
        foreach (var v in SignedDistances.Voxels(new Box(0, 24, 0, 24, 0, 24)).Where(v => Math.Pow(v.X - 12, 2) + Math.Pow(v.Y - 12, 2) + Math.Pow(v.Z - 12, 2) <= 100))
        {
            ball[v.X, v.Y, v.Z] = true;
        }

        var (volume, area) = RegionShape.Surface(ball, 1, 1, 1);
        volume.ShouldBe(4.0 / 3 * Math.PI * 1000, 0.02 * 4189);
        area.ShouldBeInRange(4 * Math.PI * 100, 1.12 * 4 * Math.PI * 100);
        RegionShape.MaximumDiameter(ball, 1, 1, 1).ShouldBe(21, 0.1);
    }
}
