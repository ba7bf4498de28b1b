namespace CrowdAnnotate.Volumes.Tests;

public class SliceInterpolationTests
{
    [Fact]
    public void A_square_that_grows_passes_through_the_size_in_between()
    {
        var grid = Grids.Axial(12, 12, 3);
        var drawn = Rasteriser.Rasterise([Square(0, 4, 8), Square(2, 2, 10)], grid);

        var result = SliceInterpolation.Fill(drawn, [0, 2]);

        result.InterpolatedSlices.ShouldBe([1]);
        result.Mask.Slice(1).ToArray().ShouldBe(Rasteriser.Rasterise([Square(1, 3, 9)], grid).Slice(1).ToArray());
        result.Mask.Slice(0).ToArray().ShouldBe(drawn.Slice(0).ToArray());
        result.Mask.Slice(2).ToArray().ShouldBe(drawn.Slice(2).ToArray());
        drawn.Slice(1).ToArray().ShouldAllBe(v => v == 0, "the mask that was given is not changed");
    }

    [Fact]
    public void Equal_shapes_are_repeated_and_nothing_grows_beyond_the_last_drawn_slice()
    {
        var grid = Grids.Axial(9, 9, 8);
        var drawn = Rasteriser.Rasterise([Square(1, 0, 9), Square(4, 0, 9), Square(6, 0, 9)], grid);

        var result = SliceInterpolation.Fill(drawn, [6, 1, 4]);

        result.InterpolatedSlices.ShouldBe([2, 3, 5]);
        Enumerable.Range(0, 8).Select(z => new Mask(grid.Crop(new VoxelBox(0, 0, z, 9, 9, 1)), result.Mask.Slice(z).ToArray()).Count)
            .ShouldBe([0, 81, 81, 81, 81, 81, 81, 0]);
    }

    [Fact]
    public void A_drawn_slice_without_a_voxel_stays_empty_and_nothing_is_interpolated_towards_it()
    {
        var drawn = Rasteriser.Rasterise([Square(0, 2, 6), Square(4, 2, 6)], Grids.Axial(9, 9, 5));

        var result = SliceInterpolation.Fill(drawn, [0, 2, 4]);

        result.InterpolatedSlices.ShouldBeEmpty();
        result.Mask.Voxels.ShouldBe(drawn.Voxels);
    }

    [Fact]
    public void Between_shapes_that_lie_apart_nothing_is_invented()
    {
        var drawn = Rasteriser.Rasterise([Grids.Polygon(0, (0, 0), (3, 0), (3, 3), (0, 3)), Square(4, 8, 11)], Grids.Axial(12, 12, 5));

        SliceInterpolation.Fill(drawn, [0, 4]).InterpolatedSlices.ShouldNotContain(2);
        SliceInterpolation.Fill(drawn, [0, 4]).Mask.Slice(2).ToArray().ShouldAllBe(v => v == 0);
    }

    [Fact]
    public void Voxels_on_a_slice_that_was_not_drawn_are_refused()
    {
        var drawn = Rasteriser.Rasterise([Square(0, 2, 6), Square(2, 2, 6)], Grids.Axial(9, 9, 3));

        Should.Throw<ArgumentException>(() => SliceInterpolation.Fill(drawn, [0])).Message.ShouldContain("Slice 2");
        Should.Throw<ArgumentException>(() => SliceInterpolation.Fill(drawn, [0, 2, 3])).Message.ShouldContain("3");
    }

    private static Contour Square(int slice, double from, double to) =>
        Grids.Polygon(slice, (from, from), (to, from), (to, to), (from, to));
}
