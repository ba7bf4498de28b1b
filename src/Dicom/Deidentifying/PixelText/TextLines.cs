namespace CrowdAnnotate.Dicom;

/// <summary>Rows of glyphs that could be text: of one height or one base line, near each other, of one value, with little else between.</summary>
internal static class TextLines
{
    private const int FewestGlyphs = 4;
    private const int FewestStructured = 3;

    // Noise and texture have very many of both; the time that a hostile image can take is bounded.
    private const int MostComponents = 200_000;
    private const int MostCandidates = 256;

    /// <summary>One rectangle a line, with a margin.</summary>
    /// <param name="contrast">How far the values of two letters may be apart.</param>
    public static IEnumerable<PixelRectangle> In(List<Glyph> all, int contrast)
    {
        var glyphs = all.Where(g => g.IsGlyph).OrderBy(g => g.X).ToList();
        if (glyphs.Count < FewestGlyphs || all.Count > MostComponents)
        {
            return [];
        }

        var found = new List<PixelRectangle>();
        var taken = new bool[glyphs.Count];
        var candidates = 0;
        for (var i = 0; i < glyphs.Count && candidates < MostCandidates; i++)
        {
            if (!taken[i])
            {
                var line = Chain(glyphs, taken, i, contrast);
                if (line.Count >= FewestGlyphs && line.Count(g => g.IsStructured) >= FewestStructured)
                {
                    candidates++;
                    if (IsQuiet(line, all))
                    {
                        found.Add(Around(line));
                    }
                }
            }
        }

        return found;
    }

    // From the left: the nearest that fits goes on, as far as a blank may be wide.
    private static List<Glyph> Chain(List<Glyph> glyphs, bool[] taken, int first, int contrast)
    {
        var line = new List<Glyph> { glyphs[first] };
        taken[first] = true;
        for (var i = first + 1; i < glyphs.Count; i++)
        {
            var last = line[^1];
            if (glyphs[i].X - last.End > 3 * last.Height / 2)
            {
                break;
            }

            if (!taken[i] && Follows(last, glyphs[i], contrast))
            {
                line.Add(glyphs[i]);
                taken[i] = true;
            }
        }

        return line;
    }

    private static bool Follows(Glyph a, Glyph b, int contrast)
    {
        var (low, high) = (Math.Min(a.Height, b.Height), Math.Max(a.Height, b.Height));
        var slack = 1 + (low / 10);
        return a.IsBright == b.IsBright && b.X >= a.End - 1 && 5 * low >= 3 * high && Math.Abs(a.Value - b.Value) <= contrast
            && (Math.Abs(a.Bottom - b.Bottom) <= slack || Math.Abs(a.Y - b.Y) <= slack);
    }

    // Dots, dashes and commas lie between letters, and nothing crosses the border of a line; noise and texture do both.
    private static bool IsQuiet(List<Glyph> line, List<Glyph> all)
    {
        var box = Box(line);
        var (right, bottom) = (box.X + box.Width, box.Y + box.Height);
        var others = 0;
        foreach (var g in all)
        {
            if (g.IsBright == line[0].IsBright && g.X < right && g.End > box.X && g.Y < bottom && g.Bottom > box.Y)
            {
                var isWithin = g.X >= box.X && g.End <= right && g.Y >= box.Y && g.Bottom <= bottom;
                others += isWithin ? (g.IsGlyph ? 0 : 1) : 2;
            }
        }

        return others <= line.Count;
    }

    private static PixelRectangle Box(List<Glyph> line)
    {
        var (x, y) = (line.Min(g => g.X), line.Min(g => g.Y));
        return new PixelRectangle(x, y, line.Max(g => g.End) - x, line.Max(g => g.Bottom) - y);
    }

    private static PixelRectangle Around(List<Glyph> line)
    {
        var box = Box(line);
        var margin = 2 + (box.Height / 2);
        return new PixelRectangle(box.X - margin, box.Y - margin, box.Width + (2 * margin), box.Height + (2 * margin));
    }
}
