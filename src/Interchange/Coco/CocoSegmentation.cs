using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>The segmentation of an annotation onto a slice of a mask: polygons together, or run lengths.</summary>
internal static class CocoSegmentation
{
    public static void Read(JsonElement annotation, string path, int slice, Mask mask, List<Contour> contours)
    {
        path += ".segmentation";
        if (!annotation.TryGetProperty("segmentation", out var segmentation))
        {
            throw new CocoFlawException($"{path}: the segmentation is missing");
        }

        switch (segmentation.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var (polygon, i) in segmentation.EnumerateArray().Select((p, i) => (p, i)))
                {
                    contours.Add(Polygon(polygon, $"{path}[{i}]", slice));
                    Fill(contours[^1], mask, slice);
                }

                break;
            case JsonValueKind.Object:
                Runs(segmentation, path, slice, mask, contours);
                break;
            default:
                throw new CocoFlawException($"{path}: neither polygons nor run lengths");
        }
    }

    private static Contour Polygon(JsonElement polygon, string path, int slice)
    {
        var numbers = polygon.ValueKind == JsonValueKind.Array
            ? polygon.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number && n.TryGetDouble(out var v) ? v : double.NaN).ToList() : [];
        if (numbers.Count < 6 || numbers.Count % 2 != 0 || numbers.Exists(n => !double.IsFinite(n)))
        {
            throw new CocoFlawException($"{path}: a polygon is at least three pairs of numbers");
        }

        try
        {
            return new Contour(slice, numbers.Chunk(2).Select(p => new ImagePoint(p[0], p[1])));
        }
        catch (ArgumentException impossible)
        {
            throw new CocoFlawException($"{path}: {impossible.Message}");
        }
    }

    // COCO takes the polygons of an annotation together, also where they overlap.
    private static void Fill(Contour contour, Mask mask, int slice)
    {
        var grid = mask.Geometry;
        var flat = new VolumeGeometry(grid.Columns, grid.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1);
        var (own, target) = (Rasteriser.Rasterise([new Contour(0, contour.Points)], flat).Voxels, mask.Slice(slice).ToArray());
        own.Zip(target, (a, b) => (byte)(a | b)).ToArray().CopyTo(mask.Slice(slice));
    }

    private static void Runs(JsonElement segmentation, string path, int slice, Mask mask, List<Contour> contours)
    {
        var grid = mask.Geometry;
        if (!segmentation.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Array
            || size.GetArrayLength() != 2 || !Is(size[0], grid.Rows) || !Is(size[1], grid.Columns))
        {
            throw new CocoFlawException($"{path}.size: not the rows and columns of the image");
        }

        List<long>? runs = null;
        if (segmentation.TryGetProperty("counts", out var counts))
        {
            runs = counts.ValueKind switch
            {
                JsonValueKind.String => CocoRle.Parse(counts.GetString()!),
                JsonValueKind.Array => [.. counts.EnumerateArray().Select(c => c.ValueKind == JsonValueKind.Number && c.TryGetInt64(out var n) ? n : -1)],
                _ => null,
            };
        }

        var own = new byte[grid.VoxelsPerSlice];
        if (runs is null || !CocoRle.Decode(runs, own, grid.Columns, grid.Rows))
        {
            throw new CocoFlawException($"{path}.counts: no run lengths that cover the image");
        }

        var target = mask.Slice(slice);
        for (var i = 0; i < own.Length; i++)
        {
            target[i] |= own[i];
        }

        var flat = new Mask(new VolumeGeometry(grid.Columns, grid.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1), own);
        contours.AddRange(MaskOutline.Trace(flat, 0).Select(c => new Contour(slice, c.Points)));
    }

    private static bool Is(JsonElement element, int number) => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var said) && said == number;
}
