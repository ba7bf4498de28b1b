using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Consensus.Tests.Invariants;

/// <summary>What holds of the consensus of any readers.</summary>
public class ConsensusInvariantTests
{
    [Fact]
    public void The_order_of_the_readers_changes_no_voxel() => Gen.Select(Regions.Several, Gen.Int[0, 1_000_000]).Sample((readers, seed) =>
    {
        var shuffled = Shuffled(readers, seed);
        foreach (var rule in Enum.GetValues<ConsensusRule>())
        {
            ConsensusMask.Compute(shuffled, rule).Voxels.ShouldBe(ConsensusMask.Compute(readers, rule).Voxels);
        }

        var (votes, again) = (VoteSpread.Compute(readers).Value, VoteSpread.Compute(shuffled).Value);
        (again.EntropyBits, again.GeneralisedConformity, again.VoxelsAt(0.25), again.UnionVoxels).ShouldBe((votes.EntropyBits, votes.GeneralisedConformity, votes.VoxelsAt(0.25), votes.UnionVoxels));
    }, iter: 60);

    [Fact]
    public void Every_reader_counted_twice_changes_no_rule_of_votes_and_no_median() => Regions.Several.Sample(readers =>
    {
        Mask[] twice = [.. readers, .. readers];
        ConsensusRule[] rules = [ConsensusRule.MajorityAtLeastHalf, ConsensusRule.MajorityOverHalf, ConsensusRule.Union, ConsensusRule.Intersection, ConsensusRule.MedianDistance];
        rules.ShouldAllBe(r => ConsensusMask.Compute(twice, r).Voxels.SequenceEqual(ConsensusMask.Compute(readers, r).Voxels));
        VoteSpread.Compute(twice).Value.EntropyBits.ShouldBe(VoteSpread.Compute(readers).Value.EntropyBits, 1e-9);
    }, iter: 60);

    [Fact]
    public void Every_rule_lies_between_intersection_and_union() => Regions.Several.Sample(readers =>
    {
        var (all, any) = (ConsensusMask.Compute(readers, ConsensusRule.Intersection), ConsensusMask.Compute(readers, ConsensusRule.Union));
        Enum.GetValues<ConsensusRule>().ShouldAllBe(r => Lies(all, ConsensusMask.Compute(readers, r)) && Lies(ConsensusMask.Compute(readers, r), any));
        Lies(ConsensusMask.Compute(readers, ConsensusRule.MajorityOverHalf), ConsensusMask.Compute(readers, ConsensusRule.MajorityAtLeastHalf)).ShouldBeTrue();
        var votes = VoteSpread.Compute(readers).Value;
        votes.GeneralisedConformity!.Value.ShouldBeInRange(0, 1);
        votes.EntropyBits.ShouldBeInRange(0, votes.UnionVoxels);
        (votes.VolumeAt25 >= votes.VolumeAt50 && votes.VolumeAt50 >= votes.VolumeAt75).ShouldBeTrue();
        votes.Entropy().Voxels.Sum(v => (double)v).ShouldBe(votes.EntropyBits, 1e-3);
    }, iter: 60);

    [Fact]
    public void Readers_who_all_drew_the_same_are_their_consensus() => Gen.Select(Regions.One, Gen.Int[1, 7]).Sample((region, readers) =>
        Enum.GetValues<ConsensusRule>().ShouldAllBe(r => ConsensusMask.Compute(Enumerable.Repeat(region, readers).ToList(), r).Voxels.SequenceEqual(region.Voxels)), iter: 60);

    [Fact]
    public void Where_the_regions_lie_changes_nothing() => Gen.Select(Regions.Several, Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 3]).Sample((readers, x, y, z) =>
    {
        // A voxel from the border at least: a region that reaches it has no background there.
        Mask[] here = [.. readers.Select(r => Regions.Moved(r, (1, 1, 1)))], there = [.. readers.Select(r => Regions.Moved(r, (x, y, z)))];
        Enum.GetValues<ConsensusRule>().ShouldAllBe(r => ConsensusMask.Compute(here, r).Count == ConsensusMask.Compute(there, r).Count);
    }, iter: 40);

    [Fact]
    public void STAPLE_gives_each_reader_his_rates_in_whatever_order() => Gen.Select(Regions.Alike, Gen.Int[0, 1_000_000]).Sample((readers, seed) =>
    {
        var order = Shuffled([.. Enumerable.Range(0, readers.Length)], seed);
        var (given, shuffled) = (Staple.Estimate(readers), Staple.Estimate([.. order.Select(i => readers[i])]));
        given.Value.Prior.ShouldBe(shuffled.Value.Prior, 1e-12);
        for (var i = 0; i < order.Length; i++)
        {
            shuffled.Value.Sensitivity[i]!.Value.ShouldBe(given.Value.Sensitivity[order[i]]!.Value, 1e-6);
            shuffled.Value.Sensitivity[i]!.Value.ShouldBeInRange(0, 1);
            shuffled.Value.Specificity[i]!.Value.ShouldBeInRange(0, 1);
        }

        given.Value.PosteriorVoxels().ShouldAllBe(w => w >= 0 && w <= 1);
    }, iter: 60);

    private static bool Lies(Mask inner, Mask outer) => inner.Voxels.Zip(outer.Voxels).All(v => v.First <= v.Second);

    private static T[] Shuffled<T>(T[] items, int seed)
    {
        var random = new Random(seed);
        return [.. items.OrderBy(_ => random.Next())];
    }
}
