using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM TwoDimensionGeometricShapeEntity: points on one frame of one image, in corner-origin pixels.</summary>
public abstract record TwoDimensionGeometricShapeEntity : GeometricShapeEntity
{
    private const string Points2D = "twoDimensionSpatialCoordinateCollection";

    private protected TwoDimensionGeometricShapeEntity(
        Uid uniqueIdentifier, int shapeIdentifier, Uid? imageReferenceUid, IEnumerable<ImagePoint> points, int? referencedFrameNumber,
        ShapeDetails? details, string? uri, (int Least, int Most) allowed)
        : base(uniqueIdentifier, shapeIdentifier, details)
    {
        _ = imageReferenceUid?.Value;
        (ImageReferenceUid, ReferencedFrameNumber, Uri, Points) = (imageReferenceUid, referencedFrameNumber, uri, points.ToValueList());
        var flaws = Counted(Points2D, Points.Count, allowed)
            .If(referencedFrameNumber < 1, "referencedFrameNumber", $"{referencedFrameNumber} is not a frame; frames count from 1.", AimCheck.Number)
            .If(imageReferenceUid is null && uri is null, "imageReferenceUid", "names no image, and no uri does.")
            .Said("uri", uri);
        for (var i = 0; i < Points.Count; i++)
        {
            if (!double.IsFinite(Points[i].X) || !double.IsFinite(Points[i].Y))
            {
                flaws.If(true, $"{Points2D}/TwoDimensionSpatialCoordinate[{i + 1}]", "is not a finite point.", AimCheck.Number);
            }
        }

        flaws.Refuse();
    }

    /// <summary>SOP Instance UID of the image, one of those the annotation references; null for an image that only <see cref="Uri"/> names.</summary>
    public Uid? ImageReferenceUid { get; }

    /// <summary>Frame, from 1; null where the image has one frame and the writer left it out.</summary>
    public int? ReferencedFrameNumber { get; }

    /// <summary>The image where it is not DICOM's.</summary>
    public string? Uri { get; }

    public ValueList<ImagePoint> Points { get; }
}
