namespace CrowdAnnotate.Volumes;

/// <summary>
/// The Hausdorff distance of two closed polygons' lines, all of their points and not the vertices alone. Along a straight piece the
/// distance to one edge is convex, so on a piece the distance to the nearest edge is at most the least, over the edges, of the
/// larger of the two ends' distances to it: pieces that cannot hold the maximum are dropped, the others halved.
/// </summary>
internal static class BoundaryDistance
{
    /// <summary>mm; the true value exceeds it by less than this.</summary>
    private const double Precision = 1e-6;

    public static double Hausdorff((double X, double Y)[] a, (double X, double Y)[] b) => Math.Max(Directed(a, b), Directed(b, a));

    private static double Directed((double X, double Y)[] from, (double X, double Y)[] to)
    {
        var atVertices = Array.ConvertAll(from, p => ToEdges(p, to));
        var farthest = atVertices.Max(d => d.Min());
        var pieces = new Stack<(Place A, Place B)>();
        for (var i = 0; i < from.Length; i++)
        {
            var next = (i + 1) % from.Length;
            pieces.Push((new(from[i], atVertices[i]), new(from[next], atVertices[next])));
            while (pieces.TryPop(out var piece))
            {
                if (AtMost(piece.A.ToEdges, piece.B.ToEdges) <= farthest + Precision)
                {
                    continue;
                }

                (double X, double Y) point = ((piece.A.Point.X + piece.B.Point.X) / 2, (piece.A.Point.Y + piece.B.Point.Y) / 2);
                var middle = new Place(point, ToEdges(point, to));
                farthest = Math.Max(farthest, middle.ToEdges.Min());
                pieces.Push((piece.A, middle));
                pieces.Push((middle, piece.B));
            }
        }

        return farthest;
    }

    private static double AtMost(double[] a, double[] b)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < a.Length; i++)
        {
            least = Math.Min(least, Math.Max(a[i], b[i]));
        }

        return least;
    }

    private static double[] ToEdges((double X, double Y) point, (double X, double Y)[] polygon)
    {
        var distances = new double[polygon.Length];
        for (var i = 0; i < polygon.Length; i++)
        {
            distances[i] = ToEdge(point, polygon[i], polygon[(i + 1) % polygon.Length]);
        }

        return distances;
    }

    private static double ToEdge((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var squared = (dx * dx) + (dy * dy);
        var share = squared > 0 ? Math.Clamp((((point.X - from.X) * dx) + ((point.Y - from.Y) * dy)) / squared, 0, 1) : 0;
        var (x, y) = (point.X - from.X - (share * dx), point.Y - from.Y - (share * dy));
        return Math.Sqrt((x * x) + (y * y));
    }

    /// <summary>A point with its distance to each edge of the other polygon.</summary>
    private sealed record Place((double X, double Y) Point, double[] ToEdges);
}
