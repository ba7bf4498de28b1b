using System.Text.Json;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>A request file: {"entries": [{"id", "statistic", "input": [files], "params": {…}}]}.</summary>
internal sealed class BatchFile : IDisposable
{
    private readonly JsonDocument document;
    private readonly BatchFolders folders;

    private BatchFile(JsonDocument document, BatchFolders folders) => (this.document, this.folders) = (document, folders);

    /// <summary>Each entry's name, and the request it makes or, where it makes none, why.</summary>
    public IEnumerable<(string Id, StatisticRequest? Request, string? Wrong)> Entries =>
        document.RootElement.GetProperty("entries").EnumerateArray().Select((e, i) => Entry(e, i + 1));

    /// <exception cref="CommandRefusal">The file cannot be read or holds no list of entries.</exception>
    public static BatchFile Read(string path, BatchFolders folders)
    {
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("entries", out var entries) && entries.ValueKind == JsonValueKind.Array)
            {
                return new(document, folders);
            }

            document.Dispose();
            throw new CommandRefusal($"{path} holds no list \"entries\".");
        }
        catch (JsonException e)
        {
            throw new CommandRefusal($"{path} is no JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{path} cannot be read: {e.Message}");
        }
    }

    public void Dispose() => document.Dispose();

    private (string Id, StatisticRequest? Request, string? Wrong) Entry(JsonElement entry, int place)
    {
        var id = Text(entry, "id") ?? $"entry {place}";
        if (Text(entry, "statistic") is not { } statistic)
        {
            return (id, null, "It names no statistic.");
        }

        if (!entry.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Array || input.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String))
        {
            return (id, null, "Its \"input\" is no list of file names.");
        }

        JsonElement? given = entry.TryGetProperty("params", out var p) ? p : null;
        return given is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) }
            ? (id, null, "Its \"params\" is no object.")
            : (id, new StatisticRequest(id, statistic, [.. input.EnumerateArray().Select(i => i.GetString()!)], new RequestParameters(given), folders), null);
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var e) && e.ValueKind == JsonValueKind.String ? e.GetString() : null;
}
