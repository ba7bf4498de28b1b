namespace CrowdAnnotate.Volumes;

/// <summary>A voxelised region: 1 inside, 0 outside, on a grid; x fastest, then y, then z.</summary>
public sealed class Mask
{
    /// <exception cref="ArgumentException">The number of values is not that of the grid.</exception>
    public Mask(VolumeGeometry geometry, byte[] voxels)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(voxels);
        if (voxels.Length != geometry.VoxelCount)
        {
            throw new ArgumentException($"{voxels.Length} values for a grid of {geometry.VoxelCount} voxels.", nameof(voxels));
        }

        (Geometry, Voxels) = (geometry, voxels);
    }

    /// <summary>An empty region on the grid.</summary>
    public Mask(VolumeGeometry geometry)
        : this(geometry, new byte[(geometry ?? throw new ArgumentNullException(nameof(geometry))).VoxelCount])
    {
    }

    public VolumeGeometry Geometry { get; }

    /// <summary>1 inside, 0 outside; not to be changed once the mask is shared.</summary>
    public byte[] Voxels { get; }

    public bool this[int x, int y, int z] => Voxels[Geometry.IndexOf(x, y, z)] != 0;

    /// <summary>Number of voxels inside.</summary>
    public int Count => Voxels.AsSpan().Length - Voxels.AsSpan().Count((byte)0);

    /// <summary>Volume by voxel counting, mm³.</summary>
    public double VolumeMm3 => Count * Geometry.VoxelVolume;

    public Span<byte> Slice(int z) => Voxels.AsSpan(z * Geometry.VoxelsPerSlice, Geometry.VoxelsPerSlice);
}
