using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics;

/// <summary>
/// A region cut out of its image: the mask with one layer of background voxels around it (the mesh closes in it, also where
/// the region reaches the border of the image), and the intensities of the voxels of the intensity mask.
/// </summary>
internal sealed class RegionOfInterest
{
    private RegionOfInterest(VoxelBox box, VolumeGeometry grid, byte[] inside, double[] intensities)
    {
        (Columns, Rows, Slices) = (box.Columns + 2, box.Rows + 2, box.Slices + 2);
        (ColumnSpacing, RowSpacing, SliceSpacing) = (grid.ColumnSpacing, grid.RowSpacing, grid.SliceSpacing);
        (Inside, Intensities) = (inside, intensities);
        VoxelCount = inside.AsSpan().Count((byte)1);
    }

    /// <summary>Voxels along x, the layer of background included; likewise <see cref="Rows"/> and <see cref="Slices"/>.</summary>
    public int Columns { get; }

    public int Rows { get; }

    public int Slices { get; }

    public double ColumnSpacing { get; }

    public double RowSpacing { get; }

    public double SliceSpacing { get; }

    /// <summary>1 inside, 0 outside; x fastest, then y, then z.</summary>
    public byte[] Inside { get; }

    /// <summary>Voxels of the morphological mask.</summary>
    public int VoxelCount { get; }

    /// <summary>The intensities of the intensity mask, in the order of its voxels.</summary>
    public double[] Intensities { get; }

    /// <summary>Whether the region lies on one slice: it has an area there, but no shape in three dimensions.</summary>
    public bool IsFlat => Slices == 3;

    /// <param name="box">The smallest box around the mask.</param>
    public static RegionOfInterest Cut(Volume image, Mask mask, VoxelBox box, IntensityRange? range)
    {
        var (grid, columns, rows) = (mask.Geometry, box.Columns + 2, box.Rows + 2);
        var inside = new byte[columns * rows * (box.Slices + 2)];
        var intensities = new List<double>();
        for (var z = 0; z < box.Slices; z++)
        {
            for (var y = 0; y < box.Rows; y++)
            {
                var from = grid.IndexOf(box.X, box.Y + y, box.Z + z);
                var to = (((((z + 1) * rows) + y + 1) * columns) + 1);
                for (var x = 0; x < box.Columns; x++)
                {
                    if (mask.Voxels[from + x] != 0)
                    {
                        inside[to + x] = 1;
                        Add(intensities, image.Voxels[from + x], range);
                    }
                }
            }
        }

        return new RegionOfInterest(box, grid, inside, [.. intensities]);
    }

    private static void Add(List<double> intensities, double value, IntensityRange? range)
    {
        if (range is not { } limits || limits.Contains(value))
        {
            intensities.Add(value);
        }
    }
}
