using System.Text;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Rows of text set in columns; every one but the last is cut where it would push the others off the screen.</summary>
public static class Columns
{
    private const int Widest = 32;

    public static string Of(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => Math.Min(Widest, rows.Max(r => r[i].Length))).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => i == row.Length - 1 ? cell : (cell.Length > Widest ? cell[..(Widest - 1)] + "…" : cell).PadRight(widths[i]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }
}
