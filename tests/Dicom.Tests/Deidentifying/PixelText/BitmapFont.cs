namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Letters and digits of 5×7 dots, drawn here, to burn text into made images.</summary>
internal static class BitmapFont
{
    public const int Width = 5;
    public const int Height = 7;

    private static readonly Dictionary<char, string[]> Dots = """
        A .###. #...# #...# ##### #...# #...# #...#
        B ####. #...# #...# ####. #...# #...# ####.
        C .#### #.... #.... #.... #.... #.... .####
        D ####. #...# #...# #...# #...# #...# ####.
        E ##### #.... #.... ####. #.... #.... #####
        F ##### #.... #.... ####. #.... #.... #....
        G .#### #.... #.... #.### #...# #...# .####
        H #...# #...# #...# ##### #...# #...# #...#
        I .###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.
        J ....# ....# ....# ....# ....# #...# .###.
        K #...# #..#. #.#.. ##... #.#.. #..#. #...#
        L #.... #.... #.... #.... #.... #.... #####
        M #...# ##.## #.#.# #.#.# #...# #...# #...#
        N #...# ##..# ##..# #.#.# #..## #..## #...#
        O .###. #...# #...# #...# #...# #...# .###.
        P ####. #...# #...# ####. #.... #.... #....
        R ####. #...# #...# ####. #.#.. #..#. #...#
        S .#### #.... #.... .###. ....# ....# ####.
        T ##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..
        U #...# #...# #...# #...# #...# #...# .###.
        Y #...# #...# .#.#. ..#.. ..#.. ..#.. ..#..
        0 .###. #...# #..## #.#.# ##..# #...# .###.
        1 ..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.
        2 .###. #...# ....# ..##. .#... #.... #####
        3 ####. ....# ....# .###. ....# ....# ####.
        4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
        5 ##### #.... ####. ....# ....# ....# ####.
        6 .###. #.... #.... ####. #...# #...# .###.
        7 ##### ....# ...#. ..#.. ..#.. ..#.. ..#..
        8 .###. #...# #...# .###. #...# #...# .###.
        9 .###. #...# #...# .#### ....# ....# .###.
        : ..... ..#.. ..... ..... ..... ..#.. .....
        """.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim().Split(' ')).ToDictionary(l => l[0][0], l => l[1..]);

    /// <summary>How much of each pixel around (0, 0) is ink, from 0 to 1, at a size that need be no whole number.</summary>
    public static IEnumerable<(int X, int Y, double Ink)> Draw(string text, double size)
    {
        var (width, height) = ((int)Math.Ceiling(text.Length * (Width + 1) * size), (int)Math.Ceiling(Height * size));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var ink = Covered(text, x / size, y / size, 1 / size);
                if (ink > 0)
                {
                    yield return (x, y, ink);
                }
            }
        }
    }

    // Of 16 places within a pixel, how many lie on a dot.
    private static double Covered(string text, double left, double top, double step)
    {
        var hits = 0;
        for (var i = 0; i < 16; i++)
        {
            var (x, y) = (left + (((i % 4) + 0.5) / 4 * step), top + (((i / 4) + 0.5) / 4 * step));
            var (letter, column, row) = ((int)x / (Width + 1), (int)x % (Width + 1), (int)y);
            hits += letter < text.Length && column < Width && row < Height && Dots.TryGetValue(text[letter], out var dots) && dots[row][column] == '#' ? 1 : 0;
        }

        return hits / 16.0;
    }
}
