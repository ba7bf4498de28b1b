using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>A closed polygon on one slice of a volume, in corner-origin pixels; the last point joins the first and is not repeated.</summary>
public sealed record Contour
{
    /// <param name="slice">Slice index in the volume, from 0.</param>
    /// <param name="points">Vertices in order; a repeated closing point is dropped.</param>
    /// <exception cref="ArgumentException">Fewer than three distinct vertices, or one that is not finite.</exception>
    public Contour(int slice, IEnumerable<ImagePoint> points)
    {
        var list = points.ToList();
        if (list.Count > 1 && list[0] == list[^1])
        {
            list.RemoveAt(list.Count - 1);
        }

        if (list.Count < 3)
        {
            throw new ArgumentException($"A contour needs three points; this one has {list.Count}.", nameof(points));
        }

        if (list.Exists(p => !double.IsFinite(p.X) || !double.IsFinite(p.Y)))
        {
            throw new ArgumentException("A contour's points are finite.", nameof(points));
        }

        (Slice, Points) = (slice, list);
    }

    public int Slice { get; }

    public IReadOnlyList<ImagePoint> Points { get; }
}
