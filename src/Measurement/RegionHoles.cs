using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>Which outlines of a region of pixels are holes.</summary>
internal static class RegionHoles
{
    /// <summary>For each outline whether the pixel within its first corner, from the top and from the left there, is not in the region.</summary>
    public static IReadOnlyList<bool> Of(IReadOnlyList<IReadOnlyList<ImagePoint>> outlines)
    {
        var contours = outlines.Select(o => new Contour(0, o)).ToList();
        var (columns, rows) = ((int)contours.Max(c => c.Points.Max(p => p.X)), (int)contours.Max(c => c.Points.Max(p => p.Y)));
        var mask = Rasteriser.RasteriseBlock(contours, new VolumeGeometry(columns, rows, 1, default, new(1, 0, 0), new(0, 1, 0), 1, 1, 1));
        return [.. contours.Select(c => c.Points.OrderBy(p => p.Y).ThenBy(p => p.X).First()).Select(p => !mask[(int)p.X, (int)p.Y, 0])];
    }
}
