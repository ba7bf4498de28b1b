using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>Means of a volume's voxels over cubes that lie along the axes of the patient (LPS), slice by slice; cubes without a voxel are outside.</summary>
internal sealed class CoarseGrid
{
    private readonly VolumeGeometry geometry;
    private readonly PatientPoint corner;
    private readonly float[] sums;
    private readonly ushort[] counts;

    public CoarseGrid(VolumeGeometry geometry, double cell)
    {
        (this.geometry, Cell) = (geometry, cell);
        var corners = (from x in new[] { 0, geometry.Columns - 1 } from y in new[] { 0, geometry.Rows - 1 } from z in new[] { 0, geometry.Slices - 1 }
                       select geometry.ToPatient(new IndexPoint(x, y), z)).ToList();
        corner = new PatientPoint(corners.Min(p => p.X), corners.Min(p => p.Y), corners.Min(p => p.Z));
        Across = Cells(corners.Max(p => p.X) - corner.X);
        Deep = Cells(corners.Max(p => p.Y) - corner.Y);
        Levels = Cells(corners.Max(p => p.Z) - corner.Z);
        (sums, counts) = (new float[Across * Deep * Levels], new ushort[Across * Deep * Levels]);
    }

    /// <summary>Edge of a cube, mm.</summary>
    public double Cell { get; }

    /// <summary>Cubes from right to left.</summary>
    public int Across { get; }

    /// <summary>Cubes from front to back.</summary>
    public int Deep { get; }

    /// <summary>Cubes from the feet to the head.</summary>
    public int Levels { get; }

    /// <summary>The mean; null outside the volume.</summary>
    public float? this[int x, int y, int level] => counts[IndexOf(x, y, level)] is > 0 and var n ? sums[IndexOf(x, y, level)] / n : null;

    public void Add(int z, ReadOnlySpan<float> values)
    {
        for (var row = 0; row < geometry.Rows; row++)
        {
            for (var column = 0; column < geometry.Columns; column++)
            {
                var p = geometry.ToPatient(new IndexPoint(column, row), z);
                var index = IndexOf(At(p.X - corner.X, Across), At(p.Y - corner.Y, Deep), At(p.Z - corner.Z, Levels));
                if (counts[index] < ushort.MaxValue)
                {
                    counts[index]++;
                    sums[index] += values[(row * geometry.Columns) + column];
                }
            }
        }
    }

    public float OtsuThreshold()
    {
        List<float> means = [.. counts.Select((n, i) => (n, i)).Where(c => c.n > 0).Select(c => sums[c.i] / c.n)];
        return means.Count == 0 ? 0 : FaceRegion.OtsuThreshold([.. means]);
    }

    private int IndexOf(int x, int y, int level) => (((level * Deep) + y) * Across) + x;

    private int Cells(double extent) => (int)Math.Floor((extent / Cell) + 1e-6) + 1;

    private int At(double along, int cells) => Math.Clamp((int)Math.Floor((along / Cell) + 1e-6), 0, cells - 1);
}
