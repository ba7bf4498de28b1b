using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Consensus.Tests.Invariants;

/// <summary>What holds of every pair of regions.</summary>
public class MetricInvariantTests
{
    [Fact]
    public void Overlap_is_symmetric_bounded_and_full_of_a_region_with_itself() => Regions.One.Select(Regions.One).Sample((a, b) =>
    {
        var (dice, jaccard) = (Overlap.Dice(a, b).Value!.Value, Overlap.Jaccard(a, b).Value!.Value);
        (Overlap.Dice(b, a).Value!.Value, Overlap.Jaccard(b, a).Value!.Value).ShouldBe((dice, jaccard));
        dice.ShouldBeInRange(0, 1);
        jaccard.ShouldBe(dice / (2 - dice), 1e-12);
        (Overlap.Dice(a, a).Value, Overlap.Jaccard(a, a).Value).ShouldBe((1, 1));
    }, iter: 200);

    [Fact]
    public void Surface_distances_are_symmetric_and_ordered() => Gen.Select(Regions.One, Regions.One, Gen.Bool).Sample((a, b, four) =>
    {
        var cross = four ? BorderCross.Four : BorderCross.Six;
        var (there, back) = (SurfaceDistances.Between(a, b, cross), SurfaceDistances.Between(b, a, cross));
        double[] Values(SurfaceDistances d) =>
            [d.Hausdorff.Value!.Value, d.Hausdorff95.Value!.Value, d.Hausdorff95Pooled.Value!.Value, d.AverageSymmetric.Value!.Value, d.MeanOfMeans.Value!.Value, d.ShareWithin(2).Value!.Value];
        Values(there).Zip(Values(back)).ShouldAllBe(v => Math.Abs(v.First - v.Second) < 1e-9);
        (there.DirectedMeanAToB.Value, there.BorderA).ShouldBe((back.DirectedMeanBToA.Value, back.BorderB));
        (there.Hausdorff95.Value <= there.Hausdorff.Value && there.Hausdorff95Pooled.Value <= there.Hausdorff.Value).ShouldBeTrue();
        (there.AverageSymmetric.Value <= there.Hausdorff.Value + 1e-9 && there.MeanOfMeans.Value <= there.Hausdorff.Value + 1e-9).ShouldBeTrue();
        there.ShareWithin(1).Value!.Value.ShouldBeLessThanOrEqualTo(there.ShareWithin(2).Value!.Value);
        there.ShareWithin(there.Hausdorff.Value!.Value).Value.ShouldBe(1);
        SurfaceDistances.Between(a, a, cross).Hausdorff.Value.ShouldBe(0);
    }, iter: 150);

    [Fact]
    public void Where_the_regions_lie_changes_nothing() => Gen.Select(Regions.One, Regions.One, Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4]).Sample((a, b, x, y, z) =>
    {
        var (movedA, movedB) = (Regions.Moved(a, (x, y, z)), Regions.Moved(b, (x, y, z)));
        var (before, after) = (SurfaceDistances.Between(a, b), SurfaceDistances.Between(movedA, movedB));
        Overlap.Dice(movedA, movedB).ShouldBe(Overlap.Dice(a, b));
        (after.BorderA, after.BorderB).ShouldBe((before.BorderA, before.BorderB));
        after.Hausdorff95.Value!.Value.ShouldBe(before.Hausdorff95.Value!.Value, 1e-9);
        after.AverageSymmetric.Value!.Value.ShouldBe(before.AverageSymmetric.Value!.Value, 1e-9);
    }, iter: 100);
}
