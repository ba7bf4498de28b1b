using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>A mask on another grid: a voxel is taken when its centre lies in the region, and where a voxel of the region has its centre in it, so that none is lost to a coarser grid.</summary>
public static class MaskTransfer
{
    /// <summary>Adds a region to a mask.</summary>
    public static void Add(Mask region, Mask into)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(into);
        if (region.Geometry.Coincides(into.Geometry))
        {
            for (var i = 0; i < region.Voxels.Length; i++)
            {
                into.Voxels[i] |= region.Voxels[i];
            }

            return;
        }

        Match(into.Geometry, region.Geometry, (of, inRegion) => into.Voxels[of] |= region.Voxels[inRegion]);
        Match(region.Geometry, into.Geometry, (inRegion, of) => into.Voxels[of] |= region.Voxels[inRegion]);
    }

    private static void Match(VolumeGeometry from, VolumeGeometry to, Action<int, int> pair)
    {
        var place = new GridPlace(to);
        for (var z = 0; z < from.Slices; z++)
        {
            for (var y = 0; y < from.Rows; y++)
            {
                for (var x = 0; x < from.Columns; x++)
                {
                    var at = place.Of(from.ToPatient(new IndexPoint(x, y), z));
                    var (column, row, slice) = (Math.Round(at.X), Math.Round(at.Y), Math.Round(at.Z));
                    if (column >= 0 && row >= 0 && slice >= 0 && column < to.Columns && row < to.Rows && slice < to.Slices)
                    {
                        pair(from.IndexOf(x, y, z), to.IndexOf((int)column, (int)row, (int)slice));
                    }
                }
            }
        }
    }
}
