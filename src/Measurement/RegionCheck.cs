using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Whether a region's outlines run along the edges of pixels of its image, so that they say of each pixel whether it is in.</summary>
internal static class RegionCheck
{
    public static IEnumerable<MarkRemark> Refusals(DrawnMark mark, ImagePlane plane)
    {
        if (mark.Outlines.Count == 0)
        {
            yield return new("", true, "a region has at least one outline.");
        }

        for (var i = 0; i < mark.Outlines.Count; i++)
        {
            if (First(mark.Outlines[i], plane) is { } found)
            {
                yield return found with { Where = found.Where.Length == 0 ? $"outlines[{i + 1}]" : $"outlines[{i + 1}]/{found.Where}" };
            }
        }
    }

    // One remark an outline: what is wrong with one of its points is wrong with thousands.
    private static MarkRemark? First(ValueList<ImagePoint> outline, ImagePlane plane)
    {
        if (MarkCheck.Vertices(outline).Count < 4)
        {
            return new("", true, "an outline of pixels has at least four different points.");
        }

        for (var i = 0; i < outline.Count; i++)
        {
            var (p, next, where) = (outline[i], outline[(i + 1) % outline.Count], $"points[{i + 1}]");
            if (MarkCheck.Point(p, where, plane).FirstOrDefault() is { } wrong)
            {
                return wrong;
            }

            if (p.X != Math.Floor(p.X) || p.Y != Math.Floor(p.Y))
            {
                return new(where, true, FormattableString.Invariant($"({p.X}, {p.Y}) is no corner of a pixel; a region's points are whole numbers."));
            }

            if (p.X != next.X && p.Y != next.Y)
            {
                return new(where, true, "does not go on along the edge of a pixel, in a row or in a column.");
            }
        }

        return null;
    }
}
