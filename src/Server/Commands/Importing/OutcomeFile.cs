using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>
/// The report of an import as a JSON array, one entry for each file in the order of the source. Files are told by running number
/// alone, for their names often name the patient; values are never in it.
/// </summary>
public static class OutcomeFile
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private sealed record Entry(int File, [property: JsonPropertyName("entry")] int? InZip, string Outcome, string? Reason, string? SeriesUid, IReadOnlyDictionary<string, int>? Actions);

    /// <summary>Refuses a place that cannot be written before anything is imported.</summary>
    public static void Check(string? path)
    {
        if (path is null)
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new CommandRefusal($"--report {path} is a folder; name a file.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandRefusal($"There is no folder {folder} for --report.");
        }
    }

    public static void Write(string path, IEnumerable<(int Number, FileOutcome Outcome)> outcomes)
    {
        var entries = outcomes.Select(o => new Entry(o.Number, o.Outcome.Entry, o.Outcome.Outcome, o.Outcome.Reason, o.Outcome.SeriesUid, o.Outcome.Actions));
        try
        {
            File.WriteAllText(path + ".part", JsonSerializer.Serialize(entries, Style));
            File.Move(path + ".part", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"The import is done, but its report cannot be written ({e.Message.TrimEnd('.')}).");
        }
    }
}
