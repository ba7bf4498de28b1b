using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Lengths and axes.</summary>
internal static class Lines
{
    public static UcumUnit Unit(ImagePlane plane) => plane.Calibration == CalibrationSource.None ? UcumUnit.Pixel : UcumUnit.Millimetre;

    public static MeasuredQuantity Of(CodedConcept concept, ImagePoint a, ImagePoint b, ImagePlane plane) =>
        new(concept, null, new Quantity(plane.Distance(a, b), Unit(plane)), plane);

    public static MeasuredMark Bidirectional(DrawnMark mark, ImagePlane plane)
    {
        var (ordered, remarks) = LongerFirst(mark, plane);
        var p = ordered.Points;
        return new(
            ordered,
            [
                new([p[0], p[1]], [Of(Codes.LongAxis, p[0], p[1], plane)]),
                new([p[2], p[3]], [Of(Codes.ShortAxis, p[2], p[3], plane)]),
            ],
            remarks);
    }

    /// <summary>The mark with its longer axis first, and what is to be said about its axes.</summary>
    public static (DrawnMark Ordered, ValueList<MarkRemark> Remarks) LongerFirst(DrawnMark mark, ImagePlane plane)
    {
        var p = mark.Points;
        var remarks = new List<MarkRemark>();
        if (plane.Distance(p[2], p[3]) > plane.Distance(p[0], p[1]))
        {
            remarks.Add(new("", false, "the short axis was the longer one; the two were exchanged."));
            mark = mark with { Points = [p[2], p[3], p[0], p[1]] };
        }

        var angle = Angles.Between(p[0], p[1], p[2], p[3], plane);
        if (Math.Abs(90 - angle) > MarkMeasurement.RightAngleTolerance)
        {
            remarks.Add(new("", false, FormattableString.Invariant($"the axes cross at {angle:F1}° in the patient, not at a right angle.")));
        }

        return (mark, remarks.ToValueList());
    }
}
