namespace CrowdAnnotate.Volumes;

/// <summary>Voxel values in their modality's unit (HU for CT) on a grid; x fastest, then y, then z.</summary>
public sealed class Volume
{
    /// <exception cref="ArgumentException">The number of values is not that of the grid.</exception>
    public Volume(VolumeGeometry geometry, float[] voxels)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(voxels);
        if (voxels.Length != geometry.VoxelCount)
        {
            throw new ArgumentException($"{voxels.Length} values for a grid of {geometry.VoxelCount} voxels.", nameof(voxels));
        }

        (Geometry, Voxels) = (geometry, voxels);
    }

    public VolumeGeometry Geometry { get; }

    /// <summary>The values; not to be changed once the volume is shared.</summary>
    public float[] Voxels { get; }

    public float this[int x, int y, int z] => Voxels[Geometry.IndexOf(x, y, z)];

    /// <summary>The values of slice <paramref name="z"/>, row by row.</summary>
    public ReadOnlySpan<float> Slice(int z) => Voxels.AsSpan(z * Geometry.VoxelsPerSlice, Geometry.VoxelsPerSlice);
}
