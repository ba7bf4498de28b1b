namespace CrowdAnnotate.Volumes;

/// <summary>Consecutive voxels of a block that are consecutive on their slice of the whole grid as well.</summary>
/// <param name="At">The first in the block's own order.</param>
/// <param name="OnSlice">The first on the slice of the whole grid, row by row.</param>
/// <param name="Length">How many, at least one.</param>
public readonly record struct BlockRun(int At, int OnSlice, int Length);

/// <summary>Voxels on a grid, of which a block alone is kept: outside of it all are zero. Many small regions on a large grid take no more memory than they fill.</summary>
public abstract class Block<T>
    where T : unmanaged, IEquatable<T>
{
    /// <exception cref="ArgumentException">The box does not lie on the grid, or the number of voxels is not that of the box.</exception>
    private protected Block(VolumeGeometry grid, VoxelBox box, T[] voxels)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(voxels);
        if (box.Columns < 1 || !box.FitsIn(grid))
        {
            throw new ArgumentException($"The block {box} does not lie on a grid of {grid.Columns}×{grid.Rows}×{grid.Slices} voxels.", nameof(box));
        }

        if (voxels.Length != box.VoxelCount)
        {
            throw new ArgumentException($"{voxels.Length} values for a block of {box.VoxelCount} voxels.", nameof(voxels));
        }

        (Grid, Box, Voxels) = (grid, box, voxels);
    }

    /// <summary>The whole grid.</summary>
    public VolumeGeometry Grid { get; }

    public VoxelBox Box { get; }

    /// <summary>Those of the block alone, x fastest, then y, then z; not to be changed once the block is shared.</summary>
    public T[] Voxels { get; }

    /// <summary>Whether the block is the whole grid.</summary>
    public bool IsWhole => Voxels.Length == Grid.VoxelCount;

    /// <summary>The voxel of the whole grid.</summary>
    public T At(int x, int y, int z) => Box.Holds(x, y, z) ? Voxels[((((z - Box.Z) * Box.Rows) + y - Box.Y) * Box.Columns) + x - Box.X] : default;

    /// <summary>The voxels of the block on a slice of the whole grid; empty beside the block.</summary>
    public ReadOnlySpan<T> OnSlice(int slice) => slice < Box.Z || slice >= Box.Z + Box.Slices ? []
        : Voxels.AsSpan((slice - Box.Z) * Box.Rows * Box.Columns, Box.Rows * Box.Columns);

    /// <summary>Where the voxels of a slice lie on the whole grid: one run of rows that are whole, else a run for each row.</summary>
    public IEnumerable<BlockRun> Runs(int slice)
    {
        if (slice < Box.Z || slice >= Box.Z + Box.Slices)
        {
            yield break;
        }

        var (count, length) = Box.Columns == Grid.Columns ? (1, Box.Rows * Box.Columns) : (Box.Rows, Box.Columns);
        for (var i = 0; i < count; i++)
        {
            yield return new(((slice - Box.Z) * Box.Rows * Box.Columns) + (i * length), ((Box.Y + i) * Grid.Columns) + Box.X, length);
        }
    }

    /// <summary>The voxels of a run.</summary>
    public ReadOnlySpan<T> Of(BlockRun run) => Voxels.AsSpan(run.At, run.Length);

    /// <summary>A slice of the whole grid, row by row.</summary>
    public T[] Slice(int slice)
    {
        var whole = new T[Grid.VoxelsPerSlice];
        foreach (var run in Runs(slice))
        {
            Of(run).CopyTo(whole.AsSpan(run.OnSlice));
        }

        return whole;
    }

    /// <summary>The voxels of the whole grid; the block's own where it is the whole.</summary>
    private protected T[] Spread()
    {
        if (IsWhole)
        {
            return Voxels;
        }

        var whole = new T[Grid.VoxelCount];
        for (var z = Box.Z; z < Box.Z + Box.Slices; z++)
        {
            foreach (var run in Runs(z))
            {
                Of(run).CopyTo(whole.AsSpan((z * Grid.VoxelsPerSlice) + run.OnSlice));
            }
        }

        return whole;
    }

    /// <summary>The smallest block that holds all that is not zero, where it is half of this one or less; null where it is more.</summary>
    private protected (VoxelBox Box, T[] Voxels)? Tightened()
    {
        var own = new VoxelBox(0, 0, 0, Box.Columns, Box.Rows, Box.Slices);
        var tight = own.Around<T>(Voxels) ?? new VoxelBox(0, 0, 0, 1, 1, 1);
        return tight.VoxelCount > own.VoxelCount / 2 ? null
            : (new VoxelBox(Box.X + tight.X, Box.Y + tight.Y, Box.Z + tight.Z, tight.Columns, tight.Rows, tight.Slices), Cropping.Cut(Voxels, own, tight));
    }
}
