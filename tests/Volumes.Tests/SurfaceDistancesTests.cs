namespace CrowdAnnotate.Volumes.Tests;

public class SurfaceDistancesTests
{
    [Fact]
    public void Two_rows_of_pixels_measure_as_worked_out_by_hand()
    {
        // Three pixels against the same three and one more, 2 mm apart: distances 0 0 0 and 0 0 0 2.
        var grid = Grids.Axial(5, 1, 1, 2);
        var distances = SurfaceDistances.Between(new Mask(grid, [1, 1, 1, 0, 0]), new Mask(grid, [1, 1, 1, 1, 0]));

        (distances.BorderA, distances.BorderB).ShouldBe((3, 4));
        distances.Hausdorff.Value.ShouldBe(2);
        distances.Hausdorff95.Value!.Value.ShouldBe(0.85 * 2, 1e-12);
        distances.AverageSymmetric.Value!.Value.ShouldBe(2.0 / 7, 1e-12);
        distances.MeanOfMeans.Value.ShouldBe(0.25);
        distances.ShareWithin(1).Value!.Value.ShouldBe(6.0 / 7, 1e-12);
    }

    [Fact]
    public void Masks_on_one_slice_of_a_stack_measure_as_on_a_single_slice()
    {
        var flat = Grids.Axial(12, 12, 1);
        var stack = Grids.Axial(12, 12, 5);
        var (a, b) = (Grids.Ball(flat, 4), Grids.Ball(flat, 3));

        var alone = SurfaceDistances.Between(a, b);
        var box = new VoxelBox(0, 0, 0, 12, 12, 1);
        var within = SurfaceDistances.Between(a.PasteInto(stack, box), b.PasteInto(stack, box));

        within.BorderA.ShouldBe(alone.BorderA);
        within.AverageSymmetric.ShouldBe(alone.AverageSymmetric);
    }

    [Fact]
    public void An_empty_mask_leaves_them_undefined_with_the_reason()
    {
        var mask = Grids.Ball(Grids.Axial(5, 5, 5), 2);
        var distances = SurfaceDistances.Between(mask, new Mask(mask.Geometry));

        distances.Hausdorff.ShouldBe(MaskMetric.Without("a mask is empty"));
        distances.ShareWithin(1).Value.ShouldBeNull();
    }
}
