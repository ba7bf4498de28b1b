namespace CrowdAnnotate.Volumes;

/// <summary>
/// Distances between the borders of two masks, mm. The border is the mask minus its erosion by the 6-connected cross (the
/// 4-connected one where both masks lie on one slice, which a 6-connected cross would erode away), outside being background;
/// distances run between voxel centres; percentiles interpolate linearly (type 7). Undefined, with the reason, when a mask is empty.
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

    /// <exception cref="ArgumentException">The masks lie on different grids.</exception>
    public static SurfaceDistances Between(Mask a, Mask b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        Overlap.SameGrid(a, b);
        if (VoxelBox.Around(a) is not { } boxA || VoxelBox.Around(b) is not { } boxB)
        {
            return new SurfaceDistances([], [], "a mask is empty");
        }

        var box = boxA.Union(boxB);
        var (borderA, borderB) = (Border(a.Crop(box)), Border(b.Crop(box)));
        return new SurfaceDistances(Directed(borderA, borderB), Directed(borderB, borderA), null);
    }

    private static double[] Directed(Mask from, Mask to)
    {
        var grid = to.Geometry;
        var squared = EuclideanDistance.SquaredToSet(
            to.Voxels, complement: false, (grid.Columns, grid.Rows, grid.Slices), (grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing));
        return [.. Enumerable.Range(0, squared.Length).Where(i => from.Voxels[i] != 0).Select(i => Math.Sqrt(squared[i])).Order()];
    }

    /// <summary>The voxels with a background neighbour; cut out to its box, a mask's neighbours beyond the box are background as before.</summary>
    private static Mask Border(Mask mask)
    {
        var grid = mask.Geometry;
        var border = new Mask(grid);
        for (var z = 0; z < grid.Slices; z++)
        {
            for (var y = 0; y < grid.Rows; y++)
            {
                for (var x = 0; x < grid.Columns; x++)
                {
                    var inner = x > 0 && x < grid.Columns - 1 && y > 0 && y < grid.Rows - 1 && mask[x, y, z]
                        && mask[x - 1, y, z] && mask[x + 1, y, z] && mask[x, y - 1, z] && mask[x, y + 1, z]
                        && (grid.Slices == 1 || (z > 0 && z < grid.Slices - 1 && mask[x, y, z - 1] && mask[x, y, z + 1]));
                    border.Voxels[grid.IndexOf(x, y, z)] = (byte)(mask[x, y, z] && !inner ? 1 : 0);
                }
            }
        }

        return border;
    }

    private static double Percentile(double[] sorted, double share)
    {
        var rank = share * (sorted.Length - 1);
        var below = (int)rank;
        return below + 1 < sorted.Length ? sorted[below] + ((rank - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private MaskMetric Metric(Func<double> value) => undefined is null ? MaskMetric.Of(value()) : MaskMetric.Without(undefined);
}
