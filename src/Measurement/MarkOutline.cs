using CrowdAnnotate.Aim;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Ellipses and circles as polygons, for what draws or keeps outlines alone.</summary>
public static class MarkOutline
{
    /// <summary>The polygon of an ellipse or circle on a slice.</summary>
    /// <returns>Null for any other mark, and for one of which an axis or the radius has no length.</returns>
    public static Contour? Of(DrawnMark mark, int slice, ImagePlane plane)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Kind is MarkKind.Ellipse or MarkKind.Circle && MarkCheck.HasExtent(mark) ? Outlines.Of(mark, slice, plane)[0] : null;
    }
}
