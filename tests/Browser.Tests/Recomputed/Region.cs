namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A box of voxels, both ends included.</summary>
public readonly record struct Box(int X0, int X1, int Y0, int Y1, int Z0, int Z1);

/// <summary>Voxels inside, on the whole grid of a series.</summary>
public sealed class Region(int columns, int rows, int slices)
{
    private readonly bool[] inside = new bool[columns * rows * slices];

    public int Columns => columns;

    public int Rows => rows;

    public int Slices => slices;

    public bool this[int x, int y, int z]
    {
        get => x >= 0 && y >= 0 && z >= 0 && x < columns && y < rows && z < slices && inside[(((z * rows) + y) * columns) + x];
        set => inside[(((z * rows) + y) * columns) + x] = value;
    }

    public static Region On(SeriesImage image) => new(image.First.Columns, image.First.Rows, image.Slices.Count);

    public int Count => inside.Count(i => i);

    /// <summary>x fastest, then y, then z.</summary>
    public IEnumerable<(int X, int Y, int Z)> Voxels()
    {
        for (var i = 0; i < inside.Length; i++)
        {
            if (inside[i])
            {
                yield return (i % columns, i / columns % rows, i / (columns * rows));
            }
        }
    }

    /// <summary>Adds the pixels of a slice whose centres lie in the contour.</summary>
    public void Add(IReadOnlyList<PixelPoint> contour, int z)
    {
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                this[x, y, z] |= Planar.Contains(contour, x + 0.5, y + 0.5);
            }
        }
    }

    /// <summary>The voxels of several regions with <paramref name="margin"/> around them, cut at the grid's border.</summary>
    public static Box Around(IEnumerable<Region> regions, int margin)
    {
        var all = regions.ToList();
        var voxels = all.SelectMany(r => r.Voxels()).ToList();
        return new Box(
            Math.Max(0, voxels.Min(v => v.X) - margin), Math.Min(all[0].Columns - 1, voxels.Max(v => v.X) + margin),
            Math.Max(0, voxels.Min(v => v.Y) - margin), Math.Min(all[0].Rows - 1, voxels.Max(v => v.Y) + margin),
            Math.Max(0, voxels.Min(v => v.Z) - margin), Math.Min(all[0].Slices - 1, voxels.Max(v => v.Z) + margin));
    }

    /// <summary>2|A∩B| / (|A| + |B|).</summary>
    public static double Dice(Region a, Region b) => 2.0 * a.Voxels().Count(v => b[v.X, v.Y, v.Z]) / (a.Count + b.Count);
}
