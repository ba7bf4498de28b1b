using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A markup as SCOORD (PS3.3 §C.18.6), which counts pixels from the same corner as AIM, or as SCOORD3D (§C.18.9).</summary>
internal static class RegionContent
{
    /// <summary>Shapes on DICOM images and in a named frame of reference; one that cuts a hole would be read as a region of its own, for there is no exclusion.</summary>
    public static bool CanHold(MarkupEntity markup) =>
        markup is TwoDimensionGeometricShapeEntity { ImageReferenceUid: not null, Details.IncludeFlag: true }
            or ThreeDimensionGeometricShapeEntity { FrameOfReferenceUid: not null, Details.IncludeFlag: true };

    public static GraphicContent Graphic(GeometricShapeEntity shape) => shape switch
    {
        TwoDimensionPoint s => new("POINT", Numbers(s.Points)),
        TwoDimensionMultiPoint { Points.Count: 2 } s => new("POLYLINE", Numbers(s.Points)),

        // Viewers on Cornerstone3D take an angle for two lines, which meet at its vertex.
        TwoDimensionMultiPoint { Points: [var end, var vertex, var other], Details.Label: MarkShapes.Angle } => new("POLYLINE", Numbers([end, vertex, vertex, other])),
        TwoDimensionMultiPoint s => new("MULTIPOINT", Numbers(s.Points)),
        TwoDimensionPolyline s => new("POLYLINE", Numbers(Closed(s.Points))),
        TwoDimensionCircle s => new("CIRCLE", Numbers(s.Points)),
        TwoDimensionEllipse s => new("ELLIPSE", Numbers(s.Points)),
        ThreeDimensionPoint s => InPatient("POINT", s, s.Points),
        ThreeDimensionMultiPoint s => InPatient("MULTIPOINT", s, s.Points),
        ThreeDimensionPolyline s => InPatient("POLYLINE", s, s.Points),
        ThreeDimensionPolygon s => InPatient("POLYGON", s, s.Points[0] == s.Points[^1] ? s.Points : s.Points.Append(s.Points[0])),
        ThreeDimensionEllipse s => InPatient("ELLIPSE", s, s.Points),
        ThreeDimensionEllipsoid s => InPatient("ELLIPSOID", s, s.Points),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape.GetType().Name, "This shape has no SCOORD."),
    };

    /// <summary>A region where the shape encloses one or is a point, else a path (TID 1410 allows no MULTIPOINT as Image Region).</summary>
    public static CodedConcept Purpose(MarkupEntity markup) =>
        markup is TwoDimensionMultiPoint or ThreeDimensionMultiPoint or ThreeDimensionPolyline ? SrCodes.Path : SrCodes.ImageRegion;

    /// <summary>The greatest distance, in pixels or mm, that single precision moves a coordinate.</summary>
    public static double Rounding(GeometricShapeEntity shape) => (shape switch
    {
        TwoDimensionGeometricShapeEntity s => s.Points.SelectMany(p => new[] { p.X, p.Y }),
        ThreeDimensionGeometricShapeEntity s => s.Points.SelectMany(p => new[] { p.X, p.Y, p.Z }),
        _ => [],
    }).Max(c => Math.Abs(c - (float)c));

    private static GraphicContent InPatient(string type, ThreeDimensionGeometricShapeEntity shape, IEnumerable<PatientPoint> points) =>
        new(type, [.. points.SelectMany(p => new[] { (float)p.X, (float)p.Y, (float)p.Z })], shape.FrameOfReferenceUid);

    // Three points at least, so that a line of two points is never taken for a contour.
    private static IEnumerable<ImagePoint> Closed(ValueList<ImagePoint> points) =>
        points.Count > 2 && points[0] == points[^1] ? points : points.Append(points[0]);

    private static float[] Numbers(IEnumerable<ImagePoint> points) => [.. points.SelectMany(p => new[] { (float)p.X, (float)p.Y })];
}
