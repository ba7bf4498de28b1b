namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A point of an image in corner-origin pixels: (0.5, 0.5) is the centre of the top-left pixel.</summary>
public readonly record struct PixelPoint(double X, double Y);

/// <summary>Plane geometry by the schoolbook, on pixels of <c>columnSpacing</c> × <c>rowSpacing</c> mm.</summary>
public sealed class Planar(double columnSpacing, double rowSpacing)
{
    /// <summary>mm.</summary>
    public double Distance(PixelPoint a, PixelPoint b)
    {
        var dx = (b.X - a.X) * columnSpacing;
        var dy = (b.Y - a.Y) * rowSpacing;
        return Math.Sqrt((dx * dx) + (dy * dy));
    }

    /// <summary>mm; the last point is joined to the first.</summary>
    public double Perimeter(IReadOnlyList<PixelPoint> points)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            sum += Distance(points[i], points[(i + 1) % points.Count]);
        }

        return sum;
    }

    /// <summary>mm², by the shoelace formula.</summary>
    public double Area(IReadOnlyList<PixelPoint> points)
    {
        var twice = 0.0;
        for (var i = 0; i < points.Count; i++)
        {
            var (p, q) = (points[i], points[(i + 1) % points.Count]);
            twice += (p.X * q.Y) - (q.X * p.Y);
        }

        return Math.Abs(twice) / 2 * columnSpacing * rowSpacing;
    }

    /// <summary>The largest distance between two vertices and the extent perpendicular to it, mm.</summary>
    public (double Long, double Short) Axes(IReadOnlyList<PixelPoint> points)
    {
        var (best, from, to) = (0.0, points[0], points[0]);
        foreach (var p in points)
        {
            foreach (var q in points)
            {
                if (Distance(p, q) > best)
                {
                    (best, from, to) = (Distance(p, q), p, q);
                }
            }
        }

        var (ux, uy) = ((to.X - from.X) * columnSpacing / best, (to.Y - from.Y) * rowSpacing / best);
        var across = points.Select(p => ((p.Y - from.Y) * rowSpacing * ux) - ((p.X - from.X) * columnSpacing * uy)).ToList();
        return (best, across.Max() - across.Min());
    }

    /// <summary>
    /// Even-odd rule: a ray towards greater x crosses the edge (p, q) when (p.Y > y) ≠ (q.Y > y) and the crossing lies right of x.
    /// </summary>
    public static bool Contains(IReadOnlyList<PixelPoint> points, double x, double y)
    {
        var inside = false;
        for (var i = 0; i < points.Count; i++)
        {
            var (p, q) = (points[i], points[(i + 1) % points.Count]);
            if ((p.Y > y) != (q.Y > y) && p.X + ((y - p.Y) * (q.X - p.X) / (q.Y - p.Y)) > x)
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
