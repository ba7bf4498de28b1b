namespace CrowdAnnotate.Volumes;

/// <summary>A block of whole voxels of a grid: its first voxel and its size along x, y and z.</summary>
public readonly record struct VoxelBox
{
    /// <exception cref="ArgumentException">A first voxel is negative or a size is not positive.</exception>
    public VoxelBox(int x, int y, int z, int columns, int rows, int slices)
    {
        if (x < 0 || y < 0 || z < 0 || columns < 1 || rows < 1 || slices < 1)
        {
            throw new ArgumentException($"A box of {columns}×{rows}×{slices} voxels at ({x}, {y}, {z}) lies on no grid.");
        }

        (X, Y, Z, Columns, Rows, Slices) = (x, y, z, columns, rows, slices);
    }

    public int X { get; }

    public int Y { get; }

    public int Z { get; }

    public int Columns { get; }

    public int Rows { get; }

    public int Slices { get; }

    public int VoxelCount => Columns * Rows * Slices;

    /// <summary>The whole grid.</summary>
    public static VoxelBox Whole(VolumeGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return new VoxelBox(0, 0, 0, geometry.Columns, geometry.Rows, geometry.Slices);
    }

    /// <summary>The smallest box that holds the voxels inside the mask; null when it has none.</summary>
    public static VoxelBox? Around(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Whole(mask.Geometry).Around<byte>(mask.Voxels);
    }

    /// <summary>The smallest box that holds all voxels of this one that are not zero; null when there is none.</summary>
    /// <param name="voxels">Those of this box, x fastest, then y, then z.</param>
    internal VoxelBox? Around<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, IEquatable<T>
    {
        var (x0, x1, y0, y1, z0, z1) = (int.MaxValue, -1, int.MaxValue, -1, int.MaxValue, -1);
        for (var at = 0; at < Rows * Slices; at++)
        {
            var row = voxels.Slice(at * Columns, Columns);
            var first = row.IndexOfAnyExcept(default(T));
            if (first >= 0)
            {
                var (y, z) = (at % Rows, at / Rows);
                (x0, x1) = (Math.Min(x0, first), Math.Max(x1, row.LastIndexOfAnyExcept(default(T))));
                (y0, y1, z0, z1) = (Math.Min(y0, y), Math.Max(y1, y), Math.Min(z0, z), z);
            }
        }

        return x1 < 0 ? null : new VoxelBox(X + x0, Y + y0, Z + z0, x1 - x0 + 1, y1 - y0 + 1, z1 - z0 + 1);
    }

    /// <summary>Whether the voxel lies in the box.</summary>
    public bool Holds(int x, int y, int z) => x >= X && x < X + Columns && y >= Y && y < Y + Rows && z >= Z && z < Z + Slices;

    /// <summary>The smallest box that holds both.</summary>
    public VoxelBox Union(VoxelBox other)
    {
        var (x, y, z) = (Math.Min(X, other.X), Math.Min(Y, other.Y), Math.Min(Z, other.Z));
        return new VoxelBox(
            x, y, z,
            Math.Max(X + Columns, other.X + other.Columns) - x,
            Math.Max(Y + Rows, other.Y + other.Rows) - y,
            Math.Max(Z + Slices, other.Z + other.Slices) - z);
    }

    /// <summary>The box with <paramref name="margin"/> more voxels on every side, as far as the grid reaches.</summary>
    public VoxelBox Grow(int margin, VolumeGeometry within)
    {
        ArgumentNullException.ThrowIfNull(within);
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        var (x, y, z) = (Math.Max(0, X - margin), Math.Max(0, Y - margin), Math.Max(0, Z - margin));
        return new VoxelBox(
            x, y, z,
            Math.Min(within.Columns, X + Columns + margin) - x,
            Math.Min(within.Rows, Y + Rows + margin) - y,
            Math.Min(within.Slices, Z + Slices + margin) - z);
    }

    /// <summary>Whether the box lies on the grid.</summary>
    public bool FitsIn(VolumeGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return X + Columns <= geometry.Columns && Y + Rows <= geometry.Rows && Z + Slices <= geometry.Slices;
    }
}
