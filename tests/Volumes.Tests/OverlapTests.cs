namespace CrowdAnnotate.Volumes.Tests;

public class OverlapTests
{
    private static readonly VolumeGeometry Grid = Grids.Axial(4, 1, 1);

    [Fact]
    public void Dice_and_Jaccard_count_voxels()
    {
        var (a, b) = (new Mask(Grid, [1, 1, 1, 0]), new Mask(Grid, [0, 1, 1, 1]));

        Overlap.Dice(a, b).Value!.Value.ShouldBe(4.0 / 6, 1e-15);
        Overlap.Jaccard(a, b).Value.ShouldBe(0.5);
        Overlap.Dice(a, new Mask(Grid)).Value.ShouldBe(0);
    }

    [Fact]
    public void Two_empty_masks_have_a_reason_and_no_number()
    {
        Overlap.Dice(new Mask(Grid), new Mask(Grid)).ShouldBe(MaskMetric.Without("both masks are empty"));
        Overlap.Jaccard(new Mask(Grid), new Mask(Grid)).Value.ShouldBeNull();
    }

    [Fact]
    public void Masks_on_different_grids_are_refused() =>
        Should.Throw<ArgumentException>(() => Overlap.Dice(new Mask(Grid), new Mask(Grids.Axial(4, 1, 1, 1.1))));
}
