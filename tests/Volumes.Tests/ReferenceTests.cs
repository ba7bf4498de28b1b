using System.Text.Json;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

/// <summary>Against the reference results for contours and masks that lie beside the repository.</summary>
public class ReferenceTests
{
    private static readonly string Folder = Path.Combine(Root(), "..", "shared", "data", "agreement");

    [Fact]
    public void Contours_measure_as_the_references_do() => ForEach("contour.geometry", (entry, expected) =>
    {
        using var input = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, entry.GetProperty("input")[0].GetString()!)));
        var raster = input.RootElement.GetProperty("rasterGrid");
        var (sx, sy) = (raster.GetProperty("colSpacing").GetDouble(), raster.GetProperty("rowSpacing").GetDouble());
        var grid = Grids.Axial(raster.GetProperty("cols").GetInt32(), raster.GetProperty("rows").GetInt32(), 1, sx, sy);
        foreach (var (polygon, reference) in input.RootElement.GetProperty("polygons").EnumerateArray().Zip(expected.GetProperty("perPolygon").EnumerateArray()))
        {
            // The references put pixel centres at (column·sx, row·sy) mm.
            var contour = new Contour(0, polygon.EnumerateArray().Select(p => new IndexPoint(p[0].GetDouble() / sx, p[1].GetDouble() / sy).ToImage()));
            var measured = ContourGeometry.Of(contour, grid.PlaneOf(0));
            var size = measured.Size.ShouldNotBeNull();
            Rasteriser.Rasterise([contour], grid).Count.ShouldBe(reference.GetProperty("rasterCount").GetInt32());
            measured.Perimeter.ShouldBe(reference.GetProperty("perimeter").GetDouble(), 1e-9);
            size.Area.ShouldBe(reference.GetProperty("area").GetDouble(), 1e-6);
            size.LongAxis.ShouldBe(reference.GetProperty("longAxis").GetDouble(), 1e-9);
            size.ShortExtent.ShouldBe(reference.GetProperty("shortCaliperExtent").GetDouble(), 1e-9);
            size.ShortChord.ShouldBe(reference.GetProperty("shortLongestChord").GetDouble(), 1e-6);
            PixelCount.Inside(Millimetres(polygon), raster.GetProperty("rows").GetInt32(), raster.GetProperty("cols").GetInt32(), sy, sx).ShouldBe(reference.GetProperty("rasterCount").GetInt32());
            new[] { size.LongAxisVertices.First, size.LongAxisVertices.Second }.ShouldBe(reference.GetProperty("endpoints").EnumerateArray().Select(e => e.GetInt32()));
            ((size.Centroid.X - 0.5) * sx).ShouldBe(reference.GetProperty("centroid")[0].GetDouble(), 1e-9);
            ((size.Centroid.Y - 0.5) * sy).ShouldBe(reference.GetProperty("centroid")[1].GetDouble(), 1e-9);
        }
    });

    [Fact]
    public void Pairs_of_contours_overlap_as_the_references_do() => ForEach("contour.geometry", (entry, expected) =>
    {
        using var input = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, entry.GetProperty("input")[0].GetString()!)));
        var contours = input.RootElement.GetProperty("polygons").EnumerateArray().Select(p => new Contour(0, Millimetres(p))).ToList();
        foreach (var pair in expected.GetProperty("pairs").EnumerateArray())
        {
            var (a, b) = (contours[pair.GetProperty("a").GetInt32() - 1], contours[pair.GetProperty("b").GetInt32() - 1]);
            var overlap = ContourOverlap.Between(a, b, new ImagePlane(1, 1, 1, 1, CalibrationSource.PixelSpacing)).ShouldNotBeNull();
            overlap.IntersectionArea.ShouldBe(pair.GetProperty("intersectionArea").GetDouble(), 1e-6);
            overlap.Dice.ShouldBe(pair.GetProperty("dice").GetDouble(), 1e-9);
            overlap.Jaccard.ShouldBe(pair.GetProperty("iou").GetDouble(), 1e-9);
            overlap.Hausdorff.ShouldBe(pair.GetProperty("hausdorffBoundaryDensified").GetDouble(), 2e-3);
        }
    });

    [Fact]
    public void Pairs_of_masks_overlap_and_lie_apart_as_the_references_do() => ForEach("overlap.pairwise", (entry, expected) =>
    {
        var masks = Masks(entry);
        foreach (var pair in expected.GetProperty("pairs").EnumerateArray())
        {
            var (a, b) = (masks[pair.GetProperty("a").GetInt32() - 1], masks[pair.GetProperty("b").GetInt32() - 1]);
            var surface = pair.GetProperty("surface");
            var measured = SurfaceDistances.Between(a, b);
            Near(Overlap.Dice(a, b), pair.GetProperty("dice"));
            Near(Overlap.Jaccard(a, b), pair.GetProperty("iou"));
            measured.BorderA.ShouldBe(surface.GetProperty("nBorderA").GetInt32());
            measured.BorderB.ShouldBe(surface.GetProperty("nBorderB").GetInt32());
            Near(measured.Hausdorff, surface.GetProperty("hd"));
            Near(measured.Hausdorff95, surface.GetProperty("hd95_maxDirected"));
            Near(measured.Hausdorff95Pooled, surface.GetProperty("hd95_pooled"));
            Near(measured.AverageSymmetric, surface.GetProperty("assd_pooled"));
            Near(measured.MeanOfMeans, surface.GetProperty("masd_meanOfMeans"));
            Near(measured.ShareWithin(2), surface.GetProperty("nsdPooledCount@2"));
        }
    });

    /// <summary>The median rule of the consensus rests on the signed distances alone, so it shows that they are the references'.</summary>
    [Fact]
    public void The_median_of_signed_distances_gives_the_references_masks() => ForEach("consensus.masks", (entry, expected) =>
    {
        var masks = Masks(entry);
        var distances = masks.Select(SignedDistance.Compute).ToList();
        var median = Enumerable.Range(0, masks[0].Voxels.Length)
            .Select(i => (byte)(distances.Select(d => d[i]).Order().ElementAt(masks.Count / 2) <= 0 ? 1 : 0)).ToArray();

        (masks.Count % 2).ShouldBe(1);
        median.ShouldBe(File.ReadAllBytes(Path.Combine(Folder, expected.GetProperty("sba_median").GetProperty("file").GetString()!)));
    });

    private static List<ImagePoint> Millimetres(JsonElement polygon) => [.. polygon.EnumerateArray().Select(p => new ImagePoint(p[0].GetDouble(), p[1].GetDouble()))];

    private static void Near(MaskMetric measured, JsonElement reference) =>
        measured.Value.ShouldNotBeNull().ShouldBe(reference.GetDouble(), 1e-9);

    private static List<Mask> Masks(JsonElement entry)
    {
        var parameters = entry.GetProperty("params");
        var (dims, spacing) = (parameters.GetProperty("dimsZYX"), parameters.GetProperty("spacingZYX"));
        var grid = Grids.Axial(
            dims[2].GetInt32(), dims[1].GetInt32(), dims[0].GetInt32(), spacing[2].GetDouble(), spacing[1].GetDouble(), spacing[0].GetDouble());
        return [.. entry.GetProperty("input").EnumerateArray().Select(f => new Mask(grid, File.ReadAllBytes(Path.Combine(Folder, f.GetString()!))))];
    }

    private static void ForEach(string statistic, Action<JsonElement, JsonElement> check)
    {
        var manifest = Path.Combine(Folder, "manifest.json");
        Assert.SkipUnless(File.Exists(manifest), "The reference results are not beside the repository.");
        using var document = JsonDocument.Parse(File.ReadAllText(manifest));
        var entries = document.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("statistic").GetString() == statistic).ToList();
        entries.ShouldNotBeEmpty();
        entries.ForEach(e => check(e, e.GetProperty("expected")));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution is not above the tests.");
    }
}
