using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

/// <summary>Grids and masks made for the tests.</summary>
internal static class Grids
{
    public static VolumeGeometry Axial(int columns, int rows, int slices, double x = 1, double y = 1, double z = 1) =>
        new(columns, rows, slices, new PatientPoint(-10, 20, 30), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), x, y, z);

    /// <summary>An oblique grid: turned about two axes, anisotropic.</summary>
    public static VolumeGeometry Oblique(int columns, int rows, int slices)
    {
        var row = new PatientVector(0.8, 0.36, 0.48).Normalised();
        var helper = new PatientVector(0.1, 1, -0.3);
        var column = row.Cross(helper).Normalised().Cross(row).Normalised();
        return new VolumeGeometry(columns, rows, slices, new PatientPoint(-101.5, 33.25, 812.75), row, column, 0.7, 0.9, 2.5);
    }

    public static Mask Random(VolumeGeometry grid, int seed, double share)
    {
        var random = new Random(seed);
        return new Mask(grid, Array.ConvertAll(new byte[grid.VoxelCount], _ => (byte)(random.NextDouble() < share ? 1 : 0)));
    }

    /// <summary>The voxels whose centre lies within the radius, mm, of the middle of the grid.</summary>
    public static Mask Ball(VolumeGeometry grid, double radius)
    {
        var mask = new Mask(grid);
        for (var z = 0; z < grid.Slices; z++)
        {
            for (var y = 0; y < grid.Rows; y++)
            {
                for (var x = 0; x < grid.Columns; x++)
                {
                    var (dx, dy, dz) = ((x - ((grid.Columns - 1) / 2.0)) * grid.ColumnSpacing, (y - ((grid.Rows - 1) / 2.0)) * grid.RowSpacing, (z - ((grid.Slices - 1) / 2.0)) * grid.SliceSpacing);
                    mask.Voxels[grid.IndexOf(x, y, z)] = (byte)((dx * dx) + (dy * dy) + (dz * dz) <= radius * radius ? 1 : 0);
                }
            }
        }

        return mask;
    }

    public static Contour Polygon(int slice, params (double X, double Y)[] points) =>
        new(slice, points.Select(p => new ImagePoint(p.X, p.Y)));

    /// <summary>The rows of a slice as text, # inside.</summary>
    public static string[] Picture(Mask mask, int slice) =>
        [.. Enumerable.Range(0, mask.Geometry.Rows).Select(y => string.Concat(Enumerable.Range(0, mask.Geometry.Columns).Select(x => mask[x, y, slice] ? '#' : '.')))];
}
