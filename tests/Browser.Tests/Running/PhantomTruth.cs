using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Recomputed;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>An axis on a slice, its ends in corner-origin pixels.</summary>
public sealed record TrueAxis(double Millimetres, PixelPoint From, PixelPoint To);

/// <summary>The ellipse in which a lesion cuts a slice.</summary>
public sealed record TrueSection(int Slice, TrueAxis LongAxis, TrueAxis ShortAxis)
{
    /// <summary>The outline, its size times <paramref name="scale"/> about its centre and moved by some pixels, as a polygon.</summary>
    public IReadOnlyList<PixelPoint> Outline(int points, double scale = 1, double moveX = 0, double moveY = 0)
    {
        var centre = Middle(LongAxis.From, LongAxis.To);
        return [.. Enumerable.Range(0, points).Select(i => 2 * Math.PI * i / points).Select(t => new PixelPoint(
            centre.X + moveX + (scale * ((Math.Cos(t) * (LongAxis.To.X - centre.X)) + (Math.Sin(t) * (ShortAxis.To.X - centre.X)))),
            centre.Y + moveY + (scale * ((Math.Cos(t) * (LongAxis.To.Y - centre.Y)) + (Math.Sin(t) * (ShortAxis.To.Y - centre.Y))))))];
    }

    public PixelPoint Centre => Middle(LongAxis.From, LongAxis.To);

    private static PixelPoint Middle(PixelPoint a, PixelPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
}

/// <summary>A lesion of a phantom.</summary>
public sealed record TrueLesion(string Id, double VolumeMm3, bool SpansExactlyThreeSlices, int LargestSlice, IReadOnlyList<TrueSection> Sections)
{
    public TrueSection Largest => Sections.Single(s => s.Slice == LargestSlice);
}

/// <summary>What a phantom's truth.json says.</summary>
public sealed record PhantomTruth(IReadOnlyList<TrueLesion> Lesions, IReadOnlyList<string> PlantedStrings)
{
    public static PhantomTruth Read(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "truth.json")));
        return new PhantomTruth(
            [.. json.RootElement.GetProperty("lesions").EnumerateArray().Select(Lesion)],
            [.. json.RootElement.GetProperty("plantedStrings").EnumerateArray().Select(s => s.GetString()!)]);
    }

    private static TrueLesion Lesion(JsonElement lesion) => new(
        lesion.GetProperty("id").GetString()!, lesion.GetProperty("volumeMm3").GetDouble(), lesion.GetProperty("spansExactlyThreeSlices").GetBoolean(),
        lesion.GetProperty("largestSlice").GetInt32(),
        [.. lesion.GetProperty("slices").EnumerateArray().Select(s => new TrueSection(s.GetProperty("slice").GetInt32(), Axis(s.GetProperty("longAxis")), Axis(s.GetProperty("shortAxis"))))]);

    private static TrueAxis Axis(JsonElement axis) => new(axis.GetProperty("millimetres").GetDouble(), Point(axis.GetProperty("from")), Point(axis.GetProperty("to")));

    private static PixelPoint Point(JsonElement point) => new(point.GetProperty("x").GetDouble(), point.GetProperty("y").GetDouble());
}
