using System.Collections.Concurrent;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>A few workers, started when there is work; one that is ended is replaced at the next file.</summary>
public sealed class WorkerPool(WorkerStart start, WorkerLimits limits, bool isPatient = false) : IDisposable
{
    private readonly SemaphoreSlim free = new(limits.Workers);
    private readonly ConcurrentBag<WorkerProcess> idle = [];
    private readonly ConcurrentDictionary<int, WorkerProcess> all = [];
    private volatile bool closed;

    /// <summary>The processes that live now.</summary>
    public IReadOnlyCollection<int> ProcessIds => [.. all.Keys];

    public async Task<WorkerAnswer> AskAsync(WorkerJob job, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        try
        {
            var worker = TakeIdle() ?? await StartAsync(cancel);
            try
            {
                return await worker.AskAsync(job, limits.TimeFor(new FileInfo(job.Source).Length), cancel);
            }
            finally
            {
                Return(worker);
            }
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        closed = true;
        foreach (var worker in all.Values)
        {
            worker.Dispose();
        }

        free.Dispose();
    }

    // One may have ended while it had nothing to do.
    private WorkerProcess? TakeIdle()
    {
        while (idle.TryTake(out var worker))
        {
            if (worker.IsWell)
            {
                return worker;
            }

            Return(worker);
        }

        return null;
    }

    private async Task<WorkerProcess> StartAsync(CancellationToken cancel)
    {
        var worker = await WorkerProcess.StartAsync(start, limits, isPatient, cancel);
        all[worker.Id] = worker;
        return worker;
    }

    private void Return(WorkerProcess worker)
    {
        if (worker.IsWell && !closed)
        {
            idle.Add(worker);
            return;
        }

        all.TryRemove(worker.Id, out _);
        worker.Dispose();
    }
}
