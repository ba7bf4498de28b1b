using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Bench;

/// <summary>
/// Watches what some processes and all they start take of the machine's memory beyond what they took at first: the sum of their
/// proportional set sizes (proc(5), smaps_rollup), which counts a page that several share once; the watcher itself is left out.
/// </summary>
public sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource end = new();
    private readonly Task<double> watching;

    public MemoryWatch(IReadOnlyList<int> roots)
    {
        var first = OfTrees(roots);
        watching = Task.Run(async () =>
        {
            var peak = 0.0;
            using var timer = new PeriodicTimer(Interval);
            while (!end.IsCancellationRequested)
            {
                peak = Math.Max(peak, OfTrees(roots) - first);
                await timer.WaitForNextTickAsync();
            }

            return peak;
        });
    }

    /// <summary>Ends watching; the most that was seen, MB.</summary>
    public async Task<double> PeakAsync()
    {
        await end.CancelAsync();
        return await watching;
    }

    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    /// <summary>What these processes take now, MB.</summary>
    public static double Megabytes(IEnumerable<int> processes) => processes.Sum(Proportional) / 1024.0;

    private static double OfTrees(IReadOnlyList<int> roots) => Megabytes(ProcessTree.Of(roots).Where(p => p != Environment.ProcessId));

    private static long Proportional(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/smaps_rollup").FirstOrDefault(l => l.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["Pss:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
