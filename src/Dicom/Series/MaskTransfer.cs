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
            Add(MaskBlock.Of(region), into);
            return;
        }

        Match(into.Geometry, region.Geometry, (of, inRegion) => into.Voxels[of] |= region.Voxels[inRegion]);
        Match(region.Geometry, into.Geometry, (inRegion, of) => into.Voxels[of] |= region.Voxels[inRegion]);
    }

    /// <inheritdoc cref="Add(Mask, Mask)"/>
    public static void Add(MaskBlock region, Mask into)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(into);
        if (!region.Grid.Coincides(into.Geometry))
        {
            Add(region.ToMask(), into);
            return;
        }

        for (var z = region.Box.Z; z < region.Box.Z + region.Box.Slices; z++)
        {
            foreach (var run in region.Runs(z))
            {
                var from = region.Of(run);
                var to = into.Slice(z).Slice(run.OnSlice, run.Length);
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] |= from[i];
                }
            }
        }
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
