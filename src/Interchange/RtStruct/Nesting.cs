using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>Which contours of a slice lie within which: an outline with the holes directly within it.</summary>
internal static class Nesting
{
    /// <summary>Each outline with its holes; an island within a hole is an outline again, and so is what crosses another.</summary>
    public static IEnumerable<(Contour Outline, IReadOnlyList<Contour> Holes)> Of(IReadOnlyList<Contour> slice)
    {
        var left = new HashSet<Contour>(slice, ReferenceEqualityComparer.Instance);
        foreach (var (outline, holes) in Nested(slice))
        {
            var own = holes.Where(left.Remove).ToList();
            left.Remove(outline);
            yield return (outline, own);
        }

        // Contours that cross have no order of nesting; none may be lost over it.
        foreach (var contour in left)
        {
            yield return (contour, []);
        }
    }

    private static IEnumerable<(Contour Outline, IReadOnlyList<Contour> Holes)> Nested(IReadOnlyList<Contour> slice)
    {
        var around = slice.Select(inner => slice.Where(outer => !ReferenceEquals(outer, inner) && Lies(inner, outer)).ToList()).ToList();
        for (var i = 0; i < slice.Count; i++)
        {
            if (around[i].Count % 2 == 0)
            {
                // A hole of this outline has it and all that is around it around itself, and nothing else.
                yield return (slice[i], [.. slice.Where((_, h) => around[h].Count == around[i].Count + 1 && around[h].Exists(o => ReferenceEquals(o, slice[i])))]);
            }
        }
    }

    /// <summary>Whether the first contour lies within the second; they may touch.</summary>
    public static bool Lies(Contour inner, Contour outer)
    {
        var (box, around) = (Box(inner), Box(outer));
        if (box.Left < around.Left || box.Top < around.Top || box.Right > around.Right || box.Bottom > around.Bottom)
        {
            return false;
        }

        var isAny = false;
        foreach (var isInside in inner.Points.Concat(Middles(inner)).Select(p => Side(p, outer.Points)).Where(s => s is not null))
        {
            if (isInside == false)
            {
                return false;
            }

            isAny = true;
        }

        return isAny;
    }

    private static (double Left, double Top, double Right, double Bottom) Box(Contour contour) => (
        contour.Points.Min(p => p.X), contour.Points.Min(p => p.Y), contour.Points.Max(p => p.X), contour.Points.Max(p => p.Y));

    private static IEnumerable<ImagePoint> Middles(Contour contour) => contour.Points.Select((p, i) =>
    {
        var next = contour.Points[(i + 1) % contour.Points.Count];
        return new ImagePoint((p.X + next.X) / 2, (p.Y + next.Y) / 2);
    });

    // Null on the line itself, which tells nothing.
    private static bool? Side(ImagePoint point, IReadOnlyList<ImagePoint> polygon)
    {
        var isInside = false;
        for (var i = 0; i < polygon.Count; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            if (IsOn(point, a, b))
            {
                return null;
            }

            if (a.Y > point.Y != b.Y > point.Y && point.X < a.X + ((point.Y - a.Y) * (b.X - a.X) / (b.Y - a.Y)))
            {
                isInside = !isInside;
            }
        }

        return isInside;
    }

    private static bool IsOn(ImagePoint p, ImagePoint a, ImagePoint b)
    {
        var (dx, dy, px, py) = (b.X - a.X, b.Y - a.Y, p.X - a.X, p.Y - a.Y);
        var along = (dx * dx) + (dy * dy) is > 0 and var length ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
        return Math.Abs(px - (along * dx)) < 1e-9 && Math.Abs(py - (along * dy)) < 1e-9;
    }
}
