using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>One point.</summary>
/// <remarks>Every shape throws <see cref="AimFlawException"/> for a wrong number of points, a point that is not finite or a frame below 1.</remarks>
public sealed record TwoDimensionPoint : TwoDimensionGeometricShapeEntity
{
    public TwoDimensionPoint(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points,
        int? referencedFrameNumber = 1, ShapeDetails? details = null, string? uri = null)
        : base(uniqueIdentifier, shapeIdentifier, imageReferenceUid, points, referencedFrameNumber, details, uri, (1, 1))
    {
    }
}

/// <summary>Separate points; two of them are a line (a length, an axis).</summary>
public sealed record TwoDimensionMultiPoint : TwoDimensionGeometricShapeEntity
{
    public TwoDimensionMultiPoint(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points,
        int? referencedFrameNumber = 1, ShapeDetails? details = null, string? uri = null)
        : base(uniqueIdentifier, shapeIdentifier, imageReferenceUid, points, referencedFrameNumber, details, uri, (1, int.MaxValue))
    {
    }
}

/// <summary>A closed contour; a repeated first point is kept as written.</summary>
public sealed record TwoDimensionPolyline : TwoDimensionGeometricShapeEntity
{
    public TwoDimensionPolyline(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points,
        int? referencedFrameNumber = 1, ShapeDetails? details = null, string? uri = null)
        : base(uniqueIdentifier, shapeIdentifier, imageReferenceUid, points, referencedFrameNumber, details, uri, (2, int.MaxValue))
    {
    }
}

/// <summary>A circle: its centre, then a point on it.</summary>
public sealed record TwoDimensionCircle : TwoDimensionGeometricShapeEntity
{
    public TwoDimensionCircle(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points,
        int? referencedFrameNumber = 1, ShapeDetails? details = null, string? uri = null)
        : base(uniqueIdentifier, shapeIdentifier, imageReferenceUid, points, referencedFrameNumber, details, uri, (2, 2))
    {
    }
}

/// <summary>An ellipse: the ends of its major axis, then those of its minor axis.</summary>
public sealed record TwoDimensionEllipse : TwoDimensionGeometricShapeEntity
{
    public TwoDimensionEllipse(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points,
        int? referencedFrameNumber = 1, ShapeDetails? details = null, string? uri = null)
        : base(uniqueIdentifier, shapeIdentifier, imageReferenceUid, points, referencedFrameNumber, details, uri, (4, 4))
    {
    }
}
