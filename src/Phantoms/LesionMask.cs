using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Phantoms;

internal static class LesionMask
{
    /// <summary>The voxels whose centres lie inside the lesion.</summary>
    public static Mask Of(PhantomLesion lesion, PhantomGrid grid, VolumeGeometry geometry)
    {
        var mask = new Mask(geometry);
        var first = Math.Max(0, (int)Math.Floor((lesion.Centre.Z - lesion.Reach) / grid.SliceSpacing));
        var last = Math.Min(grid.Slices - 1, (int)Math.Ceiling((lesion.Centre.Z + lesion.Reach) / grid.SliceSpacing));
        for (var z = first; z <= last; z++)
        {
            for (var row = grid.FirstColumn(lesion.Centre.Y - lesion.Reach); row <= grid.LastColumn(lesion.Centre.Y + lesion.Reach); row++)
            {
                for (var column = grid.FirstColumn(lesion.Centre.X - lesion.Reach); column <= grid.LastColumn(lesion.Centre.X + lesion.Reach); column++)
                {
                    mask.Voxels[geometry.IndexOf(column, row, z)] =
                        lesion.Contains(grid.Place(column), grid.Place(row), z * grid.SliceSpacing) ? (byte)1 : (byte)0;
                }
            }
        }

        return mask;
    }
}
