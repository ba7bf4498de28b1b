namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A reader's region: the contours as pixels, and between two consecutive drawn slices the shape between them.</summary>
public static class DrawnRegion
{
    public static Region Of(IEnumerable<(int Slice, IReadOnlyList<PixelPoint> Points)> contours, SeriesImage image)
    {
        var drawn = contours.ToList();
        var region = Region.On(image);
        foreach (var (slice, points) in drawn)
        {
            region.Add(points, slice);
        }

        var slices = drawn.Select(c => c.Slice).Distinct().Order().ToList();
        for (var i = 1; i < slices.Count; i++)
        {
            Between(region, slices[i - 1], slices[i], image);
        }

        return region;
    }

    // Shape-based interpolation: a pixel is inside where the blend of both slices' two-dimensional signed distances is not positive.
    private static void Between(Region region, int below, int above, SeriesImage image)
    {
        if (above - below < 2)
        {
            return;
        }

        var (lower, upper) = (Flat(region, below), Flat(region, above));
        var box = Region.Around([lower, upper], 1);
        var (columnSpacing, rowSpacing) = (image.First.ColumnSpacing, image.First.RowSpacing);
        var (near, far) = (SignedDistances.Of(lower, box, columnSpacing, rowSpacing, 1), SignedDistances.Of(upper, box, columnSpacing, rowSpacing, 1));
        for (var z = below + 1; z < above; z++)
        {
            var share = (double)(z - below) / (above - below);
            foreach (var (x, y, _) in near.Keys)
            {
                region[x, y, z] = ((1 - share) * near[(x, y, 0)]) + (share * far[(x, y, 0)]) <= 0;
            }
        }
    }

    private static Region Flat(Region region, int slice)
    {
        var flat = new Region(region.Columns, region.Rows, 1);
        foreach (var (x, y, _) in region.Voxels().Where(v => v.Z == slice))
        {
            flat[x, y, 0] = true;
        }

        return flat;
    }
}
