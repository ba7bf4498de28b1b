namespace CrowdAnnotate.Volumes;

/// <summary>
/// The longest chord of a simple polygon across a line. Between two neighbouring vertices along the line no edge begins or ends, so the
/// edges in order are the chords' ends in pairs and a chord's length is linear: the longest lies at a vertex.
/// </summary>
internal static class PolygonChord
{
    /// <param name="points">Vertices of a simple polygon in mm.</param>
    /// <param name="first">Vertex that the line begins at.</param>
    /// <param name="second">Vertex that the line ends at; it lies elsewhere.</param>
    /// <returns>mm; 0 for a polygon without extent along the line.</returns>
    public static double LongestAcross((double X, double Y)[] points, int first, int second)
    {
        var (dx, dy) = (points[second].X - points[first].X, points[second].Y - points[first].Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var turned = Array.ConvertAll(points, p =>
        {
            var (x, y) = (p.X - points[first].X, p.Y - points[first].Y);
            return (Along: ((x * dx) + (y * dy)) / length, Across: ((y * dx) - (x * dy)) / length);
        });
        var edges = PolygonEdge.Of(turned.Select(t => (t.Across, t.Along)));
        var stops = turned.Select(t => t.Along).Distinct().Order().ToArray();
        var (longest, ends) = (0.0, new List<PolygonEdge>());
        for (var i = 0; i + 1 < stops.Length; i++)
        {
            var (low, high) = (stops[i], stops[i + 1]);
            PolygonEdge.Across(edges, low, high, ends);
            for (var k = 0; k + 1 < ends.Count; k += 2)
            {
                longest = Math.Max(longest, Math.Max(ends[k + 1].XAt(low) - ends[k].XAt(low), ends[k + 1].XAt(high) - ends[k].XAt(high)));
            }
        }

        return longest;
    }
}
