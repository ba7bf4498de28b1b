namespace CrowdAnnotate.Volumes;

/// <summary>A mask of which the block that holds it is kept alone.</summary>
public sealed class MaskBlock : Block<byte>
{
    /// <param name="voxels">1 inside, 0 outside, of the block alone.</param>
    /// <exception cref="ArgumentException">The box does not lie on the grid, or the number of voxels is not that of the box.</exception>
    public MaskBlock(VolumeGeometry grid, VoxelBox box, byte[] voxels)
        : base(grid, box, voxels)
    {
    }

    /// <summary>Number of voxels inside.</summary>
    public int Count => Voxels.Length - Voxels.AsSpan().Count((byte)0);

    /// <summary>Volume by voxel counting, mm³.</summary>
    public double VolumeMm3 => Count * Grid.VoxelVolume;

    public bool this[int x, int y, int z] => At(x, y, z) != 0;

    /// <summary>The whole of a mask, which is not copied.</summary>
    public static implicit operator MaskBlock(Mask mask) => Of(mask);

    /// <inheritdoc cref="op_Implicit(Mask)"/>
    public static MaskBlock Of(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(mask.Geometry, VoxelBox.Whole(mask.Geometry), mask.Voxels);
    }

    /// <summary>A mask without a voxel inside.</summary>
    public static MaskBlock Empty(VolumeGeometry grid) => new(grid, new VoxelBox(0, 0, 0, 1, 1, 1), [0]);

    /// <summary>Whether a voxel of the slice is inside.</summary>
    public bool HoldsAny(int slice) => OnSlice(slice).ContainsAnyExcept((byte)0);

    /// <summary>The mask on the whole grid: a byte a voxel of it.</summary>
    public Mask ToMask() => new(Grid, Spread());

    /// <summary>The block as a mask on a grid of its own.</summary>
    public Mask Alone() => new(Grid.Crop(Box), Voxels);

    /// <summary>The same mask in the smallest block, unless that saves less than half.</summary>
    public MaskBlock Tight() => Tightened() is { } tight ? new(Grid, tight.Box, tight.Voxels) : this;
}
