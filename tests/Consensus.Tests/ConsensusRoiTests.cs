using CrowdAnnotate.Agreement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

public class ConsensusRoiTests
{
    [Fact]
    public void One_reader_is_the_consensus_and_has_nobody_to_agree_with()
    {
        var roi = Scene.Ball(Scene.At(20, 20, 11), 6);
        var consensus = ConsensusRoi.Compute(LesionOf(roi)).Value;
        consensus.Mask.Voxels.ShouldBe(roi.Voxels);
        consensus.MeanPairwiseDice.ShouldBeNull();
        consensus.Votes.GeneralisedConformity.ShouldBeNull();
        consensus.Readers.Single().DiceToOthers.ShouldBeNull();
        consensus.Votes.EntropyBits.ShouldBe(0);
    }

    [Fact]
    public void Two_readers_of_one_centre_meet_half_way()
    {
        // Concentric balls of 5 and 8 mm: the mean of the signed distances is zero at 6.5 mm.
        var consensus = ConsensusRoi.Compute(LesionOf(Scene.Ball(Scene.At(20, 20, 11), 5), Scene.Ball(Scene.At(20, 20, 11), 8))).Value;
        var halfway = Scene.Ball(Scene.At(20, 20, 11), 6.5);
        Overlap.Dice(consensus.Mask, halfway).Value!.Value.ShouldBeGreaterThan(0.93);
        (consensus.Mask.VolumeMm3 / halfway.VolumeMm3).ShouldBe(1, 0.12);
    }

    [Fact]
    public void Cutting_to_the_box_changes_no_voxel()
    {
        // The rule written out on the whole grid, for readers whose regions reach the grid's border and overlap little.
        var random = new Random(5);
        Mask[] rois =
        [
            .. Enumerable.Range(0, 6).Select(_ => Scene.Ball(Scene.At(3 + (6 * random.NextDouble()), 40 + (6 * random.NextDouble()), 1 + (3 * random.NextDouble())), 4 + (3 * random.NextDouble()))),
        ];
        var fields = rois.Select(SignedDistance.Compute).ToArray();
        var expected = Enumerable.Range(0, Scene.Grid.VoxelCount).Select(i => fields.Select(f => f[i]).Order().Skip(1).Take(4).Sum() <= 0 ? (byte)1 : (byte)0);
        ConsensusMask.Compute(rois, ConsensusRule.TrimmedMeanDistance).Voxels.ShouldBe(expected);
    }

    [Fact]
    public void An_empty_region_votes_for_outside_and_has_no_distance()
    {
        var drawn = Scene.Ball(Scene.At(20, 20, 11), 6);
        ConsensusMask.Compute([drawn, Scene.Empty, Scene.Empty], ConsensusRule.MajorityAtLeastHalf).Count.ShouldBe(0);
        ConsensusMask.Compute([drawn, Scene.Empty], ConsensusRule.MajorityAtLeastHalf).Count.ShouldBe(drawn.Count);
        ConsensusMask.Compute([drawn, Scene.Empty], ConsensusRule.MajorityOverHalf).Count.ShouldBe(0);
        ConsensusMask.Compute([drawn, Scene.Empty], ConsensusRule.Intersection).Count.ShouldBe(0);
        ConsensusMask.Compute([drawn, Scene.Empty], ConsensusRule.Union).Count.ShouldBe(drawn.Count);
        ConsensusMask.Compute([drawn, Scene.Empty, Scene.Empty], ConsensusRule.TrimmedMeanDistance).Count.ShouldBe(drawn.Count);
        var votes = VoteSpread.Compute([drawn, drawn, Scene.Empty]).Value;
        (votes.Readers, votes.VoxelsAt(0.5), votes.VoxelsAt(0.75)).ShouldBe((3, drawn.Count, 0));
        votes.GeneralisedConformity!.Value.ShouldBe(1.0 / 3, 1e-12);
        VoteSpread.Compute([Scene.Empty, Scene.Empty]).Reason.ShouldBe(Undefined.NoRegion);
    }

    [Fact]
    public void A_lesion_leaves_empty_regions_out()
    {
        var roi = Scene.Ball(Scene.At(20, 20, 11), 6);
        var consensus = ConsensusRoi.Compute(LesionOf(roi, Scene.Empty)).Value;
        consensus.Readers.Select(r => r.Reader).ShouldBe(["reader 0"]);
        consensus.Mask.Count.ShouldBe(roi.Count);
        ConsensusMask.Compute([Scene.Empty, Scene.Empty], ConsensusRule.MedianDistance).Count.ShouldBe(0);
    }

    [Fact]
    public void A_lesion_without_a_region_has_no_consensus_region_and_says_why() =>
        ConsensusRoi.Compute(new Lesion(1, [new Mark("a", "1", Scene.At(1, 1, 1), 5)])).Reason.ShouldBe(Undefined.NoRegion);

