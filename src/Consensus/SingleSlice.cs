using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>
/// Ellipses on RECIST axes have no extent across slices: readers who measured on neighbouring slices would share no voxel. They are
/// brought to the median of their slices, and compared there.
/// </summary>
internal static class SingleSlice
{
    public static IReadOnlyList<Mask> Gather(IReadOnlyList<Mask> ellipses)
    {
        var slices = ellipses.Select(e => VoxelBox.Around(e)!.Value).Select(b => b.Z + ((b.Slices - 1) / 2)).ToList();
        var target = slices.Order().ElementAt((slices.Count - 1) / 2);
        return [.. ellipses.Zip(slices, (ellipse, slice) => Move(ellipse, slice, target))];
    }

    private static Mask Move(Mask ellipse, int from, int to)
    {
        var moved = new Mask(ellipse.Geometry);
        ellipse.Slice(from).CopyTo(moved.Slice(to));
        return moved;
    }
}
