using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>
/// Whether a volume has the shape of a head somewhere: axial outlines of its breadth and length one above the other, in one piece. It
/// is asked where a header says nothing, so that it sees a head in a neck or a single knee rather than none in a head.
/// </summary>
/// <remarks>
/// Sizes are from newborn to large adult (Farkas, Anthropometry of the Head and Face, 1994: breadth 95 to 170 mm, length 115 to 215 mm)
/// with room for ears and a holder. A trunk is broader than deep, legs are two, arms are thinner. An image that cuts the outline off
/// on most sides shows no shape: a small field of view within a head is not recognised.
/// </remarks>
public sealed class HeadShape
{
    private const double Cell = 4;
    private const double LeastHeight = 40;
    private readonly CoarseGrid grid;

    /// <param name="geometry">Of the volume whose slices will be added.</param>
    public HeadShape(VolumeGeometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        grid = new CoarseGrid(geometry, Math.Max(Cell, Math.Max(geometry.SliceSpacing, Math.Max(geometry.ColumnSpacing, geometry.RowSpacing))));
    }

    /// <summary>Adds slice <paramref name="z"/>; only a coarse picture of it is kept.</summary>
    /// <param name="values">Row by row, in the volume's unit.</param>
    public void Add(int z, ReadOnlySpan<float> values) => grid.Add(z, values);

    /// <summary>Whether a head is in what was added.</summary>
    /// <param name="bodyThreshold">Above it is body, in the volume's unit; −300 HU on CT. Null takes Otsu's.</param>
    public bool IsSeen(float? bodyThreshold)
    {
        var outlines = AxialOutline.Of(grid, bodyThreshold ?? grid.OtsuThreshold());
        var height = outlines.Count * grid.Cell;
        var needed = Math.Min(LeastHeight, 0.7 * height);
        return height > 0 && (Longest(outlines, IsHead) * grid.Cell >= needed || HasCrown(outlines, needed));
    }

    /// <inheritdoc cref="IsSeen(float?)"/>
    public static bool IsSeen(Volume volume, float? bodyThreshold)
    {
        ArgumentNullException.ThrowIfNull(volume);
        var shape = new HeadShape(volume.Geometry);
        for (var z = 0; z < volume.Geometry.Slices; z++)
        {
            shape.Add(z, volume.Voxels.AsSpan(z * volume.Geometry.VoxelsPerSlice, volume.Geometry.VoxelsPerSlice));
        }

        return shape.IsSeen(bodyThreshold);
    }

    private static bool IsHead(AxialOutline o) => o.IsOnePiece && !o.IsCutLeft && !o.IsCutRight && !(o.IsCutFront && o.IsCutBack) && IsAsLong(o)
        && o.Breadth is >= 85 and <= 215 && o.Length >= 0.92 * o.Breadth && o.Length <= 1.9 * o.Breadth && o.Fill >= 0.55;

    // A sagittal slab has no breadth of its own; the crown over it tells a head from a spine.
    private bool HasCrown(IReadOnlyList<AxialOutline> outlines, double needed)
    {
        var top = outlines.ToList().FindLastIndex(o => o.Length > 0);
        return top >= 0 && top < outlines.Count - 1 && outlines[top].Length <= 130
            && Longest(outlines, o => o.IsOnePiece && o.IsCutLeft && o.IsCutRight && !o.IsCutFront && IsAsLong(o)) * grid.Cell >= needed;
    }

    private static bool IsAsLong(AxialOutline o) => o.Length is >= 105 and <= 265;

    private static int Longest(IReadOnlyList<AxialOutline> outlines, Predicate<AxialOutline> isLike)
    {
        var (longest, run) = (0, 0);
        foreach (var outline in outlines)
        {
            run = isLike(outline) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
