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
        var mask = new Mask(geometry);
        foreach (var slice in contours.GroupBy(c => c.Slice))
        {
            if (slice.Key < 0 || slice.Key >= geometry.Slices)
            {
                throw new ArgumentException($"A contour lies on slice {slice.Key} of a grid of {geometry.Slices} slices.", nameof(contours));
            }

            Fill(slice, mask.Slice(slice.Key), geometry.Columns, geometry.Rows);
        }

        return mask;
    }

    private static void Fill(IEnumerable<Contour> contours, Span<byte> pixels, int columns, int rows)
    {
        var crossings = new List<int>?[rows];
        foreach (var contour in contours)
        {
            var previous = contour.Points[^1];
            foreach (var point in contour.Points)
            {
                // Upwards always, so that an edge shared by two contours crosses at the same x in both.
                var (low, high) = previous.Y <= point.Y ? (previous, point) : (point, previous);
                AddCrossings(low, high, columns, crossings);
                previous = point;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            if (crossings[row] is { } ends)
            {
                ends.Sort();
                for (var i = 0; i + 1 < ends.Count; i += 2)
                {
                    pixels[((row * columns) + ends[i])..((row * columns) + ends[i + 1])].Fill(1);
                }
            }
        }
    }

    /// <summary>For each row crossed by the edge, the number of pixels whose centre lies left of the crossing.</summary>
    private static void AddCrossings(ImagePoint low, ImagePoint high, int columns, List<int>?[] crossings)
    {
        // low.Y <= row + 0.5 < high.Y, the half-open rule in terms of rows.
        var first = (int)Math.Clamp(Math.Ceiling(low.Y - 0.5), 0, crossings.Length);
        var end = (int)Math.Clamp(Math.Ceiling(high.Y - 0.5), 0, crossings.Length);
        for (var row = first; row < end; row++)
        {
            var x = low.X + ((row + 0.5 - low.Y) * (high.X - low.X) / (high.Y - low.Y));
            (crossings[row] ??= []).Add((int)Math.Clamp(Math.Ceiling(x - 0.5), 0, columns));
        }
    }
}
