using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Whether a mark can mean something on its image.</summary>
public static class MarkCheck
{
    /// <summary>All reasons to refuse the mark; none when it can be measured.</summary>
    public static IReadOnlyList<MarkRemark> Refusals(DrawnMark mark, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(plane);
        List<MarkRemark> remarks = [.. Frame(mark), .. Count(mark), .. mark.Points.SelectMany((p, i) => Point(p, $"points[{i + 1}]", plane))];
        if (mark.Kind == MarkKind.Region)
        {
            remarks.AddRange(RegionCheck.Refusals(mark, plane));
        }

        return remarks.Count > 0 ? remarks : [.. Extent(mark)];
    }

    /// <summary>How many points a mark of this kind has; null where that is open.</summary>
    public static int? PointsOf(MarkKind kind) => kind switch
    {
        MarkKind.Region => 0,
        MarkKind.Point => 1,
        MarkKind.Length or MarkKind.Circle or MarkKind.Arrow => 2,
        MarkKind.Angle => 3,
        MarkKind.Bidirectional or MarkKind.Ellipse or MarkKind.Rectangle => 4,
        _ => null,
    };

    /// <summary>Whether every line that the mark stands on has a length.</summary>
    public static bool HasExtent(DrawnMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return !Extent(mark).Any();
    }

    /// <summary>The vertices of a contour without neighbours that coincide, the last and the first being neighbours too.</summary>
    internal static List<ImagePoint> Vertices(IReadOnlyList<ImagePoint> points) =>
        [.. points.Where((p, i) => p != points[(i + 1) % points.Count])];

    /// <summary>Lines that have no length.</summary>
    private static IEnumerable<MarkRemark> Extent(DrawnMark mark)
    {
        var step = mark.Kind switch
        {
            MarkKind.Length or MarkKind.Arrow or MarkKind.Circle or MarkKind.Bidirectional or MarkKind.Ellipse => 2,
            MarkKind.Angle or MarkKind.Rectangle => 1,
            _ => mark.Points.Count,
        };
        for (var i = 0; i + 1 < mark.Points.Count; i += step)
        {
            if (mark.Points[i] == mark.Points[i + 1])
            {
                yield return new($"points[{i + 2}]", true, "coincides with the point before it: the line has no length.");
            }
        }
    }

    internal static IEnumerable<MarkRemark> Point(ImagePoint p, string where, ImagePlane plane)
    {
        if (!double.IsFinite(p.X) || !double.IsFinite(p.Y))
        {
            yield return new(where, true, "is not a finite point.");
        }
        else if (!plane.Contains(p))
        {
            yield return new(where, true, FormattableString.Invariant($"({p.X}, {p.Y}) lies outside the image of {plane.Columns}×{plane.Rows} pixels."));
        }
    }

    private static IEnumerable<MarkRemark> Frame(DrawnMark mark)
    {
        if (mark.Frame < 1)
        {
            yield return new("", true, $"frame {mark.Frame} is not a frame; frames count from 1.");
        }
    }

    private static IEnumerable<MarkRemark> Count(DrawnMark mark)
    {
        if (PointsOf(mark.Kind) is { } expected && mark.Points.Count != expected)
        {
            yield return new("", true, $"{mark.Kind} has {expected} points; this one has {mark.Points.Count}.");
        }

        if (mark.Kind == MarkKind.Contour && Vertices(mark.Points) is { Count: < 3 } few)
        {
            yield return new("", true, $"a contour needs three different points; this one has {few.Count}.");
        }

        if (mark.Kind != MarkKind.Region && mark.Outlines.Count > 0)
        {
            yield return new("", true, $"{mark.Kind} has no outlines beside its points; a region has.");
        }
    }
}
