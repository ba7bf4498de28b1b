using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>Segmentation, area and box of an annotation; area in square pixels.</summary>
internal static class CocoShape
{
    public static void Write(Utf8JsonWriter json, List<Contour> contours, MaskBlock mask, int slice, bool hasHole)
    {
        if (hasHole)
        {
            WriteRuns(json, mask, slice);
            return;
        }

        json.WriteStartArray("segmentation");
        foreach (var contour in contours)
        {
            json.WriteStartArray();
            foreach (var point in contour.Points)
            {
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteNumber("area", contours.Sum(Area));
        var points = contours.SelectMany(c => c.Points).ToList();
        var (left, top) = (points.Min(p => p.X), points.Min(p => p.Y));
        WriteBox(json, left, top, points.Max(p => p.X) - left, points.Max(p => p.Y) - top);
    }

    private static void WriteRuns(Utf8JsonWriter json, MaskBlock mask, int slice)
    {
        var grid = mask.Grid;
        var pixels = mask.Slice(slice);
        json.WriteStartObject("segmentation");
        json.WriteStartArray("size");
        json.WriteNumberValue(grid.Rows);
        json.WriteNumberValue(grid.Columns);
        json.WriteEndArray();
        json.WriteStartArray("counts");
        CocoRle.Encode(pixels, grid.Columns, grid.Rows).ForEach(json.WriteNumberValue);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("area", pixels.Length - pixels.AsSpan().Count((byte)0));
        var (x0, y0, x1, y1) = (grid.Columns, grid.Rows, 0, 0);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i % grid.Columns, i / grid.Columns);
            (x0, y0, x1, y1) = pixels[i] == 0 ? (x0, y0, x1, y1) : (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x + 1), Math.Max(y1, y + 1));
        }

        WriteBox(json, x0, y0, Math.Max(0, x1 - x0), Math.Max(0, y1 - y0));
    }

    private static void WriteBox(Utf8JsonWriter json, double left, double top, double width, double height)
    {
        json.WriteStartArray("bbox");
        json.WriteNumberValue(left);
        json.WriteNumberValue(top);
        json.WriteNumberValue(width);
        json.WriteNumberValue(height);
        json.WriteEndArray();
    }

    // Shoelace about the first vertex.
    private static double Area(Contour contour)
    {
        var (p, twice) = (contour.Points, 0.0);
        for (var i = 1; i + 1 < p.Count; i++)
        {
            twice += ((p[i].X - p[0].X) * (p[i + 1].Y - p[0].Y)) - ((p[i].Y - p[0].Y) * (p[i + 1].X - p[0].X));
        }

        return Math.Abs(twice / 2);
    }
}
