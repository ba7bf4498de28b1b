namespace CrowdAnnotate.Volumes;

/// <summary>A mask with the slices between the drawn ones filled, and which slices those are.</summary>
/// <param name="InterpolatedSlices">Ascending; only slices that received a voxel.</param>
public sealed record InterpolatedMask(Mask Mask, IReadOnlyList<int> InterpolatedSlices);

/// <summary>
/// Shape-based interpolation between drawn slices (Raya and Udupa, IEEE Trans Med Imaging 9, 1990): between two consecutive
/// drawn slices a pixel is inside where the linear blend of their two-dimensional signed distances is not positive.
/// </summary>
public static class SliceInterpolation
{
    /// <summary>
    /// Fills the slices between consecutive drawn slices of one lesion of one reader. A drawn slice is kept as it is; one that
    /// holds no voxel (its contour encloses no pixel centre) stays empty and nothing is interpolated towards it. Where two
    /// drawn shapes lie apart, the blend between them may be empty: then those slices stay empty and are not listed.
    /// </summary>
    /// <exception cref="ArgumentException">A drawn slice is not one of the grid, or a slice that was not drawn holds voxels.</exception>
    public static InterpolatedMask Fill(Mask mask, IReadOnlyCollection<int> drawnSlices)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(drawnSlices);
        var drawn = drawnSlices.Distinct().Order().ToList();
        Check(mask, drawn);
        var filled = new Mask(mask.Geometry, (byte[])mask.Voxels.Clone());
        var interpolated = new List<int>();
        for (var i = 1; i < drawn.Count; i++)
        {
            if (drawn[i] - drawn[i - 1] > 1)
            {
                interpolated.AddRange(Between(filled, drawn[i - 1], drawn[i]));
            }
        }

        return new InterpolatedMask(filled, interpolated);
    }

    private static List<int> Between(Mask mask, int below, int above)
    {
        var grid = mask.Geometry;
        var filled = new List<int>();
        if (Around(mask, below) is not { } one || Around(mask, above) is not { } two)
        {
            return filled;
        }

        // One background pixel around both shapes keeps every distance inside them exact, and the blend lies in their union.
        var box = new VoxelBox(one.X, one.Y, 0, one.Columns, one.Rows, 1).Union(new VoxelBox(two.X, two.Y, 0, two.Columns, two.Rows, 1)).Grow(1, grid);
        var (lower, upper) = (Distances(mask, below, box), Distances(mask, above, box));
        for (var z = below + 1; z < above; z++)
        {
            if (Blend(mask, z, box, lower, upper, (double)(z - below) / (above - below)))
            {
                filled.Add(z);
            }
        }

        return filled;
    }

    /// <summary>Whether the slice received a voxel.</summary>
    private static bool Blend(Mask mask, int slice, VoxelBox box, double[] lower, double[] upper, double weight)
    {
        var any = false;
        for (var y = 0; y < box.Rows; y++)
        {
            var row = mask.Voxels.AsSpan(mask.Geometry.IndexOf(box.X, box.Y + y, slice), box.Columns);
            var low = lower.AsSpan(y * box.Columns, row.Length);
            var high = upper.AsSpan(y * box.Columns, row.Length);
            for (var x = 0; x < row.Length; x++)
            {
                if (((1 - weight) * low[x]) + (weight * high[x]) <= 0)
                {
                    row[x] = 1;
                    any = true;
                }
            }
        }

        return any;
    }

    private static double[] Distances(Mask mask, int slice, VoxelBox box) =>
        SignedDistance.ComputeSlice(mask.Crop(new VoxelBox(box.X, box.Y, slice, box.Columns, box.Rows, 1)), 0);

    private static VoxelBox? Around(Mask mask, int slice) =>
        new VoxelBox(0, 0, slice, mask.Geometry.Columns, mask.Geometry.Rows, 1).Around<byte>(mask.Slice(slice));

    private static void Check(Mask mask, List<int> drawn)
    {
        if (drawn.Count > 0 && (drawn[0] < 0 || drawn[^1] >= mask.Geometry.Slices))
        {
            throw new ArgumentException($"Slices {drawn[0]} to {drawn[^1]} are drawn on a grid of {mask.Geometry.Slices} slices.", nameof(drawn));
        }

        for (var z = 0; z < mask.Geometry.Slices; z++)
        {
            if (!drawn.Contains(z) && mask.Slice(z).ContainsAnyExcept((byte)0))
            {
                throw new ArgumentException($"Slice {z} holds voxels but was not drawn.", nameof(mask));
            }
        }
    }
}
