using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Polygons in mm: their size, and what they have in common two by two. Polygons that cross themselves or enclose nothing have no size and join no pair.</summary>
internal static class ContourStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["contour.geometry"] = r => Geometry(JsonInput.Read<ContourFile>(r.OnlyInput)),
    };

    // The polygons are in mm already.
    private static readonly ImagePlane Millimetres = new(1, 1, 1, 1, CalibrationSource.PixelSpacing);

    private static object Geometry(ContourFile file)
    {
        var polygons = file.Polygons.Select(p => p.Select(Point).ToList()).ToList();
        var contours = polygons.Select(p => Open(p) is { Count: >= 3 } open ? new Contour(0, open) : null).ToList();
        var sizes = contours.Select(c => c is null ? null : ContourGeometry.Of(c, Millimetres)).ToList();
        var valid = Enumerable.Range(0, contours.Count).Where(i => sizes[i]?.Size is not null).ToList();
        return new
        {
            perPolygon = polygons.Select((p, i) => One(Open(p), sizes[i], file.RasterGrid)),
            pairs = valid.SelectMany(a => valid.Where(b => b > a).Select(b => Pair(contours[a]!, contours[b]!, a + 1, b + 1))),
        };
    }

    private static object One(List<ImagePoint> points, ContourGeometry? geometry, RasterGrid? raster) => new
    {
        valid = geometry?.Size is not null, signedAreaShoelace = SignedArea(points), perimeter = geometry?.Perimeter ?? Length(points),
        rasterCount = raster is null ? (int?)null : PixelCount.Inside(points, raster.Rows, raster.Cols, raster.RowSpacing, raster.ColSpacing, raster.Offset),
        area = geometry?.Size?.Area, centroid = geometry?.Size is { } s ? new[] { s.Centroid.X, s.Centroid.Y } : null,
        longAxis = geometry?.Size?.LongAxis, endpoints = geometry?.Size is { LongAxisVertices: var ends } ? new[] { ends.First, ends.Second } : null,
        shortCaliperExtent = geometry?.Size?.ShortExtent, shortLongestChord = geometry?.Size?.ShortChord,
    };

    private static object Pair(Contour a, Contour b, int placeA, int placeB)
    {
        var overlap = ContourOverlap.Between(a, b, Millimetres)!;
        return new
        {
            a = placeA, b = placeB, intersectionArea = overlap.IntersectionArea, dice = overlap.Dice, iou = overlap.Jaccard,
            hausdorffBoundaryDensified = overlap.Hausdorff,
        };
    }

    private static ImagePoint Point(double[] xy) =>
        xy.Length == 2 ? new(xy[0], xy[1]) : throw new CommandRefusal($"A vertex has {xy.Length} coordinates instead of two.");

    private static List<ImagePoint> Open(List<ImagePoint> points) => points.Count > 1 && points[0] == points[^1] ? points[..^1] : points;

    /// <summary>About the first vertex, so that a small polygon far from the origin loses no digits; positive when x turns towards y.</summary>
    private static double SignedArea(List<ImagePoint> points) => Enumerable.Range(1, Math.Max(0, points.Count - 2)).Sum(i =>
        ((points[i].X - points[0].X) * (points[i + 1].Y - points[0].Y)) - ((points[i + 1].X - points[0].X) * (points[i].Y - points[0].Y))) / 2;

    private static double Length(List<ImagePoint> points) => points.Select((p, i) => Millimetres.Distance(p, points[(i + 1) % points.Count])).Sum();

    private sealed record ContourFile
    {
        public required double[][][] Polygons { get; init; }

        public RasterGrid? RasterGrid { get; init; }
    }

    private sealed record RasterGrid
    {
        public required int Rows { get; init; }

        public required int Cols { get; init; }

        public required double RowSpacing { get; init; }

        public required double ColSpacing { get; init; }

        public string? Rule { get; init; }

        /// <summary>Where a pixel's centre lies, pixels: on the whole numbers, or half a pixel on where the rule says so.</summary>
        public double Offset => Rule is not null && (Rule.Contains("+0.5", StringComparison.Ordinal) || Rule.Contains("+.5", StringComparison.Ordinal)) ? 0.5 : 0;
    }
}
