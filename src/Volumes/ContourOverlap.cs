namespace CrowdAnnotate.Volumes;

/// <summary>How much two simple contours have in common, computed from the polygons and not from pixels.</summary>
/// <param name="IntersectionArea">mm².</param>
/// <param name="Dice">2·|A∩B| / (|A| + |B|).</param>
/// <param name="Jaccard">|A∩B| / |A∪B|.</param>
/// <param name="Hausdorff">The largest distance from a point of either line to the other line, mm.</param>
public sealed record ContourOverlap(double IntersectionArea, double Dice, double Jaccard, double Hausdorff)
{
    /// <summary>Null when one of them has no size.</summary>
    public static ContourOverlap? Between(Contour a, Contour b, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(plane);
        if (ContourGeometry.Of(a, plane).Size is not { } sizeA || ContourGeometry.Of(b, plane).Size is not { } sizeB)
        {
            return null;
        }

        var (pointsA, pointsB) = (Millimetres(a, plane), Millimetres(b, plane));
        var shared = SharedArea(pointsA, pointsB);
        return new(
            shared, 2 * shared / (sizeA.Area + sizeB.Area), shared / (sizeA.Area + sizeB.Area - shared), BoundaryDistance.Hausdorff(pointsA, pointsB));
    }

    /// <summary>
    /// The area that two simple polygons share, also concave ones and such as run along each other. In the strip between two neighbouring
    /// heights at which an edge begins, ends or crosses one of the other polygon, what both hold is made of trapezia: their width
    /// half-way up times the strip's height is exact.
    /// </summary>
    private static double SharedArea((double X, double Y)[] a, (double X, double Y)[] b)
    {
        var (edgesA, edgesB) = (PolygonEdge.Of(a), PolygonEdge.Of(b));
        var crossings = edgesA.SelectMany(e => edgesB.Select(e.Crossing)).Where(y => y.HasValue).Select(y => y!.Value);
        var stops = a.Concat(b).Select(p => p.Y).Concat(crossings).Distinct().Order().ToArray();
        var (area, acrossA, acrossB) = (0.0, new List<PolygonEdge>(), new List<PolygonEdge>());
        for (var i = 0; i + 1 < stops.Length; i++)
        {
            PolygonEdge.Across(edgesA, stops[i], stops[i + 1], acrossA);
            PolygonEdge.Across(edgesB, stops[i], stops[i + 1], acrossB);
            area += (stops[i + 1] - stops[i]) * SharedWidth(acrossA, acrossB, stops[i] + ((stops[i + 1] - stops[i]) / 2));
        }

        return area;
    }

    /// <summary>The length that both polygons hold at a height; the edges from left to right are the ends of each one's intervals.</summary>
    private static double SharedWidth(List<PolygonEdge> a, List<PolygonEdge> b, double y)
    {
        var width = 0.0;
        for (int i = 0, j = 0; i + 1 < a.Count && j + 1 < b.Count;)
        {
            var (endA, endB) = (a[i + 1].XAt(y), b[j + 1].XAt(y));
            width += Math.Max(0, Math.Min(endA, endB) - Math.Max(a[i].XAt(y), b[j].XAt(y)));
            (i, j) = endA < endB ? (i + 2, j) : (i, j + 2);
        }

        return width;
    }

    private static (double X, double Y)[] Millimetres(Contour contour, ImagePlane plane) =>
        [.. contour.Points.Select(p => (p.X * plane.ColumnSpacing, p.Y * plane.RowSpacing))];
}
