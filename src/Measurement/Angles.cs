using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Angles between lines in mm.</summary>
internal static class Angles
{
    /// <summary>The angle at a vertex, 0 to 180 degrees.</summary>
    public static double At(ImagePoint a, ImagePoint vertex, ImagePoint b, ImagePlane plane)
    {
        var (u, v) = (Between(vertex, a, plane), Between(vertex, b, plane));
        return Degrees(Math.Abs((u.X * v.Y) - (u.Y * v.X)), (u.X * v.X) + (u.Y * v.Y));
    }

    /// <summary>The angle between two lines, 0 to 90 degrees.</summary>
    public static double Between(ImagePoint a, ImagePoint b, ImagePoint c, ImagePoint d, ImagePlane plane)
    {
        var (u, v) = (Between(a, b, plane), Between(c, d, plane));
        return Degrees(Math.Abs((u.X * v.Y) - (u.Y * v.X)), Math.Abs((u.X * v.X) + (u.Y * v.Y)));
    }

    public static MeasuredMark Measure(DrawnMark mark, ImagePlane plane)
    {
        var p = mark.Points;
        return new(mark, [new(p, [new(Codes.Angle, null, new Quantity(At(p[0], p[1], p[2], plane), UcumUnit.Degree), plane)])], []);
    }

    // By both products: the arc cosine of one loses half the digits near 0° and 180°.
    private static double Degrees(double cross, double dot) => Math.Atan2(cross, dot) * 180 / Math.PI;

    private static (double X, double Y) Between(ImagePoint from, ImagePoint to, ImagePlane plane) =>
        ((to.X - from.X) * plane.ColumnSpacing, (to.Y - from.Y) * plane.RowSpacing);
}
