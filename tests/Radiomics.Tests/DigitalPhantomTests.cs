using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics.Tests;

/// <summary>
/// The digital phantom of IBSI-1 (theibsi/data_sets, CC BY 4.0): 5×4×4 voxels of 2 mm, and the reference values and tolerances
/// of its tables. The tables give three digits, so half a unit of the last digit is added to a tolerance.
/// </summary>
public class DigitalPhantomTests
{
    // One line per slice; a bracketed number is outside of the region.
    private const string Phantom = """
        1 4 4 1 1  1 4 6 1 1  4 1 6 4 1  4 4 6 4 1
        1 4 4 1 1  1 1 6 1 1  (1) 1 3 1 1  4 4 6 1 1
        1 4 4 (1) (1)  1 1 1 1 1  1 1 (9) 1 1  1 1 6 1 1
        1 4 4 (1) (1)  1 1 1 1 1  1 1 1 1 1  1 1 6 1 1
        """;

    private static readonly IReadOnlyList<Feature> Features = Extract();

    [Theory]
    [InlineData("morph_volume", "RNU0", 556, 4)]
    [InlineData("morph_vol_approx", "YEKZ", 592, 4)]
    [InlineData("morph_area_mesh", "C0JK", 388, 3)]
    [InlineData("morph_av", "2PR5", 0.698, 0.004)]
    [InlineData("morph_comp_1", "SKGS", 0.0411, 0.0003)]
    [InlineData("morph_comp_2", "BQWJ", 0.599, 0.004)]
    [InlineData("morph_sph_dispr", "KRCK", 1.19, 0.01)]
    [InlineData("morph_sphericity", "QCFX", 0.843, 0.005)]
    [InlineData("morph_asphericity", "25C7", 0.186, 0.001)]
    [InlineData("morph_diam", "L0JK", 13.1, 0.1)]
    [InlineData("stat_mean", "Q4LE", 2.15, 0.005)]
    [InlineData("stat_var", "ECT3", 3.05, 0.005)]
    [InlineData("stat_skew", "KE2A", 1.08, 0.005)]
    [InlineData("stat_kurt", "IPH6", -0.355, 0.0005)]
    [InlineData("stat_median", "Y12H", 1, 0)]
    [InlineData("stat_min", "1GSF", 1, 0)]
    [InlineData("stat_p10", "QG58", 1, 0)]
    [InlineData("stat_p90", "8DWT", 4, 0)]
    [InlineData("stat_max", "84IY", 6, 0)]
    [InlineData("stat_iqr", "SALO", 3, 0)]
    [InlineData("stat_range", "2OJQ", 5, 0)]
    [InlineData("stat_mad", "4FUA", 1.55, 0.005)]
    [InlineData("stat_rmad", "1128", 1.11, 0.005)]
    [InlineData("stat_medad", "N72L", 1.15, 0.005)]
    [InlineData("stat_cov", "7TET", 0.812, 0.0005)]
    [InlineData("stat_qcod", "9S40", 0.6, 1e-12)]
    [InlineData("stat_energy", "N8CA", 567, 0)]
    [InlineData("stat_rms", "5ZWQ", 2.77, 0.005)]
    public void The_feature_has_the_reference_value(string tag, string ibsi, double value, double tolerance)
    {
        Features.Of(tag).IbsiCode.ShouldBe(ibsi);
        Features.Value(tag).ShouldBe(value, tolerance);
    }

    [Fact]
    public void Every_feature_is_compared()
    {
        var compared = typeof(DigitalPhantomTests).GetMethod(nameof(The_feature_has_the_reference_value))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>().Select(d => (string)d.Data[0]!);

        Features.Select(f => f.Tag).ShouldBe(compared);
    }

    [Fact]
    public void Features_carry_the_units_of_their_intensities()
    {
        Features.Of("morph_volume").Unit.ShouldBe(UcumUnit.CubicMillimetre);
        Features.Of("stat_mean").Unit.ShouldBe(UcumUnit.One);
        var (image, mask) = Read();
        RoiFeatures.Extract(image, mask).Of("stat_var").Unit.Code.ShouldBe("[hnsf'U]2");
    }

    private static IReadOnlyList<Feature> Extract()
    {
        var (image, mask) = Read();
        return RoiFeatures.Extract(image, mask, new ExtractionSettings { IntensityUnit = UcumUnit.One });
    }

    private static (Volume Image, Mask Mask) Read()
    {
        var grid = Regions.Grid(5, 4, 4, 2, 2, 2);
        var voxels = Phantom.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (
            new Volume(grid, Array.ConvertAll(voxels, v => (float)(v.Trim('(', ')')[0] - '0'))),
            new Mask(grid, Array.ConvertAll(voxels, v => (byte)(v.StartsWith('(') ? 0 : 1))));
    }
}
