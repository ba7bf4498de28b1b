using CrowdAnnotate.Agreement;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

public class MultiLabelStapleTests
{
    [Fact]
    public void Readers_who_agree_are_right()
    {
        var labels = Labels(1, 0);
        var staple = MultiLabelStaple.Estimate(Scene.Grid, [labels, labels, labels]).Value;
        staple.Labels().ShouldBe(labels);
        staple.Votes().ShouldBe(labels);
        staple.Priors.Select((p, l) => Math.Abs(p - (labels.Count(v => v == l) / (double)labels.Length))).ShouldAllBe(d => d < 1e-12);
        for (var t = 0; t < 3; t++)
        {
            staple.Confusion[0][t][t].ShouldBe(1, 1e-12);
        }

        staple.Counts.ShouldBe([.. Enumerable.Range(0, 4).Select(l => (long)labels.Count(v => v == l))]);
    }

    [Fact]
    public void A_reader_who_confuses_two_labels_is_told_by_the_others()
    {
        var truth = Labels(1, 0);
        var swapped = Array.ConvertAll(truth, v => v == 0 ? v : (byte)(3 - v));
        var staple = MultiLabelStaple.Estimate(Scene.Grid, [Labels(2, 0.05), Labels(3, 0.05), Labels(4, 0.05), swapped]).Value;
        staple.Confusion[3][2][1].ShouldBeGreaterThan(0.9);
        staple.Confusion[3][1][2].ShouldBeGreaterThan(0.9);
        var errors = Labels(2, 0.05).Zip(truth).Count(v => v.First != v.Second);
        staple.Labels().Zip(truth).Count(v => v.First != v.Second).ShouldBeLessThan(errors / 4);
    }

    [Fact]
    public void What_readers_give_a_true_label_sums_to_one() =>
        MultiLabelStaple.Estimate(Scene.Grid, [Labels(2, 0.2), Labels(3, 0.1), Labels(4, 0.3)]).Value.Confusion
            .ShouldAllBe(c => Enumerable.Range(0, 3).All(t => Math.Abs(c.Sum(row => row[t]) - 1) < 1e-9));

    [Fact]
    public void With_two_labels_it_estimates_what_STAPLE_of_regions_does()
    {
        byte[][] readers = [.. Enumerable.Range(5, 4).Select(seed => Array.ConvertAll(Labels(seed, 0.04), v => (byte)(v > 0 ? 1 : 0)))];
        var labels = MultiLabelStaple.Estimate(Scene.Grid, readers).Value;
        var regions = Staple.Estimate([.. readers.Select(r => new Mask(Scene.Grid, r))]).Value;
        labels.Priors[1].ShouldBe(regions.Prior, 1e-12);
        for (var r = 0; r < readers.Length; r++)
        {
            labels.Confusion[r][1][1].ShouldBe(regions.Sensitivity[r]!.Value, 1e-5);
            labels.Confusion[r][0][0].ShouldBe(regions.Specificity[r]!.Value, 1e-5);
        }
    }

    [Fact]
    public void A_tie_of_votes_is_undecided()
    {
        // Three readers give the first voxel three labels.
        byte[][] readers = [Labels(1, 0), Labels(1, 0), Labels(1, 0)];
        (readers[0][0], readers[1][0], readers[2][0]) = (0, 1, 2);
        var votes = MultiLabelStaple.Estimate(Scene.Grid, readers).Value.Votes();
        votes[0].ShouldBe((byte)3);
        votes.Count(v => v == 3).ShouldBe(1);
    }

    [Fact]
    public void Two_readers_labels_of_another_size_and_label_255_are_refused()
    {
        var labels = Labels(1, 0);
        MultiLabelStaple.Estimate(Scene.Grid, [labels, labels]).Reason.ShouldBe(Undefined.StapleNotIdentifiedBelow3Readers);
        Should.Throw<ArgumentException>(() => MultiLabelStaple.Estimate(Scene.Grid, [labels, labels, [1, 2]]));
        Should.Throw<ArgumentException>(() => MultiLabelStaple.Estimate(Scene.Grid, [labels, labels, [.. labels.Select(_ => (byte)255)]]));
    }

    /// <summary>A ball of label 1 in a ball of label 2; a share of the voxels is of any label.</summary>
    private static byte[] Labels(int seed, double noise)
    {
        var random = new Random(seed);
        var (inner, outer) = (Scene.Ball(Scene.At(20, 20, 11), 5), Scene.Ball(Scene.At(20, 20, 11), 9));
        return [.. inner.Voxels.Zip(outer.Voxels).Select(v => random.NextDouble() < noise ? (byte)random.Next(3) : (byte)(v.First != 0 ? 1 : v.Second != 0 ? 2 : 0))];
    }
}
