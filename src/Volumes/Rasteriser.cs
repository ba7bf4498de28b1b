using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// Contours as voxels: a pixel is inside when its centre is. A ray from the centre towards greater x is crossed by the edge
/// (p, q) when (p.Y &gt; Y) ≠ (q.Y &gt; Y) and the crossing lies at x &gt; X; an odd number of crossings over all contours of the
/// slice is inside. Thus two contours that share an edge share no pixel, and a contour inside another is a hole.
/// </summary>
public static class Rasteriser
{
    /// <summary>The mask of the contours; what lies outside the image is cut off.</summary>
    /// <exception cref="ArgumentException">A contour's slice is not one of the grid.</exception>
    public static Mask Rasterise(IEnumerable<Contour> contours, VolumeGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(contours);
        ArgumentNullException.ThrowIfNull(geometry);
        return new Mask(geometry, Fill(contours, geometry, VoxelBox.Whole(geometry)));
    }

    /// <summary>The same mask, of which the block around the contours is kept alone.</summary>
    /// <param name="margin">Pixels that the block has around them, as far as the image reaches.</param>
    /// <exception cref="ArgumentException">A contour's slice is not one of the grid.</exception>
    public static MaskBlock RasteriseBlock(IReadOnlyCollection<Contour> contours, VolumeGeometry geometry, int margin = 0)
    {
        ArgumentNullException.ThrowIfNull(contours);
        ArgumentNullException.ThrowIfNull(geometry);
        if (contours.Count == 0)
        {
            return MaskBlock.Empty(geometry);
        }

        var points = contours.SelectMany(c => c.Points).ToList();
        var (x, columns) = Extent(points.Min(p => p.X) - margin, points.Max(p => p.X) + margin, geometry.Columns);
        var (y, rows) = Extent(points.Min(p => p.Y) - margin, points.Max(p => p.Y) + margin, geometry.Rows);
        var (z, slices) = Extent(contours.Min(c => c.Slice), contours.Max(c => c.Slice) + 1.0, geometry.Slices);
        var box = new VoxelBox(x, y, z, columns, rows, slices);
        return new MaskBlock(geometry, box, Fill(contours, geometry, box));
    }

    // At least one voxel, also of what lies beside the image.
    private static (int First, int Count) Extent(double from, double to, int size)
    {
        var first = (int)Math.Clamp(Math.Floor(from), 0, size - 1);
        return (first, (int)Math.Clamp(Math.Ceiling(to), first + 1, size) - first);
    }

    private static byte[] Fill(IEnumerable<Contour> contours, VolumeGeometry geometry, VoxelBox box)
    {
        var voxels = new byte[box.VoxelCount];
        foreach (var slice in contours.GroupBy(c => c.Slice))
        {
            if (slice.Key < 0 || slice.Key >= geometry.Slices)
            {
                throw new ArgumentException($"A contour lies on slice {slice.Key} of a grid of {geometry.Slices} slices.", nameof(contours));
            }

            Fill(slice, voxels.AsSpan((slice.Key - box.Z) * box.Rows * box.Columns, box.Rows * box.Columns), box);
        }

        return voxels;
    }

    private static void Fill(IEnumerable<Contour> contours, Span<byte> pixels, VoxelBox box)
    {
        var crossings = new List<int>?[box.Rows];
        foreach (var contour in contours)
        {
            var previous = contour.Points[^1];
            foreach (var point in contour.Points)
            {
                // Upwards always, so that an edge shared by two contours crosses at the same x in both.
                var (low, high) = previous.Y <= point.Y ? (previous, point) : (point, previous);
                AddCrossings(low, high, box, crossings);
                previous = point;
            }
        }

        for (var row = 0; row < box.Rows; row++)
        {
            if (crossings[row] is { } ends)
            {
                ends.Sort();
                for (var i = 0; i + 1 < ends.Count; i += 2)
                {
                    pixels[((row * box.Columns) + ends[i])..((row * box.Columns) + ends[i + 1])].Fill(1);
                }
            }
        }
    }

    /// <summary>For each row of the box crossed by the edge, the number of its pixels whose centre lies left of the crossing.</summary>
    private static void AddCrossings(ImagePoint low, ImagePoint high, VoxelBox box, List<int>?[] crossings)
    {
        // In coordinates of the image, so that rounding is the same in every box.
        // low.Y <= row + 0.5 < high.Y, the half-open rule in terms of rows.
        var first = (int)Math.Clamp(Math.Ceiling(low.Y - 0.5), box.Y, box.Y + box.Rows);
        var end = (int)Math.Clamp(Math.Ceiling(high.Y - 0.5), box.Y, box.Y + box.Rows);
        for (var row = first; row < end; row++)
        {
            var x = low.X + ((row + 0.5 - low.Y) * (high.X - low.X) / (high.Y - low.Y));
            (crossings[row - box.Y] ??= []).Add((int)Math.Clamp(Math.Ceiling(x - 0.5), box.X, box.X + box.Columns) - box.X);
        }
    }
}
