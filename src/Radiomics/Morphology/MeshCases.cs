namespace CrowdAnnotate.Radiomics.Morphology;

/// <summary>
/// Marching cubes at level 0.5 of a binary mask: for each of the 256 corner patterns of a cell its triangles, whose vertices
/// are the middles of the cell's edges. They are derived, not tabulated: on each face the crossings are joined around each run
/// of inside corners, the faces' segments close to loops, and a loop is a fan of triangles. On a face with two inside corners
/// across the diagonal the two are kept apart; as the rule looks at the face alone, neighbouring cells agree and the mesh is closed.
/// </summary>
internal static class MeshCases
{
    /// <summary>A vertex is an edge: (corner, corner), each corner's bits 1, 2, 4 being its x, y and z in the cell.</summary>
    public static readonly (int, int)[][][] Triangles = [.. Enumerable.Range(0, 256).Select(Triangulate)];

    // The corners of each face, counter-clockwise as seen from outside of the cell.
    private static int[][] Faces =>
    [
        [0, 4, 6, 2], [1, 3, 7, 5],
        [0, 1, 5, 4], [2, 6, 7, 3],
        [0, 2, 3, 1], [4, 5, 7, 6],
    ];

    private static (int, int)[][] Triangulate(int pattern)
    {
        var next = Segments(pattern);
        var triangles = new List<(int, int)[]>();
        while (next.Count > 0)
        {
            var loop = new List<(int, int)>();
            var at = next.Keys.Min();
            while (next.Remove(at, out var following))
            {
                loop.Add(at);
                at = following;
            }

            triangles.AddRange(Fan(loop, pattern));
        }

        return [.. triangles];
    }

    /// <summary>From each crossing to the next, so that the loop runs counter-clockwise as seen from outside of the mesh.</summary>
    private static Dictionary<(int, int), (int, int)> Segments(int pattern)
    {
        var next = new Dictionary<(int, int), (int, int)>();
        foreach (var face in Faces)
        {
            for (var i = 0; i < 4; i++)
            {
                // A run of inside corners begins after a crossing inwards at i; it ends with the next crossing outwards.
                if (!Inside(pattern, face[i]) && Inside(pattern, face[(i + 1) % 4]))
                {
                    var last = i + 1;
                    while (Inside(pattern, face[(last + 1) % 4]))
                    {
                        last++;
                    }

                    next[Edge(face[i], face[(i + 1) % 4])] = Edge(face[last % 4], face[(last + 1) % 4]);
                }
            }
        }

        return next;
    }

    /// <summary>
    /// A loop that is not plane can be filled in several ways. The fan is taken that bulges away from the corners in the
    /// minority, as the usual tables do (the first of equals): the mesh hugs neither mask nor background, agrees with IBSI's
    /// digital phantom (556⅓ mm³; filled the other way 549⅓), and hangs neither on how the corners are numbered nor, as volumes
    /// scale alike, on the spacing.
    /// </summary>
    private static List<(int, int)[]> Fan(List<(int, int)> loop, int pattern)
    {
        var sense = int.PopCount(pattern) <= 4 ? 1 : -1;
        var fans = Enumerable.Range(0, loop.Count).Select(apex => Enumerable.Range(1, loop.Count - 2)
            .Select(i => new[] { loop[apex], loop[(apex + i) % loop.Count], loop[(apex + i + 1) % loop.Count] }).ToList());
        return fans.MaxBy(fan => Math.Round(sense * fan.Select(t => CellTriangle.Of(t, 1, 1, 1)).Sum(t => t.AreaZ * t.MeanZ), 9))!;
    }

    private static bool Inside(int pattern, int corner) => (pattern >> corner & 1) != 0;

    private static (int, int) Edge(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
}
