using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class MaskBlockTests
{
    private static readonly VolumeGeometry Grid = Grids.Oblique(20, 16, 5);

    [Fact]
    public void The_block_around_contours_holds_the_voxels_that_they_have_on_the_whole_grid()
    {
        // They cross each other and themselves, and some lie beside the image.
        var random = new Random(7);
        Contour Any(int slice) => new(slice, Enumerable.Range(0, 6).Select(_ => new ImagePoint(random.Next(-24, 96) / 4.0, random.Next(-24, 96) / 4.0)));
        for (var i = 0; i < 200; i++)
        {
            Contour[] contours = [Any(i % 5), Any(2)];
            Rasteriser.RasteriseBlock(contours, Grid, i % 3).ToMask().Voxels.ShouldBe(Rasteriser.Rasterise(contours, Grid).Voxels);
        }

        Rasteriser.RasteriseBlock([Grids.Polygon(1, (30, 30), (40, 30), (40, 40))], Grid).Count.ShouldBe(0);
        Rasteriser.RasteriseBlock([], Grid).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(14, 11, 3)]
    [InlineData(5, 7, 1)]
    public void A_tight_block_has_the_voxels_outlines_and_numbers_of_its_mask(int x, int y, int z)
    {
        var box = new VoxelBox(x, y, z, 6, 5, 2);
        var mask = Grids.Random(Grid.Crop(box), x, 0.5).PasteInto(Grid, box);
        var tight = MaskBlock.Of(mask).Tight();
        tight.Voxels.Length.ShouldBeLessThanOrEqualTo(60);
        tight.ToMask().Voxels.ShouldBe(mask.Voxels);
        (tight.Count, tight.VolumeMm3).ShouldBe((mask.Count, mask.VolumeMm3));
        for (var slice = 0; slice < Grid.Slices; slice++)
        {
            tight.Slice(slice).ShouldBe(mask.Slice(slice).ToArray());
            tight.HoldsAny(slice).ShouldBe(mask.Slice(slice).ContainsAnyExcept((byte)0));
        }

        MaskOutline.Trace(tight).Select(Text).ShouldBe(MaskOutline.Trace(mask).Select(Text));
    }

    [Fact]
    public void A_block_that_would_save_less_than_half_is_the_mask_itself()
    {
        var mask = Grids.Random(Grid, 1, 0.9);
        MaskBlock.Of(mask).Tight().ToMask().Voxels.ShouldBeSameAs(mask.Voxels);
        MaskBlock.Of(new Mask(Grid)).Tight().Voxels.ShouldBe([0]);
    }

    [Fact]
    public void Values_beside_the_block_are_zero()
    {
        var block = new VolumeBlock(Grid, new VoxelBox(2, 3, 1, 2, 1, 1), [0.25f, 0.5f]);
        (block.At(2, 3, 1), block.At(3, 3, 1), block.At(4, 3, 1), block.At(2, 3, 0)).ShouldBe((0.25f, 0.5f, 0f, 0f));
        block.ToVolume().Voxels.Sum().ShouldBe(0.75f);
    }

    [Fact]
    public void A_block_beside_the_grid_or_of_another_size_is_refused()
    {
        Should.Throw<ArgumentException>(() => new MaskBlock(Grid, new VoxelBox(19, 0, 0, 2, 1, 1), [1, 1]));
        Should.Throw<ArgumentException>(() => new MaskBlock(Grid, new VoxelBox(0, 0, 0, 2, 1, 1), [1]));
        Should.Throw<ArgumentException>(() => new MaskBlock(Grid, default, []));
    }

    private static string Text(Contour contour) => $"{contour.Slice}: {string.Join(' ', contour.Points)}";
}
