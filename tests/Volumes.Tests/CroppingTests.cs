using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class CroppingTests
{
    [Fact]
    public void A_cropped_voxel_keeps_its_place_and_its_value()
    {
        var grid = Grids.Oblique(9, 8, 7);
        var volume = new Volume(grid, [.. Enumerable.Range(0, grid.VoxelCount).Select(i => (float)i)]);

        var cropped = volume.Crop(new VoxelBox(2, 3, 1, 4, 5, 6));

        cropped[1, 2, 3].ShouldBe(volume[3, 5, 4]);
        cropped.Geometry.ToPatient(new IndexPoint(1, 2), 3).DistanceTo(grid.ToPatient(new IndexPoint(3, 5), 4)).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Cropping_to_the_mask_and_pasting_back_gives_the_mask_again()
    {
        var mask = Grids.Ball(Grids.Oblique(20, 18, 9), 4);
        var box = VoxelBox.Around(mask)!.Value.Grow(1, mask.Geometry);

        var back = mask.Crop(box).PasteInto(mask.Geometry, box);

        box.Columns.ShouldBeLessThan(20);
        back.Voxels.ShouldBe(mask.Voxels);
    }

    [Fact]
    public void The_margin_ends_at_the_border_of_the_grid() =>
        new VoxelBox(1, 0, 2, 3, 3, 1).Grow(2, Grids.Axial(5, 4, 3)).ShouldBe(new VoxelBox(0, 0, 0, 5, 4, 3));

    [Fact]
    public void An_empty_mask_has_no_box() => VoxelBox.Around(new Mask(Grids.Axial(3, 3, 3))).ShouldBeNull();

    [Fact]
    public void A_block_beyond_the_grid_and_a_mask_of_another_place_are_refused()
    {
        var grid = Grids.Axial(5, 5, 5);
        var block = new Mask(grid.Crop(new VoxelBox(0, 0, 0, 2, 2, 2)));

        Should.Throw<ArgumentException>(() => grid.Crop(new VoxelBox(4, 0, 0, 2, 1, 1)));
        Should.Throw<ArgumentException>(() => block.PasteInto(grid, new VoxelBox(1, 0, 0, 2, 2, 2)));
        Should.Throw<ArgumentException>(() => new VoxelBox(0, 0, 0, 0, 1, 1));
    }
}
