namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>Small images and regions made by hand.</summary>
internal static class Made
{
    /// <summary>An image of the given spacings whose voxel (x, y, z) has the value x + 10y + 100z, oriented along the axes.</summary>
    public static SeriesImage Image(int columns, int rows, int slices, double columnSpacing, double rowSpacing, double sliceSpacing) => new(
        Enumerable.Range(0, slices).Select(z => new ImageSlice(
            $"1.2.{z}", [-10, 5, 7 + (z * sliceSpacing)], [1, 0, 0], [0, 1, 0], columnSpacing, rowSpacing, columns, rows,
            [.. Enumerable.Range(0, rows * columns).Select(i => (i % columns) + (10.0 * (i / columns)) + (100.0 * z))])));

    /// <summary>A block of voxels, both ends included.</summary>
    public static Region Block(SeriesImage image, (int From, int To) x, (int From, int To) y, (int From, int To) z)
    {
        var region = Region.On(image);
        foreach (var voxel in SignedDistances.Voxels(new Box(x.From, x.To, y.From, y.To, z.From, z.To)))
        {
            region[voxel.X, voxel.Y, voxel.Z] = true;
        }

        return region;
    }

    public static PixelPoint[] Rectangle(double x0, double y0, double x1, double y1) => [new(x0, y0), new(x1, y0), new(x1, y1), new(x0, y1)];

    /// <summary>The IBSI-1 digital phantom (theibsi/data_sets, CC BY 4.0): the intensities of its mask, and the mask, 2 mm voxels.</summary>
    public static (double[] Intensities, Region Mask) DigitalPhantom()
    {
        string[] slices =
        [
            "1 4 4 1 1 1 4 6 1 1 4 1 6 4 1 4 4 6 4 1", "1 4 4 1 1 1 1 6 1 1 - 1 3 1 1 4 4 6 1 1",
            "1 4 4 - - 1 1 1 1 1 1 1 - 1 1 1 1 6 1 1", "1 4 4 - - 1 1 1 1 1 1 1 1 1 1 1 1 6 1 1",
        ];
        var values = slices.SelectMany(s => s.Split(' ')).ToList();
        var mask = new Region(5, 4, 4);
        for (var i = 0; i < values.Count; i++)
        {
            mask[i % 5, i / 5 % 4, i / 20] = values[i] != "-";
        }

        return ([.. values.Where(v => v != "-").Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))], mask);
    }
}
