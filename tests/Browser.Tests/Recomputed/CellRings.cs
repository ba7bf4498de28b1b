namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>The rings in which a surface cuts a cell of eight corners. A corner's number has the bits 1, 2, 4 for x, y, z; an edge is two corners.</summary>
internal static class CellRings
{
    // Each face's corners, counter-clockwise as seen from outside of the cell.
    private static readonly int[][] Faces = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];

    /// <summary>Each ring of crossed edges, counter-clockwise as seen from where the outside corners are.</summary>
    public static IEnumerable<List<(int A, int B)>> Of(bool[] inside)
    {
        var lines = Faces.SelectMany(f => Lines(f, inside)).ToList();
        while (lines.Count > 0)
        {
            var ring = new List<(int, int)> { lines[0].From };
            for (var line = lines[0]; ; line = lines.Single(l => l.From == line.To))
            {
                lines.Remove(line);
                if (line.To == ring[0])
                {
                    break;
                }

                ring.Add(line.To);
            }

            yield return ring;
        }
    }

    // From the edge by which one comes in among inside corners, going round the face, to the edge by which one goes out.
    private static IEnumerable<((int, int) From, (int, int) To)> Lines(int[] face, bool[] inside)
    {
        for (var i = 0; i < 4; i++)
        {
            if (!inside[face[i]] && inside[face[(i + 1) % 4]])
            {
                var last = (i + 1) % 4;
                while (inside[face[(last + 1) % 4]])
                {
                    last = (last + 1) % 4;
                }

                yield return (Edge(face[i], face[(i + 1) % 4]), Edge(face[last], face[(last + 1) % 4]));
            }
        }
    }

    private static (int, int) Edge(int a, int b) => (Math.Min(a, b), Math.Max(a, b));
}
