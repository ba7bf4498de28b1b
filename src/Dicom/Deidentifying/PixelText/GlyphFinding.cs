namespace CrowdAnnotate.Dicom;

/// <summary>Strokes that touch.</summary>
/// <param name="Value">Of its strongest stroke.</param>
/// <param name="IsStructured">Its strokes differ: it is no bar, tick or dash.</param>
/// <param name="IsGlyph">Its size and the width of its strokes are those of a letter.</param>
internal readonly record struct Glyph(int X, int Y, int End, int Bottom, ushort Value, bool IsBright, bool IsStructured, bool IsGlyph)
{
    public int Width => End - X;

    public int Height => Bottom - Y;
}

/// <summary>Joins runs that touch, also at corners, into components, and says which could be letters.</summary>
internal static class GlyphFinding
{
    private const int Lowest = 5;

    public static List<Glyph> In(List<StrokeRun> runs, GrayPlane plane)
    {
        if (runs.Count == 0)
        {
            return [];
        }

        var same = StrokeRuns.Tolerance(plane);
        var parents = new int[runs.Count];
        var (previous, current) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            parents[i] = i;
            if (i > 0 && runs[i].Y != runs[i - 1].Y)
            {
                (previous, current) = (runs[i].Y == runs[i - 1].Y + 1 ? current : i, i);
            }

            // Runs of the row above that end too far left touch none that follows.
            while (previous < current && runs[previous].End < runs[i].X)
            {
                previous++;
            }

            for (var above = previous; above < current && runs[above].X <= runs[i].End; above++)
            {
                if (Touch(runs[above], runs[i], same))
                {
                    parents[Root(parents, above)] = Root(parents, i);
                }
            }
        }

        return Components(runs, parents, same, Math.Max(40, Math.Max(plane.Columns, plane.Rows) / 8));
    }

    // Of smoothed letters some strokes have half the ink; at a corner such a one may be the next letter's.
    private static bool Touch(StrokeRun above, StrokeRun run, int same) => above.IsBright == run.IsBright
        && ((above.X < run.End && run.X < above.End) || Math.Abs(above.Value - run.Value) <= same);

    private static int Root(int[] parents, int i)
    {
        while (parents[i] != i)
        {
            parents[i] = parents[parents[i]];
            i = parents[i];
        }

        return i;
    }

    private static List<Glyph> Components(List<StrokeRun> runs, int[] parents, int same, int highest)
    {
        var shapes = new Shape[runs.Count];
        for (var i = 0; i < runs.Count; i++)
        {
            parents[i] = Root(parents, i);
            ref var shape = ref shapes[parents[i]];
            shape = shape.Runs == 0 ? Shape.Of(runs[i]) : shape.With(runs[i]);
        }

        // The width of strokes is judged by the height, their ink by the strongest, which are known only now.
        for (var i = 0; i < runs.Count; i++)
        {
            ref var shape = ref shapes[parents[i]];
            var isInked = Math.Abs(runs[i].Value - shape.Value) <= same;
            shape.Inked += isInked ? 1 : 0;
            shape.ThinOnes += isInked && runs[i].Length <= shape.Thin ? 1 : 0;
        }

        var glyphs = new List<Glyph>();
        foreach (var shape in shapes)
        {
            if (shape.Runs > 0)
            {
                glyphs.Add(shape.Glyph(highest));
            }
        }

        return glyphs;
    }

    private record struct Shape(int X, int Y, int End, int Bottom, int Runs, int Shortest, int Longest, ushort Value, bool IsBright)
    {
        public int Inked { get; set; }

        public int ThinOnes { get; set; }

        public readonly int Thin => ((Bottom - Y) / 4) + 1;

        public static Shape Of(StrokeRun run) => new(run.X, run.Y, run.End, run.Y + 1, 1, run.Length, run.Length, run.Value, run.IsBright);

        public readonly Shape With(StrokeRun run) => new(Math.Min(X, run.X), Y, Math.Max(End, run.End), run.Y + 1, Runs + 1, Math.Min(Shortest, run.Length),
            Math.Max(Longest, run.Length), IsBright ? Math.Max(Value, run.Value) : Math.Min(Value, run.Value), IsBright);

        public readonly Glyph Glyph(int highest)
        {
            var (width, height) = (End - X, Bottom - Y);
            var isStructured = width >= 3 && (Longest >= 2 * Shortest || Runs >= height + (height / 3));
            var isGlyph = height >= Lowest && height <= highest && width <= (3 * height / 2) + 2 && 5 * ThinOnes >= 2 * Inked && 2 * Inked >= Runs && Runs >= height;
            return new Glyph(X, Y, End, Bottom, Value, IsBright, isStructured, isGlyph);
        }
    }
}
