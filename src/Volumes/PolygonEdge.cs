namespace CrowdAnnotate.Volumes;

/// <summary>An edge of a polygon that leads upwards: Y1 &lt; Y2.</summary>
internal readonly record struct PolygonEdge(double X1, double Y1, double X2, double Y2)
{
    /// <summary>The edges of a closed polygon but for the level ones.</summary>
    public static PolygonEdge[] Of(IEnumerable<(double X, double Y)> points)
    {
        var list = points.ToList();
        return [.. list.Select((p, i) => (P: p, Q: list[(i + 1) % list.Count])).Where(e => e.P.Y != e.Q.Y)
            .Select(e => e.P.Y < e.Q.Y ? new PolygonEdge(e.P.X, e.P.Y, e.Q.X, e.Q.Y) : new PolygonEdge(e.Q.X, e.Q.Y, e.P.X, e.P.Y))];
    }

    /// <summary>The edges that cross all of the strip from low to high, from left to right half-way up.</summary>
    public static void Across(PolygonEdge[] edges, double low, double high, List<PolygonEdge> across)
    {
        across.Clear();
        foreach (var edge in edges)
        {
            if (edge.Y1 <= low && edge.Y2 >= high)
            {
                across.Add(edge);
            }
        }

        var middle = low + ((high - low) / 2);
        across.Sort((a, b) => a.XAt(middle).CompareTo(b.XAt(middle)));
    }

    /// <summary>Where it is at a height between its ends, which are met exactly.</summary>
    public double XAt(double y)
    {
        var share = (y - Y1) / (Y2 - Y1);
        return (X1 * (1 - share)) + (X2 * share);
    }

    /// <summary>The height at which two edges cross; null where they do not, or lie along each other.</summary>
    public double? Crossing(PolygonEdge other)
    {
        var (ax, ay, bx, by) = (X2 - X1, Y2 - Y1, other.X2 - other.X1, other.Y2 - other.Y1);
        var cross = (ax * by) - (ay * bx);
        var t = (((other.X1 - X1) * by) - ((other.Y1 - Y1) * bx)) / cross;
        var y = Y1 + (t * ay);
        return cross != 0 && t >= 0 && t <= 1 && y >= other.Y1 && y <= other.Y2 ? y : null;
    }
}
