using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using Marten;
using Npgsql;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>An instance as searches see it: its attributes as DICOM JSON, by tag.</summary>
public sealed record IndexedInstance(string Uid, bool IsCompressed, int Frames, IReadOnlyDictionary<string, JsonElement> Attributes);

/// <summary>The instances of a series in their order, as they stand at <paramref name="Stamp"/>.</summary>
public sealed record IndexedSeries(string StudyUid, string SeriesUid, string Stamp, IReadOnlyList<IndexedInstance> Instances);

/// <summary>
/// The headers of the series that are being looked at, parsed once. Whether they still stand as they did is asked of the database
/// each time, by their number and their latest change.
/// </summary>
public sealed class SeriesIndex(IDocumentStore store, NpgsqlDataSource database)
{
    private const int MostInstances = 4000;
    private readonly LatestUsed<string, IndexedSeries> known = new(MostInstances, s => s.Instances.Count);

    /// <summary>Changes with every instance that is added to the series, altered or taken away; null when there is none.</summary>
    public async Task<string?> StampAsync(string seriesUid, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"SELECT count(*), max(mt_last_modified) FROM {Operations.MartenSetup.DocumentSchema}.mt_doc_archivedinstance WHERE data ->> 'seriesUid' = $1");
        command.Parameters.Add(new() { Value = seriesUid });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var count = reader.GetInt64(0);
        return count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count}-{reader.GetFieldValue<DateTimeOffset>(1).UtcTicks:x}");
    }

    /// <summary>The study that a series is of; null when the archive has no such series.</summary>
    public async Task<string?> StudyOfAsync(string seriesUid, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"SELECT data ->> 'studyUid' FROM {Operations.MartenSetup.DocumentSchema}.mt_doc_archivedinstance WHERE data ->> 'seriesUid' = $1 LIMIT 1");
        command.Parameters.Add(new() { Value = seriesUid });
        return (string?)await command.ExecuteScalarAsync(cancel);
    }

    public async Task<IndexedSeries?> FindAsync(string seriesUid, CancellationToken cancel)
    {
        if (await StampAsync(seriesUid, cancel) is not { } stamp)
        {
            return null;
        }

        if (known.TryGet(seriesUid, out var series) && series.Stamp == stamp)
        {
            return series;
        }

        var instances = await LoadAsync(seriesUid, cancel);
        if (instances.Count == 0)
        {
            return null;
        }

        series = new IndexedSeries(instances[0].StudyUid, seriesUid, stamp, [.. instances.Select(Parse)]);
        known.Set(seriesUid, series);
        return series;
    }

    /// <summary>The instances of a series in the order of its slices; what is no slice follows by instance number.</summary>
    public async Task<IReadOnlyList<ArchivedInstance>> LoadAsync(string seriesUid, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var slices = (await session.LoadAsync<ArchivedSeries>(seriesUid, cancel))?.Slices ?? [];
        var places = slices.Select((s, z) => (s.SopInstanceUid, z)).DistinctBy(s => s.SopInstanceUid).ToDictionary(s => s.SopInstanceUid, s => s.z);
        var found = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).ToListAsync(cancel);
        return [.. found.OrderBy(i => places.GetValueOrDefault(i.Id, int.MaxValue)).ThenBy(NumberOf).ThenBy(i => i.Id, StringComparer.Ordinal)];
    }

    private static double NumberOf(ArchivedInstance instance)
    {
        using var header = JsonDocument.Parse(instance.Header);
        return header.RootElement.TryGetProperty("00200013", out var number) && number.TryGetProperty("Value", out var value)
            && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Number ? value[0].GetDouble() : double.MaxValue;
    }

    private static IndexedInstance Parse(ArchivedInstance i) => new(i.Id, PixelPlace.Of(i).IsCompressed, i.Frames, AttributesOf(i.Header));

    /// <summary>The attributes of a stored header by their tags.</summary>
    public static IReadOnlyDictionary<string, JsonElement> AttributesOf(string header) =>
        JsonSerializer.Deserialize<JsonElement>(header).EnumerateObject().ToDictionary(p => string.Intern(p.Name), p => p.Value, StringComparer.Ordinal);
}
