namespace CrowdAnnotate.Volumes;

/// <summary>The largest connected piece of body at one axial level.</summary>
/// <param name="Breadth">From right to left, mm.</param>
/// <param name="Length">From front to back, mm.</param>
/// <param name="Fill">Its share of the rectangle around it.</param>
/// <param name="IsOnePiece">Whether there is little body beside it.</param>
internal readonly record struct AxialOutline(
    double Breadth, double Length, double Fill, bool IsOnePiece, bool IsCutLeft, bool IsCutRight, bool IsCutFront, bool IsCutBack)
{
    // As much of a side lies at the edge of the image where the outline is cut off and does not merely touch it.
    private const double CutShare = 0.3;

    /// <summary>From the feet to the head; a level without body is empty.</summary>
    public static IReadOnlyList<AxialOutline> Of(CoarseGrid grid, float threshold) => [.. Enumerable.Range(0, grid.Levels).Select(k => Of(grid, k, threshold))];

    private static AxialOutline Of(CoarseGrid grid, int level, float threshold)
    {
        var body = new bool[grid.Across, grid.Deep];
        var total = 0;
        for (var y = 0; y < grid.Deep; y++)
        {
            for (var x = 0; x < grid.Across; x++)
            {
                body[x, y] = grid[x, y, level] > threshold;
                total += body[x, y] ? 1 : 0;
            }
        }

        List<(int X, int Y)> largest = [];
        for (var y = 0; y < grid.Deep; y++)
        {
            for (var x = 0; x < grid.Across; x++)
            {
                var piece = body[x, y] ? Take(body, x, y) : [];
                largest = piece.Count > largest.Count ? piece : largest;
            }
        }

        return largest.Count == 0 ? default : Measure(grid, level, largest, total);
    }

    private static AxialOutline Measure(CoarseGrid grid, int level, List<(int X, int Y)> piece, int total)
    {
        var (left, right, front, back) = (piece.Min(p => p.X), piece.Max(p => p.X), piece.Min(p => p.Y), piece.Max(p => p.Y));
        var (across, deep) = (right - left + 1, back - front + 1);
        bool IsOut(int x, int y) => x < 0 || y < 0 || x >= grid.Across || y >= grid.Deep || grid[x, y, level] is null;
        bool IsCut(int dx, int dy, int side) => piece.Count(p => IsOut(p.X + dx, p.Y + dy)) > CutShare * side;
        return new AxialOutline(
            across * grid.Cell, deep * grid.Cell, (double)piece.Count / (across * deep), piece.Count >= 0.75 * total,
            IsCut(-1, 0, deep), IsCut(1, 0, deep), IsCut(0, -1, across), IsCut(0, 1, across));
    }

    private static List<(int X, int Y)> Take(bool[,] body, int x, int y)
    {
        List<(int X, int Y)> piece = [];
        var waiting = new Stack<(int X, int Y)>([(x, y)]);
        while (waiting.TryPop(out var p))
        {
            if (p.X < 0 || p.Y < 0 || p.X >= body.GetLength(0) || p.Y >= body.GetLength(1) || !body[p.X, p.Y])
            {
                continue;
            }

            body[p.X, p.Y] = false;
            piece.Add(p);
            waiting.Push((p.X - 1, p.Y));
            waiting.Push((p.X + 1, p.Y));
            waiting.Push((p.X, p.Y - 1));
            waiting.Push((p.X, p.Y + 1));
        }

        return piece;
    }
}
