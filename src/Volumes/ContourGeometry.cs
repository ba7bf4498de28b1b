using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>The size of a simple contour.</summary>
/// <param name="Area">mm².</param>
/// <param name="Centroid">Of the area, corner-origin pixels.</param>
/// <param name="LongAxis">Largest distance between two vertices, mm.</param>
/// <param name="LongAxisVertices">The indices of those two vertices, ascending; of several equal pairs the first.</param>
/// <param name="ShortExtent">Extent of the vertices perpendicular to the long axis (caliper), mm.</param>
/// <param name="ShortChord">The longest chord inside the contour perpendicular to the long axis, mm.</param>
public sealed record ContourSize(
    double Area, ImagePoint Centroid, double LongAxis, (int First, int Second) LongAxisVertices, double ShortExtent, double ShortChord);

/// <summary>What a contour measures on its image, in mm (pixels on a plane without calibration).</summary>
public sealed class ContourGeometry
{
    private ContourGeometry(double perimeter, ContourSize? size, string? undefined) =>
        (Perimeter, Size, Undefined) = (perimeter, size, undefined);

    /// <summary>Length of the closed line.</summary>
    public double Perimeter { get; }

    /// <summary>Null when the contour crosses or touches itself or encloses nothing.</summary>
    public ContourSize? Size { get; }

    /// <summary>Why there is no size; null when there is one.</summary>
    public string? Undefined { get; }

    /// <summary>Measures the contour; repeated vertices count once and the direction of drawing does not matter.</summary>
    public static ContourGeometry Of(Contour contour, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(contour);
        ArgumentNullException.ThrowIfNull(plane);
        var points = contour.Points.Select(p => (X: p.X * plane.ColumnSpacing, Y: p.Y * plane.RowSpacing)).ToArray();
        var perimeter = points.Select((p, i) => Distance(p, points[(i + 1) % points.Length])).Sum();
        if (ContourSimplicity.FirstCrossing(contour.Points) is { } edges)
        {
            return new ContourGeometry(perimeter, null, $"the contour crosses or touches itself between vertex {edges.First} and vertex {edges.Second}");
        }

        var (area, x, y) = AreaAndCentroid(points);
        if (!(Math.Abs(area) > 1e-12 * perimeter * perimeter))
        {
            return new ContourGeometry(perimeter, null, "the contour encloses no area");
        }

        var (length, first, second) = LongAxis(points);
        var centroid = new ImagePoint(x / plane.ColumnSpacing, y / plane.RowSpacing);
        return new ContourGeometry(perimeter, new ContourSize(
            Math.Abs(area), centroid, length, (first, second), Across(points, first, second), PolygonChord.LongestAcross(points, first, second)), null);
    }

    /// <summary>Shoelace about the first vertex, so that a small contour far from the origin loses no digits.</summary>
    private static (double Area, double X, double Y) AreaAndCentroid((double X, double Y)[] points)
    {
        var (x0, y0) = points[0];
        var (twice, sumX, sumY) = (0.0, 0.0, 0.0);
        for (var i = 1; i + 1 < points.Length; i++)
        {
            var (px, py) = (points[i].X - x0, points[i].Y - y0);
            var (qx, qy) = (points[i + 1].X - x0, points[i + 1].Y - y0);
            var cross = (px * qy) - (qx * py);
            (twice, sumX, sumY) = (twice + cross, sumX + (cross * (px + qx)), sumY + (cross * (py + qy)));
        }

        return (twice / 2, x0 + (sumX / (3 * twice)), y0 + (sumY / (3 * twice)));
    }

    private static (double Length, int First, int Second) LongAxis((double X, double Y)[] points)
    {
        var (best, first, second) = (0.0, 0, 0);
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = i + 1; j < points.Length; j++)
            {
                var distance = Distance(points[i], points[j]);
                (best, first, second) = distance > best ? (distance, i, j) : (best, first, second);
            }
        }

        return (best, first, second);
    }

    private static double Across((double X, double Y)[] points, int first, int second)
    {
        var length = Distance(points[first], points[second]);
        var (nx, ny) = (-(points[second].Y - points[first].Y) / length, (points[second].X - points[first].X) / length);
        var across = points.Select(p => ((p.X - points[first].X) * nx) + ((p.Y - points[first].Y) * ny)).ToArray();
        return across.Max() - across.Min();
    }

    private static double Distance((double X, double Y) p, (double X, double Y) q) =>
        Math.Sqrt(((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y)));
}
