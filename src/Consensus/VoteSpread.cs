using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>How sure the readers' votes are, voxel by voxel.</summary>
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
    /// <summary>Of regions on one grid; empty ones do not vote.</summary>
    /// <exception cref="ArgumentException">All are empty, or they lie on different grids.</exception>
    public static VoteSpread Compute(IReadOnlyList<Mask> rois)
    {
        ArgumentNullException.ThrowIfNull(rois);
        return Of(RoiStack.Of([.. rois.Where(m => m.Count > 0)]));
    }

    internal static VoteSpread Of(RoiStack stack)
    {
        var k = stack.Masks.Count;
        var byVotes = new long[k + 1];
        foreach (var votes in stack.Votes)
        {
            byVotes[votes]++;
        }

        var some = Enumerable.Range(1, k).ToList();
        double Volume(double share) => stack.Grid.VoxelVolume * some.Where(v => v >= share * k).Sum(v => byVotes[v]);
        var pairs = some.Sum(v => byVotes[v] * v * (v - 1) / 2);
        var unions = some.Sum(v => byVotes[v] * ((v * (v - 1) / 2) + ((long)v * (k - v))));
        return new(
            new Volume(stack.Grid, Array.ConvertAll(stack.Votes, v => (float)v / k)), Volume(0.25), Volume(0.5), Volume(0.75),
            some.Sum(v => byVotes[v] * Entropy((double)v / k)), stack.Grid.VoxelVolume * some.Sum(v => byVotes[v] * v) / k,
            (int)some.Sum(v => byVotes[v]), (int)byVotes[k], k > 1 ? (double)pairs / unions : null);
    }

    private static double Entropy(double p) => p is <= 0 or >= 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));
}
