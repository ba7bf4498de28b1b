namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>The shape of a region from its voxels' centres, at level one half.</summary>
public static class RegionShape
{
    /// <summary>mm³ and mm² of the surface of <see cref="Triangles"/>; the volume by the divergence theorem, Σ a·(b×c)/6.</summary>
    public static (double Volume, double Area) Surface(Region region, double columnSpacing, double rowSpacing, double sliceSpacing)
    {
        var triangles = Triangles(region, [columnSpacing, rowSpacing, sliceSpacing]).ToList();
        return (triangles.Sum(t => Dot(t.A, Cross(t.B, t.C)) / 6), triangles.Sum(t => Length(Cross(Minus(t.B, t.A), Minus(t.C, t.A))) / 2));
    }

    /// <summary>
    /// The largest distance between two points half-way between a voxel and a neighbour outside, mm: these are the vertices of any mesh
    /// of marching cubes at level one half. All pairs are compared.
    /// </summary>
    public static double MaximumDiameter(Region region, double columnSpacing, double rowSpacing, double sliceSpacing)
    {
        (int X, int Y, int Z)[] steps = [(1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)];
        var points = region.Voxels().SelectMany(v => steps.Where(s => !region[v.X + s.X, v.Y + s.Y, v.Z + s.Z])
            .Select(s => (X: (v.X + (s.X / 2.0)) * columnSpacing, Y: (v.Y + (s.Y / 2.0)) * rowSpacing, Z: (v.Z + (s.Z / 2.0)) * sliceSpacing))).ToArray();
        var best = 0.0;
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = i + 1; j < points.Length; j++)
            {
                var (dx, dy, dz) = (points[i].X - points[j].X, points[i].Y - points[j].Y, points[i].Z - points[j].Z);
                best = Math.Max(best, (dx * dx) + (dy * dy) + (dz * dz));
            }
        }

        return Math.Sqrt(best);
    }

    /// <summary>
    /// On every face of a cell between eight centres the middles of the edges that the surface crosses are joined, about the inside corner
    /// where there are four. The lines close to rings, and a ring is filled by triangles to its middle. The vertices are those of marching
    /// cubes; a ring that is not plane is filled otherwise than there, so that volume and surface agree to a few percent and not better.
    /// </summary>
    private static IEnumerable<(double[] A, double[] B, double[] C)> Triangles(Region region, double[] spacing)
    {
        var box = Region.Around([region], 0);
        foreach (var v in SignedDistances.Voxels(new Box(box.X0 - 1, box.X1, box.Y0 - 1, box.Y1, box.Z0 - 1, box.Z1)))
        {
            double[] corner = [v.X * spacing[0], v.Y * spacing[1], v.Z * spacing[2]];
            var inside = Enumerable.Range(0, 8).Select(c => region[v.X + (c & 1), v.Y + (c >> 1 & 1), v.Z + (c >> 2 & 1)]).ToArray();
            foreach (var ring in CellRings.Of(inside))
            {
                var points = ring.Select(e => Enumerable.Range(0, 3).Select(k => corner[k] + (((e.A >> k & 1) + (e.B >> k & 1)) * spacing[k] / 2)).ToArray()).ToList();
                double[] middle = [points.Average(p => p[0]), points.Average(p => p[1]), points.Average(p => p[2])];
                for (var i = 0; i < points.Count; i++)
                {
                    yield return (middle, points[i], points[(i + 1) % points.Count]);
                }
            }
        }
    }

    private static double[] Minus(double[] a, double[] b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

    private static double[] Cross(double[] a, double[] b) => [(a[1] * b[2]) - (a[2] * b[1]), (a[2] * b[0]) - (a[0] * b[2]), (a[0] * b[1]) - (a[1] * b[0])];

    private static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);

    private static double Length(double[] a) => Math.Sqrt(Dot(a, a));
}
