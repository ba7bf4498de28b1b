using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Contours, ellipses and circles.</summary>
internal static class Outlines
{
    public static MeasuredMark Contour(DrawnMark mark, ImagePlane plane, AttenuationSlice? attenuation)
    {
        var contour = new Contour(0, MarkCheck.Vertices(mark.Points));
        var geometry = ContourGeometry.Of(contour, plane);
        List<MeasuredQuantity> quantities = [new(Codes.Perimeter, null, new Quantity(geometry.Perimeter, Lines.Unit(plane)), plane)];
        List<MarkRemark> remarks = [];
        if (geometry.Size is { } size)
        {
            quantities.Insert(0, Area(size.Area, plane));
        }
        else
        {
            remarks.Add(new("", false, $"{geometry.Undefined}: it has no area."));
        }

        return new(mark, [new(mark.Points, [.. quantities, .. Attenuation.Inside(contour, plane, attenuation, remarks)])], remarks.ToValueList());
    }

    public static MeasuredMark Ellipse(DrawnMark mark, ImagePlane plane, AttenuationSlice? attenuation)
    {
        var (ordered, axesRemarks) = Lines.LongerFirst(mark, plane);
        var (remarks, p) = (axesRemarks.ToList(), ordered.Points);
        var (major, minor) = (Lines.Of(Codes.LongAxis, p[0], p[1], plane), Lines.Of(Codes.ShortAxis, p[2], p[3], plane));
        var inside = Attenuation.Inside(Polygon(ordered, 0, plane), plane, attenuation, remarks);
        return new(
            ordered, [new(p, [major, minor, Area(Math.PI / 4 * major.Value.Value * minor.Value.Value, plane), .. inside])], remarks.ToValueList());
    }

    public static MeasuredMark Circle(DrawnMark mark, ImagePlane plane, AttenuationSlice? attenuation)
    {
        var remarks = new List<MarkRemark>();
        var radius = Lines.Of(MeasurementCodes.Radius, mark.Points[0], mark.Points[1], plane);
        var r = radius.Value.Value;
        var perimeter = new MeasuredQuantity(Codes.Perimeter, null, new Quantity(2 * Math.PI * r, Lines.Unit(plane)), plane);
        var inside = Attenuation.Inside(Polygon(mark, 0, plane), plane, attenuation, remarks);
        return new(mark, [new(mark.Points, [radius, Area(Math.PI * r * r, plane), perimeter, .. inside])], remarks.ToValueList());
    }

    /// <summary>The outline of a checked contour, ellipse or circle on a slice; a circle is one in mm.</summary>
    public static Contour Polygon(DrawnMark mark, int slice, ImagePlane plane)
    {
        var p = mark.Points;
        return mark.Kind switch
        {
            MarkKind.Contour => new Contour(slice, MarkCheck.Vertices(p)),
            MarkKind.Ellipse => EllipseRoi.FromAxes(slice, (p[0], p[1]), (p[2], p[3]), plane),
            MarkKind.Circle when 2 * plane.Distance(p[0], p[1]) is var d => EllipseRoi.FromLengths(slice, p[0], d, d, 0, plane),
            _ => throw new ArgumentException($"{mark.Kind} has no outline.", nameof(mark)),
        };
    }

    private static MeasuredQuantity Area(double value, ImagePlane plane) => new(
        Codes.Area, null, new Quantity(value, plane.Calibration == CalibrationSource.None ? UcumUnit.SquarePixel : UcumUnit.SquareMillimetre), plane);
}
