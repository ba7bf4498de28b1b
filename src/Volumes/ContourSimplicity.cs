using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>Whether a closed polygon meets itself anywhere but where one edge ends and the next begins.</summary>
internal static class ContourSimplicity
{
    /// <summary>The first vertices of the first two edges that meet; null when the polygon is simple.</summary>
    public static (int First, int Second)? FirstCrossing(IReadOnlyList<ImagePoint> points)
    {
        var corners = Enumerable.Range(0, points.Count).Where(i => points[i] != points[(i + 1) % points.Count]).ToArray();
        for (var i = 0; i < corners.Length; i++)
        {
            for (var j = i + 1; j < corners.Length; j++)
            {
                if (Meet(points, corners, i, j))
                {
                    return (corners[i], corners[j]);
                }
            }
        }

        return null;
    }

    private static bool Meet(IReadOnlyList<ImagePoint> points, int[] corners, int i, int j)
    {
        var (p, q) = (points[corners[i]], points[(corners[i] + 1) % points.Count]);
        var (r, s) = (points[corners[j]], points[(corners[j] + 1) % points.Count]);
        if (Math.Max(p.X, q.X) < Math.Min(r.X, s.X) || Math.Max(r.X, s.X) < Math.Min(p.X, q.X)
            || Math.Max(p.Y, q.Y) < Math.Min(r.Y, s.Y) || Math.Max(r.Y, s.Y) < Math.Min(p.Y, q.Y))
        {
            return false;
        }

        // Neighbours share one vertex and may share no more: they do where the line turns back upon itself.
        if (j == i + 1)
        {
            return TurnsBack(p, q, s);
        }

        if (i == 0 && j == corners.Length - 1)
        {
            return TurnsBack(r, s, q);
        }

        return (Side(p, q, r) * Side(p, q, s) <= 0) && (Side(r, s, p) * Side(r, s, q) <= 0);
    }

    private static bool TurnsBack(ImagePoint before, ImagePoint at, ImagePoint after) =>
        Side(before, at, after) == 0 && ((at.X - before.X) * (after.X - at.X)) + ((at.Y - before.Y) * (after.Y - at.Y)) < 0;

    private static int Side(ImagePoint from, ImagePoint to, ImagePoint point) =>
        Math.Sign(((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X)));
}
