namespace CrowdAnnotate.Volumes;

/// <summary>
/// The signed distance of a mask in mm between voxel centres, exact on anisotropic grids: minus the distance to the nearest
/// background voxel inside, plus the distance to the nearest foreground voxel outside. It is never zero. The axes are taken to be at right
/// angles; with a gantry tilt distances across slices are those of the straightened stack.
/// </summary>
public static class SignedDistance
{
    /// <summary>In three dimensions.</summary>
    /// <returns>mm per voxel, in the mask's order.</returns>
    /// <exception cref="ArgumentException">The mask is empty: there is nothing to be distant from.</exception>
    public static double[] Compute(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var grid = mask.Geometry;
        return Compute(mask.Voxels, (grid.Columns, grid.Rows, grid.Slices), (grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing));
    }

    /// <summary>In the plane of one slice.</summary>
    /// <returns>mm per pixel, row by row.</returns>
    /// <exception cref="ArgumentException">The slice is empty.</exception>
    public static double[] ComputeSlice(Mask mask, int slice)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var grid = mask.Geometry;
        return Compute(mask.Voxels.AsMemory(slice * grid.VoxelsPerSlice, grid.VoxelsPerSlice), (grid.Columns, grid.Rows, 1), (grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing));
    }

    private static double[] Compute(ReadOnlyMemory<byte> mask, (int X, int Y, int Z) size, (double X, double Y, double Z) spacing)
    {
        var voxels = mask.Span;
        if (!voxels.ContainsAnyExcept((byte)0))
        {
            throw new ArgumentException("An empty mask has no signed distance.", nameof(mask));
        }

        if (!voxels.Contains((byte)0))
        {
            return ToBeyond(size, spacing);
        }

        var outside = EuclideanDistance.SquaredToSet(mask, complement: false, size, spacing);
        var inside = EuclideanDistance.SquaredToSet(mask, complement: true, size, spacing);
        for (var i = 0; i < outside.Length; i++)
        {
            outside[i] = voxels[i] != 0 ? -Math.Sqrt(inside[i]) : Math.Sqrt(outside[i]);
        }

        return outside;
    }

    /// <summary>A mask that fills its grid has no background on it: the first voxel beyond the grid's border is taken, along the axes that have an extent.</summary>
    private static double[] ToBeyond((int X, int Y, int Z) size, (double X, double Y, double Z) spacing)
    {
        var distance = new double[size.X * size.Y * size.Z];
        var point = distance.Length == 1;
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = -Math.Min(
                Axis(i % size.X, size.X, spacing.X),
                Math.Min(Axis(i / size.X % size.Y, size.Y, spacing.Y), Axis(i / (size.X * size.Y), size.Z, spacing.Z)));
        }

        return distance;

        double Axis(int index, int count, double step) =>
            count == 1 && !point ? double.PositiveInfinity : Math.Min(index + 1, count - index) * step;
    }
}
