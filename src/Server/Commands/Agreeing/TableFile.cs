using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>A table of readings in a CSV file: the first column names the case, each other column is a reader, an empty cell is missing.</summary>
internal static class TableFile
{
    /// <exception cref="CommandRefusal">The file is no such table; the sentence names its line.</exception>
    public static ReadingTable Read(string path)
    {
        var csv = CsvRows.Read(path);
        var values = new double?[csv.Rows.Count, csv.Header.Length - 1];
        for (var i = 0; i < csv.Rows.Count; i++)
        {
            var (line, cells) = csv.Rows[i];
            for (var j = 1; j < cells.Length; j++)
            {
                values[i, j - 1] = cells[j].Length == 0 ? null : csv.Number(cells[j], line);
            }
        }

        try
        {
            return new ReadingTable([.. csv.Rows.Select(r => r.Cells[0])], csv.Header[1..], values);
        }
        catch (ArgumentException e)
        {
            throw new CommandRefusal($"{csv.File}: {e.Message}");
        }
    }
}
