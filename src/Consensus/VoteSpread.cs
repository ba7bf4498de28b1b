using CrowdAnnotate.Agreement;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>How sure the readers' votes are, voxel by voxel. A reader with an empty region votes for outside.</summary>
/// <param name="Probability">Share of readers with the voxel inside, on the grid of the regions' box (0 elsewhere).</param>
/// <param name="VolumeAt25">mm³ that at least 25 % of the readers include.</param>
/// <param name="VolumeAt50">mm³ that at least 50 % of the readers include.</param>
/// <param name="VolumeAt75">mm³ that at least 75 % of the readers include.</param>
/// <param name="EntropyBits">Sum over voxels of the binary entropy of the vote share, bits.</param>
/// <param name="MeanVolume">Mean of the readers' volumes, mm³.</param>
/// <param name="UnionVoxels">Voxels that any reader includes.</param>
/// <param name="IntersectionVoxels">Voxels that all include.</param>
/// <param name="GeneralisedConformity">Σ pairwise intersections / Σ pairwise unions (Kouwenhoven 2009); null for one reader.</param>
public sealed record VoteSpread(
    Volume Probability, double VolumeAt25, double VolumeAt50, double VolumeAt75, double EntropyBits, double MeanVolume,
    int UnionVoxels, int IntersectionVoxels, double? GeneralisedConformity)
{
    /// <summary>The voxels of the readers' grid that <see cref="Probability"/> covers.</summary>
    public required VoxelBox Box { get; init; }

    private long[] VoxelsByVotes { get; init; } = [];

    /// <summary>Readers who vote.</summary>
    public int Readers => VoxelsByVotes.Length - 1;

    /// <summary>Of regions on one grid. Undefined: noRegion, when all are empty.</summary>
    /// <exception cref="ArgumentException">The regions lie on different grids.</exception>
    public static Statistic<VoteSpread> Compute(IReadOnlyList<Mask> rois)
    {
        ArgumentNullException.ThrowIfNull(rois);
        var drawn = rois.Where(m => m.Count > 0).ToList();
        return drawn.Count > 0 ? Of(RoiStack.Of(drawn), rois.Count) : Undefined.NoRegion;
    }

    /// <summary>Voxels that at least this share of the readers include.</summary>
    /// <param name="share">Above 0.</param>
    public long VoxelsAt(double share) => VoxelsByVotes.Where((_, votes) => votes > 0 && votes >= share * Readers).Sum();

    /// <summary>Binary entropy of the vote share, bits per voxel, on the grid of <see cref="Probability"/>.</summary>
    public Volume Entropy() => new(Probability.Geometry, Array.ConvertAll(Probability.Voxels, p => (float)BinaryEntropy.Bits(Math.Round(p * Readers) / Readers)));

    /// <param name="readers">Those in the stack and those with an empty region.</param>
    internal static VoteSpread Of(RoiStack stack, int readers)
    {
        var byVotes = new long[readers + 1];
        foreach (var votes in stack.Votes)
        {
            byVotes[votes]++;
        }

        var some = Enumerable.Range(1, readers).ToList();
        double Volume(double share) => stack.Grid.VoxelVolume * some.Where(v => v >= share * readers).Sum(v => byVotes[v]);
        var pairs = some.Sum(v => byVotes[v] * v * (v - 1) / 2);
        var unions = some.Sum(v => byVotes[v] * (((long)v * (v - 1) / 2) + ((long)v * (readers - v))));
        return new(
            new Volume(stack.Grid, Array.ConvertAll(stack.Votes, v => (float)v / readers)), Volume(0.25), Volume(0.5), Volume(0.75),
            some.Sum(v => byVotes[v] * BinaryEntropy.Bits((double)v / readers)), stack.Grid.VoxelVolume * some.Sum(v => byVotes[v] * v) / readers,
            (int)some.Sum(v => byVotes[v]), (int)byVotes[readers], readers > 1 ? (double)pairs / unions : null)
        {
            Box = stack.Box, VoxelsByVotes = byVotes,
        };
    }
}
