using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Contours, rectangles, regions, ellipses and circles.</summary>
internal static class Outlines
{
    /// <summary>A contour or a rectangle.</summary>
    public static MeasuredMark Contour(DrawnMark mark, ImagePlane plane, PixelSlice? pixels)
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

        return new(mark, [new(mark.Points, [.. quantities, .. PixelValues.Inside([contour], plane, pixels, remarks)])], remarks.ToValueList());
    }

    /// <summary>By counting pixels, so that holes and islands count as what they are.</summary>
    public static MeasuredMark Region(DrawnMark mark, ImagePlane plane, PixelSlice? pixels)
    {
        var remarks = new List<MarkRemark>();
        var outlines = Of(mark, 0, plane);
        var grid = new VolumeGeometry(plane.Columns, plane.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1);
        var area = Area(Rasteriser.RasteriseBlock(outlines, grid).Count * plane.ColumnSpacing * plane.RowSpacing, plane);
        return new MeasuredMark(mark, [.. mark.Outlines.Select(o => new MeasuredShape(o, []))], [])
        {
            OfAllShapes = [area, .. PixelValues.Inside(outlines, plane, pixels, remarks)],
            Remarks = remarks.ToValueList(),
        };
    }

    public static MeasuredMark Ellipse(DrawnMark mark, ImagePlane plane, PixelSlice? pixels)
    {
        var (ordered, axesRemarks) = Lines.LongerFirst(mark, plane);
        var (remarks, p) = (axesRemarks.ToList(), ordered.Points);
        var (major, minor) = (Lines.Of(Codes.LongAxis, p[0], p[1], plane), Lines.Of(Codes.ShortAxis, p[2], p[3], plane));
        var inside = PixelValues.Inside([Polygon(ordered, 0, plane)], plane, pixels, remarks);
        return new(
            ordered, [new(p, [major, minor, Area(Math.PI / 4 * major.Value.Value * minor.Value.Value, plane), .. inside])], remarks.ToValueList());
    }

    public static MeasuredMark Circle(DrawnMark mark, ImagePlane plane, PixelSlice? pixels)
    {
        var remarks = new List<MarkRemark>();
        var radius = Lines.Of(MeasurementCodes.Radius, mark.Points[0], mark.Points[1], plane);
        var r = radius.Value.Value;
        var perimeter = new MeasuredQuantity(Codes.Perimeter, null, new Quantity(2 * Math.PI * r, Lines.Unit(plane)), plane);
        var inside = PixelValues.Inside([Polygon(mark, 0, plane)], plane, pixels, remarks);
        return new(mark, [new(mark.Points, [radius, Area(Math.PI * r * r, plane), perimeter, .. inside])], remarks.ToValueList());
    }

    /// <summary>The outlines of a checked mark that encloses something.</summary>
    public static List<Contour> Of(DrawnMark mark, int slice, ImagePlane plane) =>
        mark.Kind == MarkKind.Region ? [.. mark.Outlines.Select(o => new Contour(slice, MarkCheck.Vertices(o)))] : [Polygon(mark, slice, plane)];

    /// <summary>The outline of a checked contour, rectangle, ellipse or circle on a slice; a circle is one in mm.</summary>
    private static Contour Polygon(DrawnMark mark, int slice, ImagePlane plane)
    {
        var p = mark.Points;
        return mark.Kind switch
        {
            MarkKind.Contour or MarkKind.Rectangle => new Contour(slice, MarkCheck.Vertices(p)),
            MarkKind.Ellipse => EllipseRoi.FromAxes(slice, (p[0], p[1]), (p[2], p[3]), plane),
            MarkKind.Circle when 2 * plane.Distance(p[0], p[1]) is var d => EllipseRoi.FromLengths(slice, p[0], d, d, 0, plane),
            _ => throw new ArgumentException($"{mark.Kind} has no outline.", nameof(mark)),
        };
    }

    private static MeasuredQuantity Area(double value, ImagePlane plane) => new(
        Codes.Area, null, new Quantity(value, plane.Calibration == CalibrationSource.None ? UcumUnit.SquarePixel : UcumUnit.SquareMillimetre), plane);
}
