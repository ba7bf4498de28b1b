using System.Collections.Concurrent;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using Marten;
using Npgsql;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>What a search of studies and series looks at: counts, and the header of one instance for all that they share.</summary>
public sealed record SeriesHead(string StudyUid, string SeriesUid, string Modality, int Instances, IReadOnlyDictionary<string, JsonElement> Attributes);

/// <summary>The heads of all series in the archive. Which series there are is asked of the database each time, their heads only after a change.</summary>
public sealed class SeriesHeads(IDocumentStore store, NpgsqlDataSource database)
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<string, (DateTimeOffset Changed, SeriesHead Head)> known = new(StringComparer.Ordinal);

    /// <summary>By study and series UID. Series of which nothing is served have no head.</summary>
    public async Task<IReadOnlyList<SeriesHead>> FindAsync(string? study, string? series, CancellationToken cancel)
    {
        var rows = await ChangesAsync(study, series, cancel);
        var stale = rows.Where(r => !known.TryGetValue(r.Id, out var k) || k.Changed != r.Changed).ToList();
        if (stale.Count > 0)
        {
            await LoadAsync(stale, cancel);
        }

        return [.. rows.Select(r => known.TryGetValue(r.Id, out var k) ? k.Head : null).OfType<SeriesHead>()
            .OrderBy(h => h.StudyUid, StringComparer.Ordinal).ThenBy(h => h.SeriesUid, StringComparer.Ordinal)];
    }

    private async Task<List<(string Id, DateTimeOffset Changed)>> ChangesAsync(string? study, string? series, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"SELECT id, mt_last_modified FROM {MartenSetup.DocumentSchema}.mt_doc_archivedseries WHERE ($1::text IS NULL OR data ->> 'studyUid' = $1) AND ($2::text IS NULL OR id = $2)");
        command.Parameters.Add(new() { Value = (object?)study ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)series ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<(string, DateTimeOffset)>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return rows;
    }

    private async Task LoadAsync(List<(string Id, DateTimeOffset Changed)> stale, CancellationToken cancel)
    {
        if (known.Count >= Most)
        {
            known.Clear();
        }

        var changed = stale.ToDictionary(s => s.Id, s => s.Changed);
        var headers = await HeadersAsync([.. changed.Keys], cancel);
        await using var session = store.QuerySession();
        foreach (var series in await session.LoadManyAsync<ArchivedSeries>(cancel, changed.Keys.ToArray()))
        {
            if (headers.TryGetValue(series.Id, out var header))
            {
                known[series.Id] = (changed[series.Id], new SeriesHead(series.StudyUid, series.Id, series.Modality, series.Instances, SeriesIndex.AttributesOf(header)));
            }
        }
    }

    private async Task<Dictionary<string, string>> HeadersAsync(string[] series, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            SELECT DISTINCT ON (data ->> 'seriesUid') data ->> 'seriesUid', data ->> 'header' FROM {MartenSetup.DocumentSchema}.mt_doc_archivedinstance
            WHERE data ->> 'seriesUid' = ANY($1) ORDER BY data ->> 'seriesUid', id
            """);
        command.Parameters.Add(new() { Value = series });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            headers[reader.GetString(0)] = reader.GetString(1);
        }

        return headers;
    }
}
