using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// The outline of a mask along the edges of its pixels, in corner-origin pixels: rasterising it gives the mask back exactly.
/// Pixels that touch only at a corner get outlines of their own; a hole is a contour that runs the other way.
/// </summary>
public static class MaskOutline
{
    // Directions in the order of right turns in an image whose y runs down: right, down, left, up.
    private static readonly int[] StepX = [1, 0, -1, 0];
    private static readonly int[] StepY = [0, 1, 0, -1];

    /// <summary>The contours of all slices, first to last.</summary>
    public static IEnumerable<Contour> Trace(Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Enumerable.Range(0, mask.Geometry.Slices).SelectMany(z => Trace(mask, z));
    }

    /// <inheritdoc cref="Trace(Mask)"/>
    public static IEnumerable<Contour> Trace(MaskBlock mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Enumerable.Range(mask.Box.Z, mask.Box.Slices).SelectMany(z => Trace(mask, z));
    }

    /// <summary>The contours of one slice, only corners as vertices; none when the slice is empty. Outer ones run clockwise on the screen.</summary>
    public static IReadOnlyList<Contour> Trace(Mask mask, int slice)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return Trace(mask.Slice(slice), slice, VoxelBox.Whole(mask.Geometry));
    }

    /// <inheritdoc cref="Trace(Mask, int)"/>
    public static IReadOnlyList<Contour> Trace(MaskBlock mask, int slice)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return mask.HoldsAny(slice) ? Trace(mask.OnSlice(slice), slice, mask.Box) : [];
    }

    private static List<Contour> Trace(ReadOnlySpan<byte> pixels, int slice, VoxelBox box)
    {
        var edges = Edges(pixels, box.Columns, box.Rows);
        var contours = new List<Contour>();
        for (var corner = 0; corner < edges.Length; corner++)
        {
            while (edges[corner] != 0)
            {
                contours.Add(new Contour(slice, Follow(edges, corner, box.Columns + 1).Select(p => new ImagePoint(box.X + p.X, box.Y + p.Y))));
            }
        }

        return contours;
    }

    /// <summary>
    /// The outline through the midpoints of its unit edges: the 0.5 level of the mask between pixel centres (marching squares). It
    /// looks like what a reader would draw, and still has every pixel centre on the side it was on.
    /// </summary>
    /// <param name="outline">An outline of <see cref="Trace"/>.</param>
    public static Contour ThroughEdgeMidpoints(Contour outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        var middles = new List<ImagePoint>();
        for (var i = 0; i < outline.Points.Count; i++)
        {
            var (a, b) = (outline.Points[i], outline.Points[(i + 1) % outline.Points.Count]);
            var (dx, dy) = (Math.Sign(b.X - a.X), Math.Sign(b.Y - a.Y));
            var length = (int)Math.Round(Math.Abs(b.X - a.X) + Math.Abs(b.Y - a.Y));

            // Along a straight run only the first and last midpoints are corners of the new outline.
            middles.Add(new ImagePoint(a.X + (0.5 * dx), a.Y + (0.5 * dy)));
            if (length > 1)
            {
                middles.Add(new ImagePoint(b.X - (0.5 * dx), b.Y - (0.5 * dy)));
            }
        }

        return new Contour(outline.Slice, middles);
    }

    /// <summary>For each pixel corner the directions in which a boundary edge leaves it (bit d for direction d), the mask at its right hand.</summary>
    private static byte[] Edges(ReadOnlySpan<byte> pixels, int columns, int rows)
    {
        var edges = new byte[(columns + 1) * (rows + 1)];
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var at = (y * columns) + x;
                if (pixels[at] == 0)
                {
                    continue;
                }

                var corner = (y * (columns + 1)) + x;
                edges[corner] |= Bit(y == 0 || pixels[at - columns] == 0, 0);
                edges[corner + 1] |= Bit(x == columns - 1 || pixels[at + 1] == 0, 1);
                edges[corner + columns + 2] |= Bit(y == rows - 1 || pixels[at + columns] == 0, 2);
                edges[corner + columns + 1] |= Bit(x == 0 || pixels[at - 1] == 0, 3);
            }
        }

        return edges;
    }

    private static byte Bit(bool isBoundary, int direction) => (byte)(isBoundary ? 1 << direction : 0);

    /// <summary>Follows the edges from a corner until it is reached again, and takes them away.</summary>
    private static List<ImagePoint> Follow(byte[] edges, int start, int stride)
    {
        var points = new List<ImagePoint>();
        var corner = start;
        var direction = int.TrailingZeroCount(edges[corner]);
        var first = direction;
        do
        {
            edges[corner] &= (byte)~(1 << direction);
            corner += StepX[direction] + (StepY[direction] * stride);
            // Where four edges meet a right turn stays with the same pixel.
            var next = NextDirection(edges[corner], direction, corner == start ? first : -1);
            if (next != direction)
            {
                points.Add(new ImagePoint(corner % stride, corner / stride));
            }

            direction = next;
        }
        while (corner != start || direction != first);
        return points;
    }

    /// <param name="closing">The direction that closes the loop here, which has been taken away already; −1 for none.</param>
    private static int NextDirection(byte leaving, int incoming, int closing)
    {
        var right = (incoming + 1) % 4;
        if (right == closing || (leaving & (1 << right)) != 0)
        {
            return right;
        }

        return (leaving & (1 << incoming)) != 0 || incoming == closing ? incoming : (incoming + 3) % 4;
    }
}
