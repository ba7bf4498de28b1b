using System.Globalization;
using CsvHelper;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>The rows of a CSV file with a header, each as long as the header; blank lines are passed over.</summary>
/// <param name="File">Its name, for what is said of it.</param>
internal sealed record CsvRows(string File, string[] Header, IReadOnlyList<(long Line, string[] Cells)> Rows)
{
    private static readonly CsvReaderOptions Strict = new()
    {
        HasHeader = false, TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, PoolStrings = true,
    };

    /// <exception cref="CommandRefusal">The file cannot be read, is empty or no CSV, or a row is shorter or longer than the header.</exception>
    public static CsvRows Read(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var csv = CsvReader.Create(System.IO.File.ReadAllBytes(path), Strict);
            return Of(csv, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{file} cannot be read: {e.Message}");
        }
        catch (CsvFormatException e)
        {
            throw new CommandRefusal($"{file} is no CSV: {e.Message}");
        }
    }

    /// <summary>Where the column of a name stands.</summary>
    /// <exception cref="CommandRefusal">There is none.</exception>
    public int Column(string name) => Array.IndexOf(Header, name) is var at and >= 0 ? at : throw new CommandRefusal($"{File} has no column {name}.");

    /// <exception cref="CommandRefusal">The cell is no finite number.</exception>
    public double Number(string cell, long line) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw new CommandRefusal($"{File}, line {line}: \"{cell}\" is no number.");

    private static CsvRows Of(CsvReader csv, string file)
    {
        if (!csv.Read())
        {
            throw new CommandRefusal($"{file} is empty.");
        }

        var header = csv.Current.ToArray();
        var rows = new List<(long, string[])>();
        while (csv.Read())
        {
            var cells = csv.Current.ToArray();
            rows.Add(cells.Length == header.Length ? (csv.LineNumber, cells)
                : throw new CommandRefusal($"{file}, line {csv.LineNumber}: {cells.Length} cells where the header has {header.Length}."));
        }

        return new(file, header, rows);
    }
}
