namespace CrowdAnnotate.Volumes.Tests;

public class SignedDistanceTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.05)]
    [InlineData(3, 0.98)]
    public void It_is_the_exact_distance_between_centres_on_an_anisotropic_grid(int seed, double share)
    {
        var mask = Grids.Random(Grids.Axial(11, 9, 5, 0.7, 0.9, 2.5), seed, share);

        var distance = SignedDistance.Compute(mask);

        for (var i = 0; i < distance.Length; i++)
        {
            distance[i].ShouldBe(BruteForce(mask, i), 1e-12);
        }
    }

    [Fact]
    public void In_a_slice_the_other_slices_count_for_nothing()
    {
        var mask = Grids.Random(Grids.Axial(8, 7, 3, 0.7, 0.9, 0.1), 4, 0.3);
        var alone = mask.Crop(new VoxelBox(0, 0, 1, 8, 7, 1));

        SignedDistance.ComputeSlice(mask, 1).ShouldBe(SignedDistance.Compute(alone));
    }

    [Fact]
    public void An_empty_mask_is_refused() =>
        Should.Throw<ArgumentException>(() => SignedDistance.Compute(new Mask(Grids.Axial(3, 3, 1)))).Message.ShouldContain("empty");

    [Fact]
    public void A_mask_that_fills_its_grid_measures_to_the_first_voxel_beyond()
    {
        var full = new Mask(Grids.Axial(3, 4, 1, 0.5, 2, 1), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);

        SignedDistance.Compute(full).ShouldBe([-0.5, -1, -0.5, -0.5, -1, -0.5, -0.5, -1, -0.5, -0.5, -1, -0.5]);
    }

    private static double BruteForce(Mask mask, int voxel)
    {
        var grid = mask.Geometry;
        var best = double.PositiveInfinity;
        for (var other = 0; other < mask.Voxels.Length; other++)
        {
            if (mask.Voxels[other] != mask.Voxels[voxel])
            {
                var dx = ((other % grid.Columns) - (voxel % grid.Columns)) * grid.ColumnSpacing;
                var dy = ((other / grid.Columns % grid.Rows) - (voxel / grid.Columns % grid.Rows)) * grid.RowSpacing;
                var dz = ((other / grid.VoxelsPerSlice) - (voxel / grid.VoxelsPerSlice)) * grid.SliceSpacing;
                best = Math.Min(best, Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)));
            }
        }

        return mask.Voxels[voxel] != 0 ? -best : best;
    }
}
