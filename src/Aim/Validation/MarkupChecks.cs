using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Checks of geometry: on its image, and of points that make the shape.</summary>
internal static class MarkupChecks
{
    private static readonly ImageSize Endless = new(int.MaxValue, int.MaxValue);

    public static void Run(ImageAnnotation annotation, IReadOnlyDictionary<Uid, ImageSize> images, ValidationLog log)
    {
        var numbers = new HashSet<int>();
        foreach (var (entity, path) in EntityPaths.Of(annotation))
        {
            if (entity is GeometricShapeEntity shape && !numbers.Add(shape.ShapeIdentifier))
            {
                log.Warning(AimCheck.DuplicateId, path + "shapeIdentifier", "is that of another shape of the annotation as well.");
            }

            if (entity is TwoDimensionGeometricShapeEntity flat)
            {
                var size = flat.ImageReferenceUid is { } image ? images.GetValueOrDefault(image) : null;
                OnImage(flat, size, path, log);
                Form(flat, path, log);
            }
        }
    }

    private static void OnImage(TwoDimensionGeometricShapeEntity shape, ImageSize? size, string path, ValidationLog log)
    {
        var outside = shape.Points.Select((p, i) => (Point: p, Place: i + 1)).Where(p => !(size ?? Endless).Holds(p.Point)).ToList();
        if (outside.Count > 0)
        {
            // One finding a shape: a contour in the wrong space has thousands of points outside.
            var points = outside.Count == 1 ? "is a point" : $"is the first of {outside.Count} points";
            var image = size is null ? "any image" : $"the image of {size.Columns} × {size.Rows}";
            log.Error(AimCheck.OutsideImage, $"{path}twoDimensionSpatialCoordinateCollection/TwoDimensionSpatialCoordinate[{outside[0].Place}]", $"{points} outside {image}.");
        }

        if (size is null)
        {
            return;
        }

        if (shape.ReferencedFrameNumber > size.Frames)
        {
            log.Error(AimCheck.OutsideImage, path + "referencedFrameNumber", $"{shape.ReferencedFrameNumber} is beyond the {size.Frames} frames of the image.");
        }
        else if (shape.ReferencedFrameNumber is null && size.Frames > 1)
        {
            log.Warning(AimCheck.OutsideImage, path + "referencedFrameNumber", $"is not there, though the image has {size.Frames} frames; the first is meant then.");
        }
    }

    private static void Form(TwoDimensionGeometricShapeEntity shape, string path, ValidationLog log)
    {
        var points = path + "twoDimensionSpatialCoordinateCollection";
        var distinct = shape.Points.Distinct().Count();
        switch (shape)
        {
            case TwoDimensionPolyline when distinct < 3:
                log.Warning(AimCheck.Shape, points, $"has {distinct} distinct points, which enclose nothing.");
                break;
            case TwoDimensionCircle when distinct < 2:
                log.Warning(AimCheck.Shape, points, "has its perimeter at its centre: a circle without radius.");
                break;
            case TwoDimensionEllipse when shape.Points[0] == shape.Points[1] || shape.Points[2] == shape.Points[3]:
                log.Warning(AimCheck.Shape, points, "has an axis without length.");
                break;
            case TwoDimensionMultiPoint { Points.Count: 2 } when distinct < 2:
                log.Warning(AimCheck.Shape, points, "has both its ends at one point: a line without length.");
                break;
        }
    }
}
