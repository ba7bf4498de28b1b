using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>SCOORD3D as a markup in its frame of reference (PS3.3 §C.18.9).</summary>
internal static class SolidRegion
{
    /// <exception cref="AimFlawException">The graphic type is unknown or has another number of points.</exception>
    public static MarkupEntity Markup(GraphicContent graphic, Uid uid, int number)
    {
        var points = Enumerable.Range(0, graphic.Points)
            .Select(i => new PatientPoint(graphic.Numbers[3 * i], graphic.Numbers[(3 * i) + 1], graphic.Numbers[(3 * i) + 2])).ToList();
        var frame = graphic.FrameOfReference;
        return graphic.GraphicType switch
        {
            "POINT" => new ThreeDimensionPoint(uid, number, frame, points),
            "MULTIPOINT" => new ThreeDimensionMultiPoint(uid, number, frame, points),
            "POLYLINE" => new ThreeDimensionPolyline(uid, number, frame, points),
            "POLYGON" => new ThreeDimensionPolygon(uid, number, frame, points.Count > 3 && points[0] == points[^1] ? points[..^1] : points),
            "ELLIPSE" => new ThreeDimensionEllipse(uid, number, frame, points),
            "ELLIPSOID" => new ThreeDimensionEllipsoid(uid, number, frame, points),
            _ => throw new AimFlawException("its graphic type is not one of SCOORD3D."),
        };
    }
}
