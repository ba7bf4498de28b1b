namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>
/// Surface and volume of the mesh. All vertices are middles of edges, so cells of one pattern have the same triangles: counting
/// the patterns suffices. The volume is that of the divergence theorem in z, ∮ z·n_z dA = Σ z̄·A_z, where z̄ is that within
/// the cell plus the cell's own z.
/// </summary>
internal static class MeshMeasure
{
    /// <returns>Volume in mm³ and area in mm².</returns>
    public static (double Volume, double Area) Of(RegionOfInterest region)
    {
        var (counts, heights) = CountPatterns(region);
        var (volume, area) = (0.0, 0.0);
        for (var pattern = 1; pattern < 255; pattern++)
        {
            if (counts[pattern] == 0)
            {
                continue;
            }

            foreach (var edges in MeshCases.Triangles[pattern])
            {
                var triangle = CellTriangle.Of(edges, region.ColumnSpacing, region.RowSpacing, region.SliceSpacing);
                area += counts[pattern] * triangle.Area;
                volume += ((counts[pattern] * triangle.MeanZ) + (heights[pattern] * region.SliceSpacing)) * triangle.AreaZ;
            }
        }

        return (volume, area);
    }

    /// <summary>How many cells have each pattern, and the sum of their slice numbers.</summary>
    private static (long[] Counts, long[] Heights) CountPatterns(RegionOfInterest region)
    {
        var (counts, heights) = (new long[256], new long[256]);
        var (columns, slice) = (region.Columns, region.Columns * region.Rows);
        var inside = region.Inside.AsSpan();
        for (var z = 0; z < region.Slices - 1; z++)
        {
            for (var y = 0; y < region.Rows - 1; y++)
            {
                var start = (z * slice) + (y * columns);
                var row = inside.Slice(start, columns);
                var nextRow = inside.Slice(start + columns, columns);
                var above = inside.Slice(start + slice, columns);
                var nextAbove = inside.Slice(start + slice + columns, columns);

                // The corners at x are those at x + 1 of the cell before, one bit lower; the first column is background.
                var pattern = 0;
                for (var x = 1; x < columns; x++)
                {
                    pattern = ((pattern & 0xAA) >> 1) | (row[x] << 1) | (nextRow[x] << 3) | (above[x] << 5) | (nextAbove[x] << 7);
                    counts[pattern]++;
                    heights[pattern] += z;
                }
            }
        }

        return (counts, heights);
    }
}
