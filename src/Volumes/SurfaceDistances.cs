namespace CrowdAnnotate.Volumes;

/// <summary>
/// Distances between the borders of two masks, mm. The border is the mask minus its erosion by a cross, outside being background: the
/// 6-connected one, or the 4-connected one for masks on one slice, which the other would erode away. Distances run between voxel
/// centres; percentiles interpolate linearly (type 7). Undefined, with the reason, when a mask is empty.
/// </summary>
public sealed class SurfaceDistances
{
    private readonly double[] fromA;
    private readonly double[] fromB;
    private readonly string? undefined;

    private SurfaceDistances(double[] fromA, double[] fromB, string? undefined) =>
        (this.fromA, this.fromB, this.undefined) = (fromA, fromB, undefined);

    /// <summary>Voxels of A's border.</summary>
    public int BorderA => fromA.Length;

    /// <summary>Voxels of B's border.</summary>
    public int BorderB => fromB.Length;

    /// <summary>The largest distance from either border to the other (Hausdorff).</summary>
    public MaskMetric Hausdorff => Metric(() => Math.Max(fromA[^1], fromB[^1]));

    /// <summary>The larger of the two directed 95th percentiles.</summary>
    public MaskMetric Hausdorff95 => Metric(() => Math.Max(Percentile(fromA, 0.95), Percentile(fromB, 0.95)));

    /// <summary>The 95th percentile of both directions together.</summary>
    public MaskMetric Hausdorff95Pooled => Metric(() => Percentile([.. fromA.Concat(fromB).Order()], 0.95));

    /// <summary>The mean of all distances of both directions (ASSD).</summary>
    public MaskMetric AverageSymmetric => Metric(() => (fromA.Sum() + fromB.Sum()) / (fromA.Length + fromB.Length));

    /// <summary>The mean of the two directed means (MASD).</summary>
    public MaskMetric MeanOfMeans => Metric(() => (fromA.Average() + fromB.Average()) / 2);

    /// <summary>The share of all border voxels within <paramref name="tolerance"/> mm of the other border (normalised surface distance).</summary>
    public MaskMetric ShareWithin(double tolerance) =>
        Metric(() => (double)(fromA.Count(d => d <= tolerance) + fromB.Count(d => d <= tolerance)) / (fromA.Length + fromB.Length));

    /// <summary>The mean distance of A's border to B's.</summary>
    public MaskMetric DirectedMeanAToB => Metric(() => fromA.Average());

    /// <summary>The mean distance of B's border to A's.</summary>
    public MaskMetric DirectedMeanBToA => Metric(() => fromB.Average());

    /// <summary>With the 4-connected cross where both masks lie on one slice, else the 6-connected one.</summary>
    /// <exception cref="ArgumentException">The masks lie on different grids.</exception>
    public static SurfaceDistances Between(Mask a, Mask b) => Between(a, b, null);

    /// <param name="cross">The neighbours that make a border, whatever the extent of the masks.</param>
    /// <exception cref="ArgumentException">The masks lie on different grids.</exception>
    public static SurfaceDistances Between(Mask a, Mask b, BorderCross cross) => Between(a, b, (BorderCross?)cross);

    private static SurfaceDistances Between(Mask a, Mask b, BorderCross? cross)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Overlap.SameGrid(a, b);
        var (boxA, boxB) = (VoxelBox.Around(a), VoxelBox.Around(b));
        if (boxA is null || boxB is null)
        {
            // One of them may have a border all the same.
            return new SurfaceDistances(new double[BorderCount(a, boxA, cross)], new double[BorderCount(b, boxB, cross)], "a mask is empty");
        }

        var box = boxA.Value.Union(boxB.Value);
        var used = cross ?? ByExtent(box);
        var (borderA, borderB) = (MaskBorder.Of(a, box, used), MaskBorder.Of(b, box, used));
        return new SurfaceDistances(Directed(borderA, borderB, box, a.Geometry), Directed(borderB, borderA, box, a.Geometry), null);
    }

    private static BorderCross ByExtent(VoxelBox box) => box.Slices == 1 ? BorderCross.Four : BorderCross.Six;

    private static int BorderCount(Mask mask, VoxelBox? box, BorderCross? cross)
    {
        if (box is not { } held)
        {
            return 0;
        }

        var border = MaskBorder.Of(mask, held, cross ?? ByExtent(held));
        return border.Length - border.AsSpan().Count((byte)0);
    }

    private static double[] Directed(byte[] from, byte[] to, VoxelBox box, VolumeGeometry grid)
    {
        var distances = EuclideanDistance.SquaredAt(
            to, from, (box.Columns + 2, box.Rows + 2, box.Slices + 2), (grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing));
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = Math.Sqrt(distances[i]);
        }

        Array.Sort(distances);
        return distances;
    }

    private static double Percentile(double[] sorted, double share)
    {
        var rank = share * (sorted.Length - 1);
        var below = (int)rank;
        return below + 1 < sorted.Length ? sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private MaskMetric Metric(Func<double> value) => undefined is null ? MaskMetric.Of(value()) : MaskMetric.Without(undefined);
}
