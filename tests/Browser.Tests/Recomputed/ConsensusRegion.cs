namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>
/// The consensus of two to four readers: inside where the median of their signed distances (for an even number the mean of the
/// middle two) is not positive.
/// </summary>
public sealed class ConsensusRegion
{
    private readonly Dictionary<(int X, int Y, int Z), double> medians = [];

    public ConsensusRegion(IReadOnlyList<Region> readers, SeriesImage image)
    {
        var box = Region.Around(readers, 1);
        var distances = readers.Select(r => SignedDistances.Of(r, box, image.First.ColumnSpacing, image.First.RowSpacing, image.SliceSpacing)).ToList();
        Mask = Region.On(image);
        foreach (var voxel in SignedDistances.Voxels(box))
        {
            medians[voxel] = Median([.. distances.Select(d => d[voxel])]);
            Mask[voxel.X, voxel.Y, voxel.Z] = medians[voxel] <= 0;
        }
    }

    public Region Mask { get; }

    /// <summary>
    /// Voxels that are inside in one of the two and not in the other. A median that is zero but for rounding (under 1e-9 mm) may fall
    /// either way and is not counted; an exact zero is inside.
    /// </summary>
    public IReadOnlyList<(int X, int Y, int Z)> Differences(Region other) =>
        [.. Mask.Voxels().Concat(other.Voxels()).Distinct().Where(v => Mask[v.X, v.Y, v.Z] != other[v.X, v.Y, v.Z] && !IsRounding(v))];

    private bool IsRounding((int X, int Y, int Z) voxel) => medians.TryGetValue(voxel, out var median) && median != 0 && Math.Abs(median) < 1e-9;

    private static double Median(double[] values)
    {
        Array.Sort(values);
        var half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
