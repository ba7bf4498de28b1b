using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics.Tests;

public class RefusalTests
{
    private static readonly VolumeGeometry Grid = Regions.Grid(4, 4, 3, 1, 1, 2);

    [Fact]
    public void An_empty_mask_a_single_voxel_and_another_grid_are_refused_in_one_line()
    {
        var image = Regions.Image(Grid);

        Refused(image, new Mask(Grid), "the mask is empty");
        Refused(image, Of(21), "the mask holds one voxel");
        Refused(image, new Mask(Regions.Grid(4, 4, 3, 1, 1, 2.1), Of(1, 2).Voxels), "the mask does not lie on the image's grid");
    }

    [Fact]
    public void An_intensity_that_is_not_a_number_is_refused_inside_the_region_only()
    {
        var image = Regions.Image(Grid);
        image.Voxels[5] = float.NaN;

        Refused(image, Of(5, 6), "the region holds an intensity that is not a number");
        RoiFeatures.Refusal(image, Of(6, 7)).ShouldBeNull();
    }

    [Fact]
    public void Sheared_slices_are_refused()
    {
        var grid = new VolumeGeometry(
            4, 4, 3, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 2, new PatientVector(0, 0.3, 1).Normalised());

        RoiFeatures.Refusal(Regions.Image(grid), new Mask(grid, Of(1, 2).Voxels)).ShouldNotBeNull().ShouldContain("sheared");
    }

    [Fact]
    public void A_region_on_one_slice_has_statistics_but_no_shape()
    {
        var features = RoiFeatures.Extract(Regions.Image(Grid), Of(20, 21, 25));

        features.Where(f => f.Tag.StartsWith("morph", StringComparison.Ordinal)).ShouldAllBe(f => f.Value == null && f.Undefined!.Contains("one slice"));
        features.Where(f => f.Tag.StartsWith("stat", StringComparison.Ordinal)).ShouldAllBe(f => f.Value != null);
    }

    [Fact]
    public void Equal_intensities_leave_skewness_and_kurtosis_undefined_and_spread_zero()
    {
        var image = new Volume(Grid, [.. Enumerable.Repeat(0.1f, Grid.VoxelCount)]);
        var features = RoiFeatures.Extract(image, new Mask(Grid, [.. Enumerable.Repeat((byte)1, Grid.VoxelCount)]));

        features.Of("stat_skew").Undefined.ShouldBe("all intensities of the region are the same");
        features.Of("stat_kurt").Value.ShouldBeNull();
        features.Value("stat_var").ShouldBe(0);
        features.Value("stat_cov").ShouldBe(0);
    }

    [Fact]
    public void A_ratio_whose_denominator_is_zero_is_undefined()
    {
        var image = new Volume(Grid, [.. Enumerable.Range(0, Grid.VoxelCount).Select(i => i % 2 == 0 ? -3f : 3f)]);
        var features = RoiFeatures.Extract(image, new Mask(Grid, [.. Enumerable.Repeat((byte)1, Grid.VoxelCount)]));

        features.Of("stat_cov").Undefined.ShouldBe("the mean intensity is zero");
        features.Of("stat_qcod").Undefined.ShouldBe("the quartiles sum to zero");
    }

    [Fact]
    public void Re_segmentation_narrows_the_intensities_but_not_the_shape()
    {
        var image = Regions.Image(Grid);
        var mask = new Mask(Grid, [.. Enumerable.Repeat((byte)1, Grid.VoxelCount)]);
        var all = RoiFeatures.Extract(image, mask);

        var narrowed = RoiFeatures.Extract(image, mask, new ExtractionSettings { Resegmentation = new IntensityRange(50, 100) });
        var none = RoiFeatures.Extract(image, mask, new ExtractionSettings { Resegmentation = new IntensityRange(1000, 2000) });

        narrowed.Value("stat_min").ShouldBeGreaterThanOrEqualTo(50);
        narrowed.Value("stat_max").ShouldBeLessThanOrEqualTo(100);
        narrowed.Value("morph_volume").ShouldBe(all.Value("morph_volume"));
        none.Of("stat_mean").Undefined.ShouldNotBeNull().ShouldContain("re-segmentation");
        Should.Throw<ArgumentException>(() => new IntensityRange(2, 1));
    }

    private static void Refused(Volume image, Mask mask, string line)
    {
        RoiFeatures.Refusal(image, mask).ShouldBe(line);
        Should.Throw<ArgumentException>(() => RoiFeatures.Extract(image, mask)).Message.ShouldStartWith(line);
    }

    private static Mask Of(params int[] voxels)
    {
        var mask = new Mask(Grid);
        Array.ForEach(voxels, v => mask.Voxels[v] = 1);
        return mask;
    }
}
