using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>A region with the box it lies in and its size, so that two regions are compared where they can meet only.</summary>
internal sealed class PlacedRoi
{
    private readonly Mask mask;
    private readonly VoxelBox box;
    private readonly int count;

    private PlacedRoi(Mask mask, VoxelBox box) => (this.mask, this.box, count) = (mask, box, mask.Count);

    /// <summary>Null for an empty region.</summary>
    public static PlacedRoi? Of(Mask mask) => VoxelBox.Around(mask) is { } box ? new(mask, box) : null;

    /// <summary>Dice's coefficient; 0 where the grids differ, for overlap by voxels is then not known.</summary>
    public double Dice(PlacedRoi other)
    {
        if (!ReferenceEquals(mask.Geometry, other.mask.Geometry) && !mask.Geometry.Coincides(other.mask.Geometry))
        {
            return 0;
        }

        return 2.0 * Shared(other) / ((double)count + other.count);
    }

    private int Shared(PlacedRoi other)
    {
        var (x0, x1) = (Math.Max(box.X, other.box.X), Math.Min(box.X + box.Columns, other.box.X + other.box.Columns));
        var (y0, y1) = (Math.Max(box.Y, other.box.Y), Math.Min(box.Y + box.Rows, other.box.Y + other.box.Rows));
        var (z0, z1) = (Math.Max(box.Z, other.box.Z), Math.Min(box.Z + box.Slices, other.box.Z + other.box.Slices));
        var shared = 0;
        for (var z = z0; z < z1; z++)
        {
            for (var y = y0; y < y1 && x0 < x1; y++)
            {
                var row = mask.Geometry.IndexOf(0, y, z);
                for (var x = x0; x < x1; x++)
                {
                    shared += mask.Voxels[row + x] != 0 && other.mask.Voxels[row + x] != 0 ? 1 : 0;
                }
            }
        }

        return shared;
    }
}
