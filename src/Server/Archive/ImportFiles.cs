using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.Archive;

/// <summary>A file and what a worker made of it.</summary>
public sealed record WorkedFile(SpooledFile File, WorkerAnswer Answer);

/// <summary>
/// Takes files as they arrive: workers read them while the next ones come in; a group of them becomes durable together before any of
/// it is acknowledged. A file that is refused stops no other.
/// </summary>
public sealed class ImportFiles(WorkerPool workers, ImportCommit commit)
{
    // What one commit makes durable; bounds also what lies in the spool.
    private const int MostInGroup = 64;
    private const long MostBytesInGroup = 96L << 20;

    /// <param name="study">The study that the sender says they belong to.</param>
    public async Task<IReadOnlyList<FileOutcome>> AddAsync(ImportRecord import, IAsyncEnumerable<SpooledFile> files, string? study, CancellationToken cancel)
    {
        var outcomes = new List<FileOutcome>();
        var group = new List<(SpooledFile File, Task<WorkerAnswer> Answer)>();
        try
        {
            await foreach (var file in files.WithCancellation(cancel))
            {
                group.Add((file, WorkAsync(file, import.Profile, study, cancel)));
                if (group.Count >= MostInGroup || group.Sum(g => g.File.Length) >= MostBytesInGroup)
                {
                    outcomes.AddRange(await CommitAsync(import, group, cancel));
                }
            }

            outcomes.AddRange(await CommitAsync(import, group, cancel));
            return outcomes;
        }
        finally
        {
            await DropAsync(group);
        }
    }

    private Task<WorkerAnswer> WorkAsync(SpooledFile file, string? profile, string? study, CancellationToken cancel) =>
        file.Refusal is { } refusal
            ? Task.FromResult(WorkerAnswer.Refused(refusal, passing: true))
            : workers.AskAsync(new WorkerJob(file.Path, file.Target, profile, study), cancel);

    private async Task<IReadOnlyList<FileOutcome>> CommitAsync(ImportRecord import, List<(SpooledFile File, Task<WorkerAnswer> Answer)> group, CancellationToken cancel)
    {
        if (group.Count == 0)
        {
            return [];
        }

        await Task.WhenAll(group.Select(g => g.Answer));
        var outcomes = await commit.HandleAsync(import, [.. group.Select(g => new WorkedFile(g.File, g.Answer.Result))], cancel);
        group.ForEach(g => g.File.Delete());
        group.Clear();
        return outcomes;
    }

    // A request that breaks off leaves nothing in the spool; workers that still write are waited for.
    private static async Task DropAsync(List<(SpooledFile File, Task<WorkerAnswer> Answer)> group)
    {
        foreach (var (file, answer) in group)
        {
            await answer.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            file.Delete();
        }
    }
}
