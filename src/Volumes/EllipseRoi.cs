using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// The ellipse that stands for a lesion of which only the RECIST axes were drawn. It is a two-dimensional ROI and no more:
/// it supports no statement about volume or surface.
/// </summary>
public static class EllipseRoi
{
    /// <summary>Vertices of the polygon; inscribed, it misses 0.02 % of the ellipse's area.</summary>
    private const int Vertices = 180;

    /// <summary>
    /// The ellipse centred on the long axis's middle, along the long axis; its width is the length of the short axis, whose
    /// place and slant do not count. All in mm, so that it is an ellipse in the patient on pixels that are not square.
    /// </summary>
    /// <exception cref="ArgumentException">An axis has no length.</exception>
    public static Contour FromAxes(
        int slice, (ImagePoint Start, ImagePoint End) longAxis, (ImagePoint Start, ImagePoint End) shortAxis, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(plane);
        var centre = new ImagePoint((longAxis.Start.X + longAxis.End.X) / 2, (longAxis.Start.Y + longAxis.End.Y) / 2);
        var angle = Math.Atan2(
            (longAxis.End.Y - longAxis.Start.Y) * plane.RowSpacing, (longAxis.End.X - longAxis.Start.X) * plane.ColumnSpacing);
        return FromLengths(
            slice, centre, plane.Distance(longAxis.Start, longAxis.End), plane.Distance(shortAxis.Start, shortAxis.End), angle * 180 / Math.PI, plane);
    }

    /// <summary>The ellipse with these full axis lengths, mm; the angle, degrees, is of the long axis from +x towards +y in mm.</summary>
    /// <exception cref="ArgumentException">A length is not positive and finite.</exception>
    public static Contour FromLengths(int slice, ImagePoint centre, double longAxis, double shortAxis, double angle, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(plane);
        if (!(longAxis > 0) || !(shortAxis > 0) || !double.IsFinite(longAxis + shortAxis + angle))
        {
            throw new ArgumentException(FormattableString.Invariant($"No ellipse has axes of {longAxis} and {shortAxis} mm at {angle}°."));
        }

        var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
        return new Contour(slice, Enumerable.Range(0, Vertices).Select(i =>
        {
            var (s, c) = Math.SinCos(2 * Math.PI * i / Vertices);
            var (along, across) = (longAxis / 2 * c, shortAxis / 2 * s);
            return new ImagePoint(
                centre.X + (((along * cos) - (across * sin)) / plane.ColumnSpacing),
                centre.Y + (((along * sin) + (across * cos)) / plane.RowSpacing));
        }));
    }
}