    [Fact]
    public void Axes_alone_give_an_ellipse_in_one_slice_and_say_so()
    {
        // Three readers measured the same lesion on three neighbouring slices.
        var lesion = new Lesion(1, [.. Enumerable.Range(0, 3).Select(r => new Mark(
            $"reader {r}", "1", Scene.At(20, 20, 10 + r), 12, 12, Disc(Scene.At(20, 20, 10 + r), 6, 10 + r), fromAxes: true))]);
        var consensus = ConsensusRoi.Compute(lesion).Value;
        consensus.FromAxes.ShouldBeTrue();
        consensus.Method.ShouldContain("2D features only");
        consensus.MeanPairwiseDice!.Value.ShouldBe(1);
        consensus.Mask.Count.ShouldBe(Disc(Scene.At(20, 20, 11), 6, 11).Count);
        VoxelBox.Around(consensus.Mask)!.Value.ShouldSatisfyAllConditions(b => b.Z.ShouldBe(11), b => b.Slices.ShouldBe(1));
    }

    [Fact]
    public void Drawn_regions_are_not_mixed_with_ellipses_on_axes()
    {
        var drawn = Scene.Ball(Scene.At(20, 20, 11), 6);
        var lesion = new Lesion(1, [new Mark("a", "1", Scene.At(20, 20, 11), 12, roi: drawn), new Mark("b", "1", Scene.At(20, 20, 11), 12, 12, Disc(Scene.At(20, 20, 11), 6, 11), true)]);
        var consensus = ConsensusRoi.Compute(lesion).Value;
        consensus.FromAxes.ShouldBeFalse();
        consensus.ReadersUsed.ShouldBe(["a"]);
        consensus.Mask.Voxels.ShouldBe(drawn.Voxels);
    }

    [Fact]
    public void Regions_on_different_grids_are_refused()
    {
        var other = new VolumeGeometry(48, 48, 24, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 1);
        var elsewhere = new Mask(other);
        elsewhere.Voxels[500] = 1;
        Should.Throw<ArgumentException>(() => ConsensusRoi.Compute(LesionOf(Scene.Ball(Scene.At(20, 20, 11), 6), elsewhere)));
    }

    [Fact]
    public void One_of_three_readers_on_another_region_is_screened_and_readers_who_all_differ_are_not()
    {
        var right = Scene.Ball(Scene.At(16, 20, 11), 6);
        ConsensusRoi.Compute(LesionOf(right, right, Scene.Ball(Scene.At(28, 20, 11), 6))).Value.Flags.Single().Reader.ShouldBe("reader 2");
        ConsensusRoi.Compute(LesionOf(right, Scene.Ball(Scene.At(28, 20, 11), 6), Scene.Ball(Scene.At(28, 36, 11), 6))).Value.Flags.ShouldBeEmpty();
        ConsensusRoi.Compute(LesionOf(right, Scene.Ball(Scene.At(28, 20, 11), 6))).Value.Flags.ShouldBeEmpty();
    }

    [Fact]
    public void Votes_of_two_discs_are_counted_by_hand()
    {
        var first = Scene.Empty;
        var second = Scene.Empty;
        foreach (var x in new[] { 10, 11, 12 })
        {
            first.Voxels[Scene.Grid.IndexOf(x, 5, 5)] = 1;
            second.Voxels[Scene.Grid.IndexOf(x + 1, 5, 5)] = 1;
        }

        // Voxels 10 and 13 have one vote, 11 and 12 two; a voxel is 0.96 mm³.
        var votes = VoteSpread.Compute([first, second]).Value;
        (votes.UnionVoxels, votes.IntersectionVoxels).ShouldBe((4, 2));
        votes.EntropyBits.ShouldBe(2, 1e-12);
        votes.GeneralisedConformity!.Value.ShouldBe(0.5, 1e-12);
        votes.VolumeAt50.ShouldBe(4 * 0.96, 1e-9);
        votes.VolumeAt75.ShouldBe(2 * 0.96, 1e-9);
        votes.Probability.Voxels.Sum().ShouldBe(3f);
        votes.Entropy().Voxels.Sum().ShouldBe(2f);
        votes.VoxelsAt(0.5).ShouldBe(4);
    }

    private static Lesion LesionOf(params Mask[] rois) =>
        new(1, [.. rois.Select((m, i) => new Mark($"reader {i}", "1", Scene.At(20, 20, 11), 12, roi: m))]);

    private static Mask Disc(PatientPoint centre, double radius, int slice)
    {
        var disc = Scene.Empty;
        Scene.Ball(centre, radius).Slice(slice).CopyTo(disc.Slice(slice));
        return disc;
    }
}
