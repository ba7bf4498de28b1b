namespace CrowdAnnotate.Volumes;

/// <summary>A volume of which a block is kept alone; all other values are 0.</summary>
public sealed class VolumeBlock : Block<float>
{
    /// <param name="voxels">The values of the block alone.</param>
    /// <exception cref="ArgumentException">The box does not lie on the grid, or the number of values is not that of the box.</exception>
    public VolumeBlock(VolumeGeometry grid, VoxelBox box, float[] voxels)
        : base(grid, box, voxels)
    {
    }

    /// <summary>The whole of a volume, which is not copied.</summary>
    public static implicit operator VolumeBlock(Volume volume) => Of(volume);

    /// <inheritdoc cref="op_Implicit(Volume)"/>
    public static VolumeBlock Of(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return new(volume.Geometry, VoxelBox.Whole(volume.Geometry), volume.Voxels);
    }

    /// <summary>Nothing but zeros.</summary>
    public static VolumeBlock Empty(VolumeGeometry grid) => new(grid, new VoxelBox(0, 0, 0, 1, 1, 1), [0]);

    /// <summary>The values on the whole grid: four bytes a voxel of it.</summary>
    public Volume ToVolume() => new(Grid, Spread());

    /// <summary>The same values in the smallest block, unless that saves less than half.</summary>
    public VolumeBlock Tight() => Tightened() is { } tight ? new(Grid, tight.Box, tight.Voxels) : this;
}
