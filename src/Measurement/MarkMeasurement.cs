using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>One line, outline or point of a mark, with what was measured on it.</summary>
public sealed record MeasuredShape(ValueList<ImagePoint> Points, ValueList<MeasuredQuantity> Quantities);

/// <summary>A mark with its meaning on its image.</summary>
/// <param name="Mark">As drawn, but the longer axis first.</param>
/// <param name="Shapes">One; for a bidirectional mark two, the long axis first; for a region one an outline. Empty when the mark was refused.</param>
public sealed record MeasuredMark(DrawnMark Mark, ValueList<MeasuredShape> Shapes, ValueList<MarkRemark> Remarks)
{
    /// <summary>What was measured on all shapes together: on a region's outlines.</summary>
    public ValueList<MeasuredQuantity> OfAllShapes { get; init; } = [];

    public bool IsRefused => Remarks.Any(r => r.Refused);

    public IEnumerable<MeasuredQuantity> Quantities => Shapes.SelectMany(s => s.Quantities).Concat(OfAllShapes);
}

/// <summary>What a mark means on its image: lengths in mm, areas in mm², angles in the patient, attenuation in HU; in pixels, and said so, without calibration.</summary>
public static class MarkMeasurement
{
    /// <summary>How far from 90°, in the patient, two axes may cross without a remark.</summary>
    public const double RightAngleTolerance = 5;

    /// <param name="pixels">The pixels under the mark; null where their values are not to be told.</param>
    /// <exception cref="ArgumentException">The slice is not one of the volume, or not of the plane's size.</exception>
    public static MeasuredMark Measure(DrawnMark mark, ImagePlane plane, PixelSlice? pixels = null)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(plane);
        if (pixels is { Volume.Geometry: var g } && (g.Columns != plane.Columns || g.Rows != plane.Rows || pixels.Slice < 0 || pixels.Slice >= g.Slices))
        {
            throw new ArgumentException($"Slice {pixels.Slice} of {g.Columns}×{g.Rows}×{g.Slices} voxels is not the image of {plane.Columns}×{plane.Rows}.", nameof(pixels));
        }

        // A plane without calibration is measured in pixels, whatever stands in its spacings.
        var ruler = plane.Calibration == CalibrationSource.None ? plane with { ColumnSpacing = 1, RowSpacing = 1 } : plane;
        var refusals = MarkCheck.Refusals(mark, ruler);
        if (refusals.Count > 0)
        {
            return new(mark, [], refusals.ToValueList());
        }

        var measured = mark.Kind switch
        {
            MarkKind.Point => new MeasuredMark(mark, [new(mark.Points, [.. PixelValues.At(mark.Points[0], ruler, pixels)])], []),
            MarkKind.Arrow => new(mark, [new(mark.Points, [])], []),
            MarkKind.Angle => Angles.Measure(mark, ruler),
            MarkKind.Length => new(mark, [new(mark.Points, [Lines.Of(Codes.Length, mark.Points[0], mark.Points[1], ruler)])], []),
            MarkKind.Bidirectional => Lines.Bidirectional(mark, ruler),
            MarkKind.Contour or MarkKind.Rectangle => Outlines.Contour(mark, ruler, pixels),
            MarkKind.Ellipse => Outlines.Ellipse(mark, ruler, pixels),
            MarkKind.Circle => Outlines.Circle(mark, ruler, pixels),
            MarkKind.Region => Outlines.Region(mark, ruler, pixels),
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark.Kind, "This kind of mark is unknown."),
        };
        return measured with { Remarks = [.. measured.Remarks, .. Calibration(mark, ruler)] };
    }

    private static IEnumerable<MarkRemark> Calibration(DrawnMark mark, ImagePlane plane) => (mark.Kind, plane.Calibration) switch
    {
        (MarkKind.Point or MarkKind.Arrow, _) or (_, CalibrationSource.PixelSpacing) => [],

        // Magnification leaves angles as they are.
        (MarkKind.Angle, CalibrationSource.ImagerPixelSpacing) => [],
        (MarkKind.Angle, CalibrationSource.None) => [new("", false, "the image has no calibration: the angle is that of square pixels.")],
        (_, CalibrationSource.None) => [new("", false, "the image has no calibration: the numbers are in pixels.")],
        _ => [new("", false, "the millimetres are those at the detector, where the patient appears magnified.")],
    };
}
