using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class MaskOutlineTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.2)]
    [InlineData(3, 0.9)]
    public void Rasterising_the_outline_gives_the_mask_back(int seed, double share)
    {
        for (var i = 0; i < 50; i++)
        {
            var mask = Grids.Random(Grids.Axial(13, 11, 1), (seed * 1000) + i, share);

            Rasteriser.Rasterise(MaskOutline.Trace(mask, 0), mask.Geometry).Voxels.ShouldBe(mask.Voxels);
        }
    }

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(5, 0.2)]
    [InlineData(6, 0.9)]
    public void The_outline_through_edge_midpoints_keeps_every_pixel_on_its_side(int seed, double share)
    {
        for (var i = 0; i < 50; i++)
        {
            var mask = Grids.Random(Grids.Axial(13, 11, 1), (seed * 1000) + i, share);

            Rasteriser.Rasterise(MaskOutline.Trace(mask, 0).Select(MaskOutline.ThroughEdgeMidpoints), mask.Geometry).Voxels.ShouldBe(mask.Voxels);
        }
    }

    [Fact]
    public void A_rectangle_has_four_corners_clockwise_on_the_screen()
    {
        var mask = Rasteriser.Rasterise([Grids.Polygon(1, (1, 1), (4, 1), (4, 3), (1, 3))], Grids.Axial(6, 5, 2));

        var contour = MaskOutline.Trace(mask, 1).ShouldHaveSingleItem();

        contour.Slice.ShouldBe(1);
        contour.Points.ShouldBe([new ImagePoint(4, 1), new ImagePoint(4, 3), new ImagePoint(1, 3), new ImagePoint(1, 1)]);
        MaskOutline.Trace(mask, 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_hole_and_pixels_that_touch_at_a_corner_are_contours_of_their_own()
    {
        var mask = new Mask(Grids.Axial(4, 4, 1), [1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1]);

        MaskOutline.Trace(mask, 0).Count.ShouldBe(3);
        MaskOutline.Trace(mask, 0).ShouldAllBe(c => ContourGeometry.Of(c, mask.Geometry.PlaneOf(0)).Size != null);
    }
}
