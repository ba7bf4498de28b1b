using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>
/// Holes in one closed contour (PS3.3 §C.8.8.6.3): a channel of no width leads from the outline to the hole and back. Its two
/// banks run against each other, so that no way of filling sees them.
/// </summary>
internal static class Keyhole
{
    /// <summary>The outline with channels to its holes, each from the vertices that are nearest to each other.</summary>
    public static Contour Join(Contour outline, IEnumerable<Contour> holes)
    {
        var points = outline.Points.ToList();
        foreach (var hole in holes)
        {
            var (from, to) = Nearest(points, hole.Points);
            points.InsertRange(from + 1, [.. hole.Points.Skip(to), .. hole.Points.Take(to + 1), points[from]]);
        }

        return new Contour(outline.Slice, points);
    }

    /// <summary>The contours that channels join: the outline first, then its holes; the contour itself where it has none.</summary>
    public static IReadOnlyList<Contour> Open(Contour contour)
    {
        var parts = new List<List<ImagePoint>> { contour.Points.ToList() };
        for (var i = 0; i < parts.Count; i++)
        {
            while (Channel(parts[i]) is var (start, end))
            {
                // Between the two passages of the channel runs the hole; it ends where it began.
                parts.Add(parts[i].GetRange(start + 1, end - start - 1));
                parts[i].RemoveRange(start + 1, end - start);
            }
        }

        return parts.Count == 1 ? [contour] : [.. parts.Select(p => new Contour(contour.Slice, p))];
    }

    // A vertex that is passed twice, where what lies between the passages is a closed loop of its own that begins at another vertex.
    private static (int Start, int End)? Channel(List<ImagePoint> points)
    {
        var last = new Dictionary<ImagePoint, List<int>>();
        for (var i = 0; i < points.Count; i++)
        {
            (last.TryGetValue(points[i], out var seen) ? seen : last[points[i]] = []).Add(i);
        }

        if (last.Count == points.Count)
        {
            return null;
        }

        foreach (var passages in last.Values.Where(p => p.Count > 1))
        {
            foreach (var (start, end) in passages.SelectMany(s => passages.Where(e => e > s).Select(e => (s, e))))
            {
                // start → start+1 … end−1 → end: both ends of the channel return; at least a triangle on either side.
                if (end - start >= 5 && points[start + 1] == points[end - 1] && points.Count - (end - start) >= 3)
                {
                    return (start, end);
                }
            }
        }

        return null;
    }

    private static (int From, int To) Nearest(List<ImagePoint> outline, IReadOnlyList<ImagePoint> hole)
    {
        var (best, from, to) = (double.PositiveInfinity, 0, 0);
        for (var i = 0; i < outline.Count; i++)
        {
            for (var j = 0; j < hole.Count; j++)
            {
                var distance = Math.Pow(outline[i].X - hole[j].X, 2) + Math.Pow(outline[i].Y - hole[j].Y, 2);
                (best, from, to) = distance < best ? (distance, i, j) : (best, from, to);
            }
        }

        return (from, to);
    }
}
