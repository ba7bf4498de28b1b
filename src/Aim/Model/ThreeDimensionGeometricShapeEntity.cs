using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM ThreeDimensionGeometricShapeEntity: points in patient coordinates, mm.</summary>
public abstract record ThreeDimensionGeometricShapeEntity : GeometricShapeEntity
{
    private const string Points3D = "threeDimensionSpatialCoordinateCollection";

    private protected ThreeDimensionGeometricShapeEntity(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? frameOfReferenceUid, IEnumerable<PatientPoint> points, Uid? fiducialUid,
        ShapeDetails? details, (int Least, int Most) allowed)
        : base(uniqueIdentifier, shapeIdentifier, details)
    {
        (_, _) = (frameOfReferenceUid?.Value, fiducialUid?.Value);
        (FrameOfReferenceUid, FiducialUid, Points) = (frameOfReferenceUid, fiducialUid, points.ToValueList());
        var flaws = Counted(Points3D, Points.Count, allowed);
        for (var i = 0; i < Points.Count; i++)
        {
            if (!double.IsFinite(Points[i].X) || !double.IsFinite(Points[i].Y) || !double.IsFinite(Points[i].Z))
            {
                flaws.If(true, $"{Points3D}/ThreeDimensionSpatialCoordinate[{i + 1}]", "is not a finite point.", AimCheck.Number);
            }
        }

        flaws.Refuse();
    }

    /// <summary>The frame of reference (0020,0052) the points are in; null where the writer left it out.</summary>
    public Uid? FrameOfReferenceUid { get; }

    public Uid? FiducialUid { get; }

    public ValueList<PatientPoint> Points { get; }
}
