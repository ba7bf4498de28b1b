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
        Votes = new int[Grid.VoxelCount];
        foreach (var mask in Masks)
        {
            for (var i = 0; i < Votes.Length; i++)
            {
                Votes[i] += mask[i] != 0 ? 1 : 0;
            }
        }

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
    public byte[] Combine(IReadOnlyList<int> readers, ConsensusRule rule)
    {
        var inside = new byte[Votes.Length];
        var fields = ByDistance(rule) ? readers.Select(Distance).ToArray() : [];
        var values = new double[readers.Count];
        for (var i = 0; i < inside.Length; i++)
        {
            // Outside of every region all distances are positive and there is no vote.
            if (Votes[i] > 0)
            {
                inside[i] = IsInside(rule, readers, fields, values, i) ? (byte)1 : (byte)0;
            }
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

    private bool IsInside(ConsensusRule rule, IReadOnlyList<int> readers, double[][] fields, double[] values, int voxel)
    {
        if (!ByDistance(rule))
        {
            var votes = readers.Count(r => Masks[r][voxel] != 0);
            return rule switch
            {
                ConsensusRule.Union => votes > 0,
                ConsensusRule.Intersection => votes == readers.Count,
                ConsensusRule.MajorityOverHalf => 2 * votes > readers.Count,
                _ => 2 * votes >= readers.Count,
            };
        }

        for (var r = 0; r < fields.Length; r++)
        {
            values[r] = fields[r][voxel];
        }

        Array.Sort(values);
        var dropped = rule switch
        {
            ConsensusRule.MeanDistance => 0,
            ConsensusRule.TrimmedMeanDistance => values.Length / 5,
            _ => (values.Length - 1) / 2,
        };
        var sum = 0.0;
        for (var i = dropped; i < values.Length - dropped; i++)
        {
            sum += values[i];
        }

        return sum <= 0;
    }

    private double[] Distance(int reader) => distances[reader] ??= SignedDistance.Compute(new Mask(Grid, Masks[reader]));
}
