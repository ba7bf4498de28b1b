using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A markup as SCOORD (PS3.3 §C.18.6); AIM and SCOORD count pixels from the same corner.</summary>
internal static class RegionContent
{
    /// <summary>A shape that cuts a hole would be read as a region of its own, for SCOORD has no exclusion.</summary>
    public static bool CanHold(MarkupEntity markup) => markup is TwoDimensionGeometricShapeEntity { Details.IncludeFlag: true, ImageReferenceUid: not null };

    public static GraphicContent Graphic(TwoDimensionGeometricShapeEntity shape) => shape switch
    {
        TwoDimensionPoint => new("POINT", Numbers(shape.Points)),
        TwoDimensionMultiPoint { Points.Count: 2 } => new("POLYLINE", Numbers(shape.Points)),
        TwoDimensionMultiPoint => new("MULTIPOINT", Numbers(shape.Points)),
        TwoDimensionPolyline => new("POLYLINE", Numbers(Closed(shape.Points))),
        TwoDimensionCircle => new("CIRCLE", Numbers(shape.Points)),
        TwoDimensionEllipse => new("ELLIPSE", Numbers(shape.Points)),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape.GetType().Name, "This shape has no SCOORD."),
    };

    /// <summary>A region where the shape encloses one or is a point, else a path (TID 1410 allows no MULTIPOINT as Image Region).</summary>
    public static CodedConcept Purpose(MarkupEntity markup) => markup is TwoDimensionMultiPoint ? SrCodes.Path : SrCodes.ImageRegion;

    /// <summary>The greatest distance, in pixels, that single precision moves a coordinate.</summary>
    public static double Rounding(TwoDimensionGeometricShapeEntity shape) =>
        shape.Points.Max(p => Math.Max(Math.Abs(p.X - (float)p.X), Math.Abs(p.Y - (float)p.Y)));

    // Three points at least, so that a line of two points is never taken for a contour.
    private static IEnumerable<ImagePoint> Closed(ValueList<ImagePoint> points) =>
        points.Count > 2 && points[0] == points[^1] ? points : points.Append(points[0]);

    private static float[] Numbers(IEnumerable<ImagePoint> points) => [.. points.SelectMany(p => new[] { (float)p.X, (float)p.Y })];
}
