using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>Marks the voxels of contours in patient space on a grid, with the slices between contours and the voxels that an edge runs through.</summary>
internal sealed class ContourPainter(Mask mask)
{
    // Slices that a contour stands for when others of its region are missing; mm.
    private const double MostReach = 10;

    private readonly VolumeGeometry grid = mask.Geometry;
    private readonly GridPlace place = new(mask.Geometry);
    private readonly VolumeGeometry plane = new(mask.Geometry.Columns, mask.Geometry.Rows, 1, default, new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 1);

    public void AddLine(IReadOnlyList<PatientPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            Edge(place.Of(points[Math.Max(0, i - 1)]), place.Of(points[i]));
        }
    }

    /// <summary>The closed contours of one region: in one plane those within others are holes, and each stands for the way to the next.</summary>
    public void AddClosed(IReadOnlyList<IReadOnlyList<PatientPoint>> contours)
    {
        var placed = contours.Select(c => c.Select(place.Of).ToList()).ToList();
        var flat = placed.Where(IsFlat).GroupBy(c => Math.Round(c.Average(p => p.Z), 2)).OrderBy(g => g.Key).ToList();
        var gaps = flat.Zip(flat.Skip(1), (a, b) => b.Key - a.Key).Order().ToList();
        var reach = Math.Max(0.5, Math.Min(gaps.Count == 0 ? 0 : gaps[gaps.Count / 2] / 2, MostReach / grid.SliceSpacing));
        foreach (var level in flat)
        {
            Fill(level, level.Key, reach);
        }

        foreach (var contour in placed)
        {
            Outline(contour);
        }

        // Across the slices there is no plane of the grid to fill: the block around it is taken.
        foreach (var contour in placed.Where(c => !IsFlat(c)))
        {
            Block(contour);
        }
    }

    private static bool IsFlat(List<(double X, double Y, double Z)> contour) => contour.Max(p => p.Z) - contour.Min(p => p.Z) < 0.5;

    private void Fill(IEnumerable<List<(double X, double Y, double Z)>> contours, double at, double reach)
    {
        var areas = contours.Where(c => c.Distinct().Count() >= 3).Select(c => new Contour(0, c.Select(p => new ImagePoint(p.X + 0.5, p.Y + 0.5))));
        var filled = Rasteriser.Rasterise(areas, plane).Voxels;
        for (var z = Math.Max(0, (int)Math.Ceiling(at - reach)); z <= Math.Min(grid.Slices - 1, (int)Math.Floor(at + reach)); z++)
        {
            var slice = mask.Slice(z);
            for (var i = 0; i < filled.Length; i++)
            {
                slice[i] |= filled[i];
            }
        }
    }

    private void Outline(List<(double X, double Y, double Z)> contour)
    {
        for (var i = 0; i < contour.Count; i++)
        {
            Edge(contour[(i + contour.Count - 1) % contour.Count], contour[i]);
        }
    }

    private void Block(List<(double X, double Y, double Z)> contour)
    {
        var (x0, x1) = Range(contour.Min(p => p.X), contour.Max(p => p.X), grid.Columns);
        var (y0, y1) = Range(contour.Min(p => p.Y), contour.Max(p => p.Y), grid.Rows);
        var (z0, z1) = Range(contour.Min(p => p.Z), contour.Max(p => p.Z), grid.Slices);
        for (var z = z0; z <= z1; z++)
        {
            for (var y = y0; y <= y1; y++)
            {
                for (var x = x0; x <= x1; x++)
                {
                    mask.Voxels[grid.IndexOf(x, y, z)] = 1;
                }
            }
        }
    }

    private static (int First, int Last) Range(double low, double high, int count) =>
        ((int)Math.Round(Math.Clamp(low, 0, count)), (int)Math.Round(Math.Clamp(high, -1, count - 1)));

    private void Edge((double X, double Y, double Z) from, (double X, double Y, double Z) to)
    {
        var longest = Math.Max(Math.Abs(to.X - from.X), Math.Max(Math.Abs(to.Y - from.Y), Math.Abs(to.Z - from.Z)));
        var steps = (int)Math.Min(Math.Ceiling(2 * longest) + 1, 4.0 * (grid.Columns + grid.Rows + grid.Slices));
        for (var i = 0; i <= steps; i++)
        {
            var t = (double)i / steps;
            Mark(from.X + (t * (to.X - from.X)), from.Y + (t * (to.Y - from.Y)), from.Z + (t * (to.Z - from.Z)));
        }
    }

    private void Mark(double x, double y, double z)
    {
        var (column, row, slice) = (Math.Round(x), Math.Round(y), Math.Round(z));
        if (column >= 0 && row >= 0 && slice >= 0 && column < grid.Columns && row < grid.Rows && slice < grid.Slices)
        {
            mask.Voxels[grid.IndexOf((int)column, (int)row, (int)slice)] = 1;
        }
    }
}
