using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Known truth: five readers with error draw a ball of 7 mm radius.</summary>
public class SimulationTests
{
    private static readonly Mask Truth = Scene.Ball(Scene.At(20, 20, 11), 7);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Five_readers_with_one_on_the_wrong_lesion_give_the_right_one_and_the_wrong_one_is_flagged(int seed)
    {
        var random = new Random(seed);
        var marks = Enumerable.Range(0, 5).Select(r => r == 2
            ? Scene.Drawn("reader 2", Scene.At(37, 36, 18), 5, random)
            : Scene.Drawn($"reader {r}", Scene.At(20, 20, 11), 7, random)).ToList();
        var lesions = LesionMatching.Match(marks);
        lesions.Select(l => l.Marks.Count).ShouldBe([4, 1]);
        var consensus = ConsensusRoi.Compute(lesions[0]).Value;
        Overlap.Dice(consensus.Mask, Truth).Value!.Value.ShouldBeGreaterThanOrEqualTo(0.9);
        Overlap.Dice(consensus.Mask, Truth).Value!.Value.ShouldBeGreaterThan(lesions[0].Marks.Average(m => Overlap.Dice(m.Roi!, Truth).Value!.Value));
        consensus.Method.ShouldBe("median signed distance");

        var flag = ReaderScreening.OtherLesions(lesions, readers: 5).ShouldHaveSingleItem();
        (flag.Reader, flag.Discordance).ShouldBe(("reader 2", Discordance.OtherLesion));
        flag.Reason.ShouldStartWith("1 of 5 readers marked this; lesion 1, marked by 4,");
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Six_readers_with_one_beside_the_lesion_screen_it_and_trim_the_rest(int seed)
    {
        // The mark lies near enough to be matched, yet its region is another's.
        var random = new Random(seed);
        var marks = Enumerable.Range(0, 6).Select(r => r == 4
            ? Scene.Drawn("reader 4", Scene.At(31, 20, 12), 6, random)
            : Scene.Drawn($"reader {r}", Scene.At(20, 20, 11), 7, random)).ToList();
        var lesion = LesionMatching.Match(marks).ShouldHaveSingleItem();
        var consensus = ConsensusRoi.Compute(lesion).Value;
        consensus.Method.ShouldBe("20 %-trimmed mean signed distance");
        consensus.ReadersUsed.ShouldBe(["reader 0", "reader 1", "reader 2", "reader 3", "reader 5"]);
        var flag = consensus.Flags.ShouldHaveSingleItem();
        (flag.Reader, flag.Discordance).ShouldBe(("reader 4", Discordance.OtherRegion));
        Overlap.Dice(consensus.Mask, Truth).Value!.Value.ShouldBeGreaterThanOrEqualTo(0.9);
        consensus.Readers.Where(r => r.Used).ShouldAllBe(r => r.DiceToOthers > 0.8);
        consensus.Readers.Single(r => !r.Used).DiceToOthers!.Value.ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Readers_who_all_agree_are_none_flagged()
    {
        var random = new Random(21);
        var marks = Enumerable.Range(0, 5).Select(r => Scene.Drawn($"reader {r}", Scene.At(20, 20, 11), 7, random)).ToList();
        var lesions = LesionMatching.Match(marks);
        var consensus = ConsensusRoi.Compute(lesions.ShouldHaveSingleItem()).Value;
        consensus.Flags.ShouldBeEmpty();
        ReaderScreening.OtherLesions(lesions, 5).ShouldBeEmpty();
        consensus.PairwiseDice.Count.ShouldBe(10);
        (consensus.Votes.VolumeAt25 > consensus.Votes.VolumeAt50 && consensus.Votes.VolumeAt50 > consensus.Votes.VolumeAt75).ShouldBeTrue();
    }

    [Fact]
    public void With_one_reader_in_five_on_the_wrong_lesion_the_consensus_keeps_a_dice_of_94() => KeepsItsDice(30);

    [Fact]
    [Trait("Category", "Long")]
    public void So_it_does_in_many_crowds() => KeepsItsDice(500);

    /// <summary>
    /// A lesion of 10 mm radius and readers whose own Dice is about .92. The wrong lesion lies so near that its mark is mostly matched with the
    /// others', and its region has to be screened out.
    /// </summary>
    private static void KeepsItsDice(int crowds)
    {
        var truth = Scene.Ball(Scene.At(20, 20, 11), 10);
        double Dice(IEnumerable<Mark> marks) => Overlap.Dice(ConsensusRoi.Compute(new Lesion(1, [.. marks])).Value.Mask, truth).Value!.Value;
        var (consensus, clean) = (0.0, 0.0);
        for (var seed = 0; seed < crowds; seed++)
        {
            var random = new Random(seed);
            var marks = Enumerable.Range(0, 5).Select(r => Scene.Drawn($"reader {r}", Scene.At(20, 20, 11), 10, random, lobes: 0.05)).ToList();
            var wrong = marks.Select((m, r) => r == seed % 5 ? Scene.Drawn(m.Reader, Scene.At(34, 20, 12), 6, random) : m).ToList();
            var matched = LesionMatching.Match(wrong).MaxBy(l => l.Marks.Count)!.Marks;
            (consensus, clean) = (consensus + (Dice(matched) / crowds), clean + (Dice(marks) / crowds));
        }

        consensus.ShouldBeGreaterThanOrEqualTo(0.94);
        (clean - consensus).ShouldBeInRange(-0.005, 0.02);
    }
}
