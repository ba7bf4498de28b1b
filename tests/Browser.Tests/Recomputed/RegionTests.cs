namespace CrowdAnnotate.Browser.Tests.Recomputed;

public class RegionTests
{
    private readonly SeriesImage image = Made.Image(20, 12, 5, 1, 2, 3);

    [Fact]
    public void A_contour_holds_the_pixels_whose_centres_it_encloses()
    {
        var region = DrawnRegion.Of([(1, Made.Rectangle(2.4, 1.6, 5.6, 4.4))], image);
        region.Voxels().ShouldBe([(3, 2, 1), (4, 2, 1), (2, 2, 1), (5, 2, 1), (2, 3, 1), (3, 3, 1), (4, 3, 1), (5, 3, 1)], ignoreOrder: true);
    }

    [Fact]
    public void The_slice_between_two_drawn_ones_has_the_shape_between_theirs()
    {
        // Columns 4–5 below, 4–13 above: half-way the right edge lies half-way, and none of the drawn slices changes.
        var region = DrawnRegion.Of([(0, Made.Rectangle(4, 2, 6, 10)), (2, Made.Rectangle(4, 2, 14, 10))], image);
        var row = Enumerable.Range(0, 20).Where(x => region[x, 5, 1]).ToList();
        row[0].ShouldBe(4);
        row[^1].ShouldBeInRange(7, 10);
        region.Voxels().Count(v => v.Z == 0).ShouldBe(16);
        region.Voxels().Count(v => v.Z == 2).ShouldBe(80);
        region.Voxels().ShouldAllBe(v => v.Z <= 2);
    }

    [Fact]
    public void Signed_distances_are_to_the_nearest_voxel_of_the_other_kind_in_mm()
    {
        var region = Made.Block(image, (5, 9), (4, 8), (1, 3));
        var distances = SignedDistances.Of(region, Region.Around([region], 1), 1, 2, 3);
        distances[(7, 6, 2)].ShouldBe(-3, 1e-12);
        distances[(5, 6, 2)].ShouldBe(-1, 1e-12);
        distances[(4, 6, 2)].ShouldBe(1, 1e-12);
        distances[(4, 3, 0)].ShouldBe(Math.Sqrt(1 + 4 + 9), 1e-12);
    }

    [Fact]
    public void The_consensus_of_two_blocks_apart_by_two_voxels_ends_between_them()
    {
        // Right edges at columns 9 and 11: at column 10 the distances are +1 and −2 mm, at column 11 they are +2 and −1.
        var consensus = new ConsensusRegion([Made.Block(image, (3, 9), (2, 9), (1, 3)), Made.Block(image, (3, 11), (2, 9), (1, 3))], image);
        Enumerable.Range(0, 20).Where(x => consensus.Mask[x, 5, 2]).ShouldBe(Enumerable.Range(3, 8));
        consensus.Differences(consensus.Mask).ShouldBeEmpty();
        var other = Made.Block(image, (3, 9), (2, 9), (1, 3));
        consensus.Differences(other).ShouldNotBeEmpty();
    }

    [Fact]
    public void Dice_is_twice_the_shared_part_of_both()
    {
        var (a, b) = (Made.Block(image, (0, 3), (0, 0), (0, 0)), Made.Block(image, (2, 3), (0, 1), (0, 0)));
        Region.Dice(a, b).ShouldBe(0.5, 1e-12);
    }
}
