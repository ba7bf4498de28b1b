using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// Several readers' regions cut to the box of their union with one voxel around it. Every region is empty outside of its union, so the
/// nearest background of a voxel inside is never further than that margin and all signed distances are those of the whole grid.
/// </summary>
internal sealed class RoiStack
{
    private readonly double[]?[] distances;

    private RoiStack(VolumeGeometry whole, VoxelBox box, IReadOnlyList<Mask> masks)
    {
        (Whole, Box, Grid) = (whole, box, whole.Crop(box));
        Masks = [.. masks.Select(m => m.Crop(box).Voxels)];
        Votes = CountVotes([.. Enumerable.Range(0, masks.Count)]);
        distances = new double[]?[masks.Count];
    }

    public VolumeGeometry Whole { get; }

    public VoxelBox Box { get; }

    /// <summary>The grid of the box.</summary>
    public VolumeGeometry Grid { get; }

    /// <summary>The cut regions, reader by reader.</summary>
    public IReadOnlyList<byte[]> Masks { get; }

    /// <summary>Readers with the voxel inside.</summary>
    public int[] Votes { get; }

    /// <summary>Stacks regions that are not empty.</summary>
    /// <exception cref="ArgumentException">None, one is empty, or they lie on different grids.</exception>
    public static RoiStack Of(IReadOnlyList<Mask> masks)
    {
        if (masks.Count == 0)
        {
            throw new ArgumentException("There is no region to stack.", nameof(masks));
        }

        var whole = masks[0].Geometry;
        if (masks.Any(m => !ReferenceEquals(m.Geometry, whole) && !m.Geometry.Coincides(whole)))
        {
            throw new ArgumentException("The regions lie on different grids.", nameof(masks));
        }

        var box = masks.Select(m => VoxelBox.Around(m) ?? throw new ArgumentException("A region is empty.", nameof(masks))).Aggregate((a, b) => a.Union(b));
        return new(whole, box.Grow(1, whole), masks);
    }

    /// <summary>One region of several readers' by a rule, in the box.</summary>
    /// <param name="voters">The readers and those whose region is empty, who vote for outside.</param>
    public byte[] Combine(IReadOnlyList<int> readers, ConsensusRule rule, int voters)
    {
        var inside = new byte[Votes.Length];
        if (ByDistance(rule))
        {
            ByDistances([.. readers.Select(Distance)], Dropped(rule, readers.Count), inside);
            return inside;
        }

        var least = rule switch
        {
            ConsensusRule.Union => 1,
            ConsensusRule.Intersection => voters,
            ConsensusRule.MajorityOverHalf => (voters / 2) + 1,
            _ => (voters + 1) / 2,
        };
        var votes = readers.Count == Masks.Count ? Votes : CountVotes(readers);
        for (var i = 0; i < inside.Length; i++)
        {
            inside[i] = votes[i] >= least ? (byte)1 : (byte)0;
        }

        return inside;
    }

    /// <summary>A region of the box on the whole grid.</summary>
    public Mask OnWhole(byte[] inBox) => new Mask(Grid, inBox).PasteInto(Whole, Box);

    /// <summary>Dice of two regions in the box; 0 when both are empty.</summary>
    public static double Dice(byte[] a, byte[] b)
    {
        long shared = 0, total = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (inA, inB) = (a[i] != 0 ? 1 : 0, b[i] != 0 ? 1 : 0);
            shared += inA & inB;
            total += inA + inB;
        }

        return total == 0 ? 0 : 2.0 * shared / total;
    }

    private static bool ByDistance(ConsensusRule rule) => rule is ConsensusRule.MeanDistance or ConsensusRule.MedianDistance or ConsensusRule.TrimmedMeanDistance;

    /// <summary>How many of the sorted distances fall away at each end.</summary>
    private static int Dropped(ConsensusRule rule, int readers) => rule switch
    {
        ConsensusRule.MeanDistance => 0,
        ConsensusRule.TrimmedMeanDistance => readers / 5,
        _ => (readers - 1) / 2,
    };

    private void ByDistances(double[][] fields, int dropped, byte[] inside) => Chunks.ForEach(inside.Length, (from, to) =>
    {
        var values = new double[fields.Length];
        for (var i = from; i < to; i++)
        {
            // Outside of every region all distances are positive and there is no vote.
            if (Votes[i] == 0)
            {
                continue;
            }

            for (var r = 0; r < fields.Length; r++)
            {
                values[r] = fields[r][i];
            }

            Array.Sort(values);
            var sum = 0.0;
            for (var r = dropped; r < values.Length - dropped; r++)
            {
                sum += values[r];
            }

            inside[i] = sum <= 0 ? (byte)1 : (byte)0;
        }
    });

    private int[] CountVotes(IReadOnlyList<int> readers)
    {
        var votes = new int[Grid.VoxelCount];
        foreach (var mask in readers.Select(r => Masks[r]))
        {
            for (var i = 0; i < votes.Length; i++)
            {
                votes[i] += mask[i] != 0 ? 1 : 0;
            }
        }

        return votes;
    }

    private double[] Distance(int reader) => distances[reader] ??= SignedDistance.Compute(new Mask(Grid, Masks[reader]));
}
