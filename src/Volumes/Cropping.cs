using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>Cutting a block out of a grid, a volume or a mask, and pasting a mask back; every voxel keeps its place in the patient.</summary>
public static class Cropping
{
    /// <summary>The grid of the block: the same directions and spacings, its origin moved to the block's first voxel.</summary>
    /// <exception cref="ArgumentException">The block does not lie on the grid.</exception>
    public static VolumeGeometry Crop(this VolumeGeometry geometry, VoxelBox box)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        Require(geometry, box);
        return new VolumeGeometry(
            box.Columns, box.Rows, box.Slices, geometry.ToPatient(new IndexPoint(box.X, box.Y), box.Z),
            geometry.RowDirection, geometry.ColumnDirection,
            geometry.ColumnSpacing, geometry.RowSpacing, geometry.SliceSpacing, geometry.SliceDirection);
    }

    /// <inheritdoc cref="Crop(VolumeGeometry, VoxelBox)"/>
    public static Volume Crop(this Volume volume, VoxelBox box)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return new Volume(volume.Geometry.Crop(box), Cut(volume.Voxels, volume.Geometry, box));
    }

    /// <inheritdoc cref="Crop(VolumeGeometry, VoxelBox)"/>
    public static Mask Crop(this Mask mask, VoxelBox box)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new Mask(mask.Geometry.Crop(box), Cut(mask.Voxels, mask.Geometry, box));
    }

    /// <summary>The mask of a block on the whole grid it was cut from; outside of the block nothing is inside.</summary>
    /// <exception cref="ArgumentException">The mask's grid is not that of the block.</exception>
    public static Mask PasteInto(this Mask block, VolumeGeometry whole, VoxelBox box)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(whole);
        if (!block.Geometry.Coincides(whole.Crop(box)))
        {
            throw new ArgumentException("The mask does not lie on that block of the grid.", nameof(block));
        }

        var pasted = new Mask(whole);
        for (var z = 0; z < box.Slices; z++)
        {
            for (var y = 0; y < box.Rows; y++)
            {
                block.Voxels.AsSpan(block.Geometry.IndexOf(0, y, z), box.Columns)
                    .CopyTo(pasted.Voxels.AsSpan(whole.IndexOf(box.X, box.Y + y, box.Z + z)));
            }
        }

        return pasted;
    }

    /// <summary>The values of a block on the whole grid it was cut from, 0 outside of the block.</summary>
    /// <exception cref="ArgumentException">The values' grid is not that of the block.</exception>
    public static Volume PasteInto(this Volume block, VolumeGeometry whole, VoxelBox box)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(whole);
        if (!block.Geometry.Coincides(whole.Crop(box)))
        {
            throw new ArgumentException("The values do not lie on that block of the grid.", nameof(block));
        }

        var pasted = new float[whole.VoxelCount];
        for (var z = 0; z < box.Slices; z++)
        {
            for (var y = 0; y < box.Rows; y++)
            {
                block.Voxels.AsSpan(block.Geometry.IndexOf(0, y, z), box.Columns)
                    .CopyTo(pasted.AsSpan(whole.IndexOf(box.X, box.Y + y, box.Z + z)));
            }
        }

        return new Volume(whole, pasted);
    }

    private static T[] Cut<T>(T[] voxels, VolumeGeometry from, VoxelBox box) => Cut(voxels, VoxelBox.Whole(from), box);

    /// <summary>The voxels of a box out of those of a box that starts at the same first voxel and holds it.</summary>
    internal static T[] Cut<T>(T[] voxels, VoxelBox from, VoxelBox box)
    {
        var cut = new T[box.Columns * box.Rows * box.Slices];
        for (var z = 0; z < box.Slices; z++)
        {
            for (var y = 0; y < box.Rows; y++)
            {
                voxels.AsSpan(((((box.Z + z) * from.Rows) + box.Y + y) * from.Columns) + box.X, box.Columns)
                    .CopyTo(cut.AsSpan(((z * box.Rows) + y) * box.Columns));
            }
        }

        return cut;
    }

    private static void Require(VolumeGeometry geometry, VoxelBox box)
    {
        if (box.Columns < 1 || !box.FitsIn(geometry))
        {
            throw new ArgumentException($"The block {box} does not lie on a grid of {geometry.Columns}×{geometry.Rows}×{geometry.Slices} voxels.", nameof(box));
        }
    }
}
