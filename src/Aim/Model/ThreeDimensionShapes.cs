using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>One point.</summary>
/// <remarks>Every shape throws <see cref="AimFlawException"/> for a wrong number of points or a point that is not finite.</remarks>
public sealed record ThreeDimensionPoint : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionPoint(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (1, 1))
    {
    }
}

/// <summary>Separate points.</summary>
public sealed record ThreeDimensionMultiPoint : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionMultiPoint(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (1, int.MaxValue))
    {
    }
}

/// <summary>Points joined by lines; the last is not joined to the first (PS3.3 §C.18.9.1.2).</summary>
public sealed record ThreeDimensionPolyline : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionPolyline(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (2, int.MaxValue))
    {
    }
}

/// <summary>A closed contour in a plane; a repeated first point is kept as written.</summary>
public sealed record ThreeDimensionPolygon : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionPolygon(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (3, int.MaxValue))
    {
    }
}

/// <summary>An ellipse: the ends of its major axis, then those of its minor axis.</summary>
public sealed record ThreeDimensionEllipse : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionEllipse(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (4, 4))
    {
    }
}

/// <summary>An ellipsoid: the ends of its three axes, one axis after the other.</summary>
public sealed record ThreeDimensionEllipsoid : ThreeDimensionGeometricShapeEntity
{
    public ThreeDimensionEllipsoid(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid = null,
        ShapeDetails? details = null)
        : base(uniqueIdentifier, shapeIdentifier, frameOfReferenceUid, points, fiducialUid, details, (6, 6))
    {
    }
}
