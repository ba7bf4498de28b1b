namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>
/// The largest distance between two vertices of the mesh, exactly, without comparing all pairs. A farthest pair are corners of
/// the convex hull, so of the vertices on one grid line only the first and the last count. Of those a pair is compared only when
/// the sum of their distances from the middle exceeds the best distance so far, which by the triangle inequality loses none.
/// </summary>
internal static class MaximumDiameter
{
    /// <returns>mm.</returns>
    public static double Of(RegionOfInterest region)
    {
        var points = Extremes(region);
        var (mx, my, mz) = (points.Average(p => p.X), points.Average(p => p.Y), points.Average(p => p.Z));
        var radii = points.Select(p => Math.Sqrt(Squared(p, (mx, my, mz)))).ToArray();
        var sorted = points.ToArray();
        Array.Sort(radii, sorted);
        Array.Reverse(radii);
        Array.Reverse(sorted);

        var best = 0.0;
        for (var i = 0; i < sorted.Length && 2 * radii[i] > Math.Sqrt(best); i++)
        {
            var needed = Math.Sqrt(best) - radii[i];
            for (var j = i + 1; j < sorted.Length && radii[j] > needed; j++)
            {
                var squared = Squared(sorted[i], sorted[j]);
                if (squared > best)
                {
                    best = squared;
                    needed = Math.Sqrt(best) - radii[i];
                }
            }
        }

        return Math.Sqrt(best);
    }

    /// <summary>The first and last mesh vertex on each line along x, through voxel centres, between rows and between slices.</summary>
    private static List<(double X, double Y, double Z)> Extremes(RegionOfInterest region)
    {
        var points = new List<(double, double, double)>();
        var (columns, slice) = (region.Columns, region.Columns * region.Rows);
        for (var z = 0; z < region.Slices - 1; z++)
        {
            for (var y = 0; y < region.Rows - 1; y++)
            {
                var row = region.Inside.AsSpan((z * slice) + (y * columns), columns);
                var (first, last) = (row.IndexOf((byte)1), row.LastIndexOf((byte)1));
                Add(first - 0.5, last + 0.5, y, z, first >= 0);
                AddChanges(row, region.Inside.AsSpan((z * slice) + ((y + 1) * columns), columns), y + 0.5, z);
                AddChanges(row, region.Inside.AsSpan(((z + 1) * slice) + (y * columns), columns), y, z + 0.5);
            }
        }

        return points;

        void AddChanges(ReadOnlySpan<byte> row, ReadOnlySpan<byte> neighbour, double y, double z)
        {
            var first = row.CommonPrefixLength(neighbour);
            if (first == row.Length)
            {
                return;
            }

            var last = row.Length - 1;
            while (row[last] == neighbour[last])
            {
                last--;
            }

            Add(first, last, y, z, true);
        }

        void Add(double first, double last, double y, double z, bool any)
        {
            if (any)
            {
                points.Add((first * region.ColumnSpacing, y * region.RowSpacing, z * region.SliceSpacing));
                points.Add((last * region.ColumnSpacing, y * region.RowSpacing, z * region.SliceSpacing));
            }
        }
    }

    private static double Squared((double X, double Y, double Z) p, (double X, double Y, double Z) q) =>
        ((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y)) + ((p.Z - q.Z) * (p.Z - q.Z));
}
