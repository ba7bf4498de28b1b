using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement;

/// <summary>A mark as it was drawn, not yet checked: one stroke, in corner-origin pixels of one frame of one image.</summary>
/// <param name="Image">SOP Instance UID.</param>
/// <param name="Frame">From 1.</param>
/// <param name="Points">
/// Point: itself. Length: its two ends. Bidirectional: the ends of the long axis, then of the short. Contour: its vertices, the
/// first repeated at the end or not. Ellipse: the ends of the major axis, then of the minor. Circle: its centre, then a point on it.
/// </param>
public sealed record DrawnMark(MarkKind Kind, Uid Image, int Frame, ValueList<ImagePoint> Points);

/// <summary>What is to be said about a mark.</summary>
/// <param name="Where">In the mark: <c>points[3]</c>, from 1; empty for the mark as a whole.</param>
/// <param name="Refused">True where the mark cannot be used; false where it can, and a curator should know.</param>
public sealed record MarkRemark(string Where, bool Refused, string Message);

/// <summary>Whether a mark can mean something on its image.</summary>
public static class MarkCheck
{
    /// <summary>All reasons to refuse the mark; none when it can be measured.</summary>
    public static IReadOnlyList<MarkRemark> Refusals(DrawnMark mark, Volumes.ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(plane);
        List<MarkRemark> remarks = [.. Count(mark), .. mark.Points.SelectMany((p, i) => Point(p, i, plane))];
        return remarks.Count > 0 ? remarks : [.. Extent(mark)];
    }

    /// <summary>The vertices of a contour without neighbours that coincide, the last and the first being neighbours too.</summary>
    internal static List<ImagePoint> Vertices(IReadOnlyList<ImagePoint> points) =>
        [.. points.Where((p, i) => p != points[(i + 1) % points.Count])];

    private static IEnumerable<MarkRemark> Count(DrawnMark mark)
    {
        var expected = mark.Kind switch
        {
            MarkKind.Point => 1,
            MarkKind.Length or MarkKind.Circle => 2,
            MarkKind.Bidirectional or MarkKind.Ellipse => 4,
            _ => 0,
        };
        if (expected > 0 && mark.Points.Count != expected)
        {
            yield return new("", true, $"{mark.Kind} has {expected} points; this one has {mark.Points.Count}.");
        }

        if (mark.Frame < 1)
        {
            yield return new("", true, $"frame {mark.Frame} is not a frame; frames count from 1.");
        }

        if (mark.Kind == MarkKind.Contour && Vertices(mark.Points) is { Count: < 3 } few)
        {
            yield return new("", true, $"a contour needs three different points; this one has {few.Count}.");
        }
    }

    private static IEnumerable<MarkRemark> Point(ImagePoint p, int index, Volumes.ImagePlane plane)
    {
        if (!double.IsFinite(p.X) || !double.IsFinite(p.Y))
        {
            yield return new($"points[{index + 1}]", true, "is not a finite point.");
        }
        else if (!plane.Contains(p))
        {
            yield return new($"points[{index + 1}]", true, FormattableString.Invariant($"({p.X}, {p.Y}) lies outside the image of {plane.Columns}×{plane.Rows} pixels."));
        }
    }

    /// <summary>Lines that have no length.</summary>
    internal static IEnumerable<MarkRemark> Extent(DrawnMark mark)
    {
        if (mark.Kind is MarkKind.Length or MarkKind.Circle or MarkKind.Bidirectional or MarkKind.Ellipse)
        {
            for (var i = 0; i + 1 < mark.Points.Count; i += 2)
            {
                if (mark.Points[i] == mark.Points[i + 1])
                {
                    yield return new($"points[{i + 2}]", true, "coincides with the point before it: the line has no length.");
                }
            }
        }
    }
}
