using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// How many pixel centres lie in a polygon, in mm, by the even-odd rule: the edge (p, q) is crossed by the ray from a centre (X, Y) towards
/// greater x when (p.Y &gt; Y) ≠ (q.Y &gt; Y) and it crosses at x &gt; X. Also of polygons that cross themselves.
/// </summary>
public static class PixelCount
{
    /// <param name="points">Vertices in mm.</param>
    /// <param name="rows">Rows of the image.</param>
    /// <param name="columns">Columns of the image.</param>
    /// <param name="rowSpacing">Distance between rows, mm.</param>
    /// <param name="columnSpacing">Distance between columns, mm.</param>
    /// <param name="offset">Place of the first centre, pixels: 0 where coordinates begin at it, ½ where they begin at the image's corner.</param>
    /// <exception cref="ArgumentException">A spacing is not positive.</exception>
    public static int Inside(IReadOnlyList<ImagePoint> points, int rows, int columns, double rowSpacing, double columnSpacing, double offset = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!(rowSpacing > 0) || !(columnSpacing > 0))
        {
            throw new ArgumentException($"Spacings of {rowSpacing} and {columnSpacing} mm are not positive lengths.");
        }

        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            var ends = Crossings(points, (row + offset) * rowSpacing);
            for (var i = 0; i + 1 < ends.Count; i += 2)
            {
                count += Left(ends[i + 1], columns, columnSpacing, offset) - Left(ends[i], columns, columnSpacing, offset);
            }
        }

        return count;
    }

    private static List<double> Crossings(IReadOnlyList<ImagePoint> points, double y)
    {
        var crossings = new List<double>();
        for (var i = 0; i < points.Count; i++)
        {
            var (p, q) = (points[i], points[(i + 1) % points.Count]);
            if (p.Y > y != q.Y > y)
            {
                crossings.Add(p.X + ((y - p.Y) * (q.X - p.X) / (q.Y - p.Y)));
            }
        }

        crossings.Sort();
        return crossings;
    }

    /// <summary>Columns whose centre lies left of x; the quotient may be off by one where a centre lies on x.</summary>
    private static int Left(double x, int columns, double spacing, double offset)
    {
        var left = (int)Math.Clamp(Math.Ceiling((x / spacing) - offset), 0, columns);
        while (left > 0 && (left - 1 + offset) * spacing >= x)
        {
            left--;
        }

        while (left < columns && (left + offset) * spacing < x)
        {
            left++;
        }

        return left;
    }
}
