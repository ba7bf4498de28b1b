using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>The most anterior body voxel of a volume over a coronal raster of cells, in patient space (LPS: y grows to the back).</summary>
internal sealed class AnteriorSurface
{
    private const double LeastCell = 2;

    // A level of the head is at least this broad; tubes and hair are not.
    private const double LeastBreadth = 40;

    private readonly int across;
    private readonly int levels;
    private readonly double cell;
    private readonly double level;
    private readonly double left;
    private readonly double bottom;
    private readonly double[] front;

    private AnteriorSurface(VolumeGeometry geometry)
    {
        var corners = Corners(geometry);
        (left, bottom) = (corners.Min(p => p.X), corners.Min(p => p.Z));
        var coarsest = Math.Max(geometry.ColumnSpacing, Math.Max(geometry.RowSpacing, geometry.SliceSpacing));
        cell = Math.Max(LeastCell, coarsest);
        level = cell;
        across = (int)((corners.Max(p => p.X) - left) / cell) + 1;
        levels = (int)((corners.Max(p => p.Z) - bottom) / level) + 1;
        front = new double[across * levels];
        Array.Fill(front, double.PositiveInfinity);
    }

    public static AnteriorSurface Of(Volume volume, float threshold)
    {
        var surface = new AnteriorSurface(volume.Geometry);
        var g = volume.Geometry;
        for (var z = 0; z < g.Slices; z++)
        {
            for (var y = 1; y < g.Rows - 1; y++)
            {
                for (var x = 1; x < g.Columns - 1; x++)
                {
                    if (IsSolid(volume, x, y, z, threshold))
                    {
                        surface.Add(g.ToPatient(new IndexPoint(x, y), z));
                    }
                }
            }
        }

        return surface;
    }

    /// <summary>The tip of the nose: the most anterior point near the midline at a likely distance below the top of the head.</summary>
    public PatientPoint? Nose(double fromTop, double toTop, double nearMidline)
    {
        var top = Enumerable.Range(0, levels).Reverse().FirstOrDefault(k => Breadth(k) is { } b && b.Width >= LeastBreadth, -1);
        if (top < 0)
        {
            return null;
        }

        var (high, low) = (top - (int)(fromTop / level), Math.Max(0, top - (int)(toTop / level)));
        PatientPoint? nose = null;
        for (var k = low; k <= high; k++)
        {
            nose = Breadth(k) is { } breadth && breadth.Width >= LeastBreadth ? MoreAnterior(nose, k, breadth.Middle, nearMidline) : nose;
        }

        return nose;
    }

    private PatientPoint? MoreAnterior(PatientPoint? known, int k, double middle, double near)
    {
        for (var i = 0; i < across; i++)
        {
            var (x, y) = (left + ((i + 0.5) * cell), front[(k * across) + i]);
            if (Math.Abs(x - middle) <= near && y < (known?.Y ?? double.PositiveInfinity))
            {
                known = new PatientPoint(x, y, bottom + ((k + 0.5) * level));
            }
        }

        return known;
    }

    private (double Middle, double Width)? Breadth(int k)
    {
        var row = front.AsSpan(k * across, across);
        var first = 0;
        while (first < across && double.IsPositiveInfinity(row[first]))
        {
            first++;
        }

        var last = across - 1;
        while (last > first && double.IsPositiveInfinity(row[last]))
        {
            last--;
        }

        return first == across ? null : (left + ((first + last + 1) / 2.0 * cell), (last - first + 1) * cell);
    }

    private void Add(PatientPoint point)
    {
        var i = ((int)((point.Z - bottom) / level) * across) + (int)((point.X - left) / cell);
        front[i] = Math.Min(front[i], point.Y);
    }

    // A voxel among body voxels in its plane; a single bright one is noise.
    private static bool IsSolid(Volume v, int x, int y, int z, float threshold) =>
        v[x, y, z] > threshold && v[x - 1, y, z] > threshold && v[x + 1, y, z] > threshold && v[x, y - 1, z] > threshold && v[x, y + 1, z] > threshold;

    private static List<PatientPoint> Corners(VolumeGeometry g) =>
        [.. from x in new[] { 0, g.Columns - 1 } from y in new[] { 0, g.Rows - 1 } from z in new[] { 0, g.Slices - 1 }
            select g.ToPatient(new IndexPoint(x, y), z)];
}
