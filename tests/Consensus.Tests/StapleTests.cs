using CrowdAnnotate.Agreement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

public class StapleTests
{
    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 2)]
    [InlineData(9, 3)]
    [InlineData(12, 4)]
    public void It_is_what_the_iteration_voxel_by_voxel_gives(int readers, int seed)
    {
        var masks = Noisy(readers, seed);
        var staple = Staple.Estimate(masks).Value;
        var (sensitivity, specificity, inside) = VoxelByVoxel(masks, staple.Iterations);
        staple.Sensitivity.Zip(sensitivity).ShouldAllBe(p => Math.Abs(p.First!.Value - p.Second) < 1e-9);
        staple.Specificity.Zip(specificity).ShouldAllBe(p => Math.Abs(p.First!.Value - p.Second) < 1e-9);
        staple.PosteriorVoxels().Zip(inside).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-9);
        staple.PosteriorSum.ShouldBe(inside.Sum(), 1e-6);
        staple.AtLeastHalf().Count.ShouldBe(staple.CountAtLeastHalf);
        staple.Posterior().Voxels.Zip(inside).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-6);
        staple.Field.ShouldBe(masks[0].Geometry);
    }

    [Fact]
    public void A_smaller_tolerance_comes_nearer_to_the_limit()
    {
        var (usual, near) = (Staple.Estimate(Noisy(5, 2)).Value, Staple.Estimate(Noisy(5, 2), 1e-12).Value);
        near.Iterations.ShouldBeGreaterThan(usual.Iterations);
        near.Sensitivity.Zip(usual.Sensitivity).ShouldAllBe(p => Math.Abs(p.First!.Value - p.Second!.Value) < 1e-6);
        near.Entropy().Voxels.Zip(near.Posterior().Voxels).ShouldAllBe(p => p.First >= 0 && p.First <= 1 && (p.Second != 0.5f || p.First == 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Two_readers_cannot_be_told_apart_and_it_says_so(int readers) =>
        Staple.Estimate(Noisy(readers, 1)).Reason.ShouldBe(Undefined.StapleNotIdentifiedBelow3Readers);

    [Fact]
    public void Readers_who_agree_are_right()
    {
        var roi = Scene.Ball(Scene.At(20, 20, 11), 6);
        var staple = Staple.Estimate([roi, roi, roi]).Value;
        staple.Sensitivity.ShouldAllBe(s => s!.Value > 1 - 1e-9);
        staple.Specificity.ShouldAllBe(s => s!.Value > 1 - 1e-9);
        staple.AtLeastHalf().Voxels.ShouldBe(roi.Voxels);
    }

    [Fact]
    public void A_reader_who_drew_nothing_misses_everything()
    {
        var roi = Scene.Ball(Scene.At(20, 20, 11), 6);
        var staple = Staple.Estimate([roi, roi, Scene.Empty]).Value;
        staple.Sensitivity[2].ShouldBe(0);
        staple.Specificity[2]!.Value.ShouldBe(1, 1e-9);
        staple.AtLeastHalf().Count.ShouldBe(roi.Count);
    }

    [Fact]
    public void Where_nobody_drew_there_is_no_sensitivity_and_where_all_drew_everything_no_specificity()
    {
        var nothing = Staple.Estimate([Scene.Empty, Scene.Empty, Scene.Empty]).Value;
        (nothing.Prior, nothing.PosteriorSum, nothing.CountAtLeastHalf).ShouldBe((0.0, 0.0, 0));
        nothing.Sensitivity.ShouldAllBe(s => s == null);
        nothing.Specificity.ShouldAllBe(s => s == 1);
        var all = new Mask(Scene.Grid);
        all.Voxels.AsSpan().Fill(1);
        var everything = Staple.Estimate([all, all, all]).Value;
        everything.Specificity.ShouldAllBe(s => s == null);
        everything.CountAtLeastHalf.ShouldBe(Scene.Grid.VoxelCount);
    }

    [Fact]
    public void Regions_on_different_grids_are_refused()
    {
        var elsewhere = new VolumeGeometry(48, 48, 24, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 1);
        Should.Throw<ArgumentException>(() => Staple.Estimate([Scene.Empty, Scene.Empty, new Mask(elsewhere)]));
    }

    private static List<Mask> Noisy(int readers, int seed)
    {
        var random = new Random(seed);
        var truth = Scene.Ball(Scene.At(20, 20, 11), 7);
        return [.. Enumerable.Range(0, readers).Select(r => new Mask(
            Scene.Grid, Array.ConvertAll(truth.Voxels, v => (byte)(random.NextDouble() < 0.02 * (r + 1) ? 1 - v : v))))];
    }

    /// <summary>Warfield's equations on every voxel.</summary>
    private static (double[] Sensitivity, double[] Specificity, double[] Inside) VoxelByVoxel(List<Mask> masks, int iterations)
    {
        var votes = masks.ConvertAll(m => m.Voxels);
        var inside = Enumerable.Range(0, votes[0].Length).Select(i => votes.Average(v => (double)v[i])).ToArray();
        var (prior, p, q) = (inside.Average(), new double[votes.Count], new double[votes.Count]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            for (var r = 0; r < votes.Count; r++)
            {
                p[r] = inside.Where((_, i) => votes[r][i] == 1).Sum() / inside.Sum();
                q[r] = inside.Where((_, i) => votes[r][i] == 0).Sum(w => 1 - w) / inside.Sum(w => 1 - w);
            }

            for (var i = 0; i < inside.Length; i++)
            {
                var (a, b) = (prior, 1 - prior);
                for (var r = 0; r < votes.Count; r++)
                {
                    a *= votes[r][i] == 1 ? p[r] : 1 - p[r];
                    b *= votes[r][i] == 1 ? 1 - q[r] : q[r];
                }

                inside[i] = a / (a + b);
            }
        }

        return (p, q, inside);
    }
}
