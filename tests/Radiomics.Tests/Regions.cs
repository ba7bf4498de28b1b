using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics.Tests;

/// <summary>Images and masks made for the tests.</summary>
internal static class Regions
{
    public static VolumeGeometry Grid(int columns, int rows, int slices, double x, double y, double z) =>
        new(columns, rows, slices, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), x, y, z);

    /// <summary>An image whose value is a simple function of the voxel's index.</summary>
    public static Volume Image(VolumeGeometry grid) => new(grid, [.. Enumerable.Range(0, grid.VoxelCount).Select(i => (float)(i * 37 % 211))]);

    /// <summary>The voxels whose centre lies in the ellipsoid about the middle of the grid, semi-axes in mm.</summary>
    public static Mask Ellipsoid(VolumeGeometry grid, double a, double b, double c)
    {
        var mask = new Mask(grid);
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            var x = ((i % grid.Columns) - ((grid.Columns - 1) / 2.0)) * grid.ColumnSpacing / a;
            var y = ((i / grid.Columns % grid.Rows) - ((grid.Rows - 1) / 2.0)) * grid.RowSpacing / b;
            var z = ((i / grid.VoxelsPerSlice) - ((grid.Slices - 1) / 2.0)) * grid.SliceSpacing / c;
            mask.Voxels[i] = (byte)((x * x) + (y * y) + (z * z) <= 1 ? 1 : 0);
        }

        return mask;
    }

    public static Mask Random(VolumeGeometry grid, int seed, double share)
    {
        var random = new Random(seed);
        return new Mask(grid, Array.ConvertAll(new byte[grid.VoxelCount], _ => (byte)(random.NextDouble() < share ? 1 : 0)));
    }

    public static Feature Of(this IReadOnlyList<Feature> features, string tag) => features.Single(f => f.Tag == tag);

    public static double Value(this IReadOnlyList<Feature> features, string tag) => features.Of(tag).Value.ShouldNotBeNull(tag);
}
