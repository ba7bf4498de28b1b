using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads the points of a shape in the order that their coordinateIndex gives.</summary>
internal static class CoordinateReader
{
    public static List<ImagePoint> Flat(AimNode n) =>
        Ordered(n, "twoDimensionSpatialCoordinateCollection", "TwoDimensionSpatialCoordinate", p => new ImagePoint(p.Number("x"), p.Number("y")));

    public static List<PatientPoint> Spatial(AimNode n) =>
        Ordered(n, "threeDimensionSpatialCoordinateCollection", "ThreeDimensionSpatialCoordinate", p => new PatientPoint(p.Number("x"), p.Number("y"), p.Number("z")));

    private static List<T> Ordered<T>(AimNode n, string wrapper, string item, Func<AimNode, T> point)
        where T : struct
    {
        var points = n.Collection(wrapper, item, c => c.Build<Indexed<T>>(p =>
        {
            var (index, place) = (p.Integer("coordinateIndex"), point(p));
            return () => new(index, place);
        }), required: true);
        if (AreCounted(points))
        {
            return points.ConvertAll(p => p.Point);
        }

        if (points.DistinctBy(p => p.Index).Count() < points.Count)
        {
            n.Malformed(wrapper, "gives a coordinateIndex twice, so the order of its points is not known.", AimCheck.CoordinateIndex);
        }

        var ordered = points.OrderBy(p => p.Index).ToList();
        if (!AreCounted(ordered))
        {
            n.Mended(wrapper, "does not count its coordinateIndex from 0 by ones; the points are taken in its order.", AimCheck.CoordinateIndex);
        }

        return ordered.ConvertAll(p => p.Point);
    }

    private static bool AreCounted<T>(List<Indexed<T>> points)
        where T : struct
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Index != i)
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Indexed<T>(int Index, T Point)
        where T : struct;
}
