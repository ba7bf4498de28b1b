using System.Net.Http.Json;
using System.Security.Cryptography;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>Sends files in batches, a few under way at once; what the server knows by its digest is not sent.</summary>
internal sealed class ImportSending(ServerDoor door, Guid import)
{
    private const int AtOnce = 3;
    private readonly Lock result = new();
    private readonly List<RefusedFile> refused = [];
    private readonly List<(string Name, FileOutcome Outcome)> outcomes = [];
    private int accepted;
    private int again;
    private int held;
    private int sent;

    public async Task SendAsync(IReadOnlyList<SourceFile> files, Action tick, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForEachAsync(ImportBatch.Of(files), options, async (batch, stop) =>
        {
            using (batch)
            {
                await SendAsync(batch, tick, stop);
            }
        });
    }

    public ImportReport Report(IReadOnlyList<SeriesAnswer> series, IReadOnlyList<string> leftOut) =>
        new(accepted, again, held, sent, [.. refused.OrderBy(r => r.File, StringComparer.Ordinal)], series, leftOut);

    /// <summary>What became of each file, in the order of the source.</summary>
    public IEnumerable<(int Number, FileOutcome Outcome)> Outcomes(IReadOnlyList<SourceFile> files)
    {
        // A ZIP may hold a name twice.
        var numbers = files.Select((f, i) => (f.Name, Number: i + 1)).GroupBy(f => f.Name).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(f => f.Number)));
        return [.. outcomes.Select(o => (Number(numbers[o.Name], o.Outcome.Entry), o.Outcome)).OrderBy(o => o.Item1).ThenBy(o => o.Outcome.Entry)];
    }

    private static int Number(Queue<int> numbers, int? entry) => numbers.Count > 1 && entry is null ? numbers.Dequeue() : numbers.Peek();

    private async Task SendAsync(ImportBatch batch, Action tick, CancellationToken cancel)
    {
        foreach (var (name, problem) in batch.Unreadable)
        {
            Take(name, new FileOutcome(FileOutcome.Refused, problem, null), tick);
        }

        var known = await KnownAsync(batch.Files, cancel);
        var left = new List<LoadedFile>();
        foreach (var file in batch.Files)
        {
            if (known.TryGetValue(file.Digest, out var digest))
            {
                Take(file.Name, new FileOutcome(digest.Outcome == FileOutcome.Accepted ? FileOutcome.Again : digest.Outcome, digest.Reason, digest.SeriesUid), tick);
            }
            else
            {
                left.Add(file);
            }
        }

        if (left.Count > 0)
        {
            await SendAsync(left, tick, cancel);
        }
    }

    private async Task<Dictionary<string, ImportEndpoints.KnownDigest>> KnownAsync(IReadOnlyList<LoadedFile> files, CancellationToken cancel)
    {
        if (files.Count == 0)
        {
            return [];
        }

        using var body = JsonContent.Create(new ImportEndpoints.KnownRequest([.. files.Select(f => f.Digest)]));
        var answer = await door.SendAsync<ImportEndpoints.KnownAnswer>(HttpMethod.Post, $"/api/archive/imports/{import}/known", body, cancel);
        return answer.Known.ToDictionary(k => k.Digest);
    }

    private async Task SendAsync(List<LoadedFile> files, Action tick, CancellationToken cancel)
    {
        using var body = new MultipartFormDataContent();
        files.ForEach(f => body.Add(f.Content(), "file"));
        var answer = await door.SendAsync<ImportEndpoints.FilesAnswer>(HttpMethod.Post, $"/api/archive/imports/{import}/files", body, cancel);
        Interlocked.Add(ref sent, files.Count);
        foreach (var outcome in answer.Outcomes)
        {
            // A ZIP in the folder has an outcome for each of its files.
            var name = files[outcome.Part].Name;
            Take(name, outcome, outcome.Entry is null or 1 ? tick : () => { });
        }
    }

    private void Take(string name, FileOutcome outcome, Action tick)
    {
        lock (result)
        {
            outcomes.Add((name, outcome));
            accepted += outcome.Outcome is FileOutcome.Accepted or FileOutcome.Again ? 1 : 0;
            again += outcome.Outcome == FileOutcome.Again ? 1 : 0;
            held += outcome.Outcome == FileOutcome.Held ? 1 : 0;
            if (outcome.Outcome == FileOutcome.Refused)
            {
                refused.Add(new RefusedFile(outcome.Entry is { } entry ? $"{name}, file {entry} in it" : name, outcome.Reason ?? "It was refused"));
            }

            tick();
        }
    }
}

/// <summary>A file that is ready to be sent.</summary>
/// <param name="Digest">SHA-256 of its content, hexadecimal.</param>
internal sealed record LoadedFile(string Name, string Digest, Func<HttpContent> Content)
{
    public static LoadedFile Of(string name, byte[] bytes) => new(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), () => new ByteArrayContent(bytes));
}
