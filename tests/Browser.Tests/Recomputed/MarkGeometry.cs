using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>What a mark measures by its points alone, in mm, mm² and degrees, or in pixels; computed here and nowhere else.</summary>
public sealed class MarkGeometry(double columnSpacing, double rowSpacing, string length = "mm", string area = "mm2")
{
    /// <returns>The numbers with their units; none where a mark has none of its own geometry. Of axes the long one, then the short.</returns>
    public IReadOnlyList<(double Value, string Unit)> Of(JsonElement mark)
    {
        var points = Points(mark.GetProperty("points"));
        return mark.GetProperty("kind").GetString() switch
        {
            "bidirectional" => [(Distance(points[0], points[1]), length), (Distance(points[2], points[3]), length)],
            "length" => [(Distance(points[0], points[1]), length)],
            "angle" => [(AngleAt(points[1], points[0], points[2]), "deg")],
            "ellipse" => [(Math.PI * Distance(points[0], points[1]) * Distance(points[2], points[3]) / 4, area)],
            "circle" => [(Math.PI * Math.Pow(Distance(points[0], points[1]), 2), area)],
            "rectangle" or "contour" => [(Math.Abs(Signed(points)), area)],

            // Outlines of holes run the other way round, so that their area counts against the rest.
            "region" => [(Math.Abs(mark.GetProperty("outlines").EnumerateArray().Sum(o => Signed(Points(o)))), area)],
            _ => [],
        };
    }

    private double Distance(PixelPoint a, PixelPoint b) => Math.Sqrt(Math.Pow((a.X - b.X) * columnSpacing, 2) + Math.Pow((a.Y - b.Y) * rowSpacing, 2));

    private double AngleAt(PixelPoint vertex, PixelPoint a, PixelPoint b)
    {
        var (ax, ay) = ((a.X - vertex.X) * columnSpacing, (a.Y - vertex.Y) * rowSpacing);
        var (bx, by) = ((b.X - vertex.X) * columnSpacing, (b.Y - vertex.Y) * rowSpacing);
        return Math.Abs(Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by))) * 180 / Math.PI;
    }

    private double Signed(List<PixelPoint> ring) => columnSpacing * rowSpacing / 2 *
        Enumerable.Range(0, ring.Count).Sum(i => (ring[i].X * ring[(i + 1) % ring.Count].Y) - (ring[(i + 1) % ring.Count].X * ring[i].Y));

    private static List<PixelPoint> Points(JsonElement points) => [.. points.EnumerateArray().Select(p => new PixelPoint(p[0].GetDouble(), p[1].GetDouble()))];
}
