using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Consensus.Tests.Invariants;

/// <summary>Readers' regions as CsCheck makes them: lumps on a small anisotropic grid, none of them empty, so that every metric is defined.</summary>
internal static class Regions
{
    public static VolumeGeometry Grid { get; } = new(9, 8, 6, new PatientPoint(3, -7, 11), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.7, 0.9, 2.5);

    public static readonly Gen<Mask> One = Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[0.02, 0.98]).Select((seed, share) => Lump(seed, share));

    /// <summary>Two to seven readers.</summary>
    public static readonly Gen<Mask[]> Several = One.Array[2, 7];

    /// <summary>
    /// Three to six readers of one half of the grid who err in up to 15 % of the voxels: readers whom STAPLE can tell apart. Nobody errs in the
    /// first and last voxel, so that every reader has an inside and an outside.
    /// </summary>
    public static readonly Gen<Mask[]> Alike = Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[0.01, 0.15]).Array[3, 6].Select(
        readers => Array.ConvertAll(readers, r => Half(r.Item1, r.Item2)));

    /// <summary>The same voxels on a larger grid, so many further along each axis; outside of them nothing.</summary>
    public static Mask Moved(Mask mask, (int X, int Y, int Z) by)
    {
        var larger = new VolumeGeometry(
            Grid.Columns + 4, Grid.Rows + 4, Grid.Slices + 4, Grid.Origin, Grid.RowDirection, Grid.ColumnDirection, Grid.ColumnSpacing, Grid.RowSpacing, Grid.SliceSpacing);
        var moved = new Mask(larger);
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            moved.Voxels[larger.IndexOf((i % Grid.Columns) + by.X, (i / Grid.Columns % Grid.Rows) + by.Y, (i / Grid.VoxelsPerSlice) + by.Z)] = mask.Voxels[i];
        }

        return moved;
    }

    private static Mask Half(int seed, double errors)
    {
        var random = new Random(seed);
        return new Mask(Grid, [.. Enumerable.Range(0, Grid.VoxelCount).Select(i =>
            (byte)((i < Grid.VoxelCount / 2) ^ (i > 0 && i < Grid.VoxelCount - 1 && random.NextDouble() < errors) ? 1 : 0))]);
    }

    private static Mask Lump(int seed, double share)
    {
        var random = new Random(seed);
        var mask = new Mask(Grid, Array.ConvertAll(new byte[Grid.VoxelCount], _ => (byte)(random.NextDouble() < share ? 1 : 0)));
        mask.Voxels[random.Next(Grid.VoxelCount)] = 1;
        return mask;
    }
}
