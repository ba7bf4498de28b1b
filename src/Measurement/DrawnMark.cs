using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Measurement;

/// <summary>A mark as it was drawn, not yet checked: one stroke, in corner-origin pixels of one frame of one image.</summary>
/// <param name="Image">SOP Instance UID.</param>
/// <param name="Frame">From 1.</param>
/// <param name="Points">
/// Point: itself. Length: its two ends. Bidirectional: the ends of the long axis, then of the short. Contour: its vertices, the
/// first repeated at the end or not. Ellipse: the ends of the major axis, then of the minor. Circle: its centre, then a point on it.
/// Rectangle: its four corners in order. Angle: an end, the vertex, the other end. Arrow: its tip, its tail. Region: none.
/// </param>
public sealed record DrawnMark(MarkKind Kind, Uid Image, int Frame, ValueList<ImagePoint> Points)
{
    /// <summary>Of a region: closed outlines along the edges of pixels; a pixel is in it when an odd number of them encloses it.</summary>
    public ValueList<ValueList<ImagePoint>> Outlines { get; init; } = [];

    /// <summary>What is written at a point or an arrow.</summary>
    public string? Text { get; init; }
}

/// <summary>What is to be said about a mark.</summary>
/// <param name="Where">In the mark: <c>points[3]</c>, <c>outlines[2]/points[3]</c>, from 1; empty for the mark as a whole.</param>
/// <param name="Refused">True where the mark cannot be used; false where it can, and a curator should know.</param>
public sealed record MarkRemark(string Where, bool Refused, string Message);
