using System.Diagnostics;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>Waits for a state that a durable message brings about, and for no longer than it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>The first value that is as wanted.</summary>
    /// <exception cref="TimeoutException">None was before the deadline; the message holds the last one.</exception>
    public static async Task<T> AskAsync<T>(string wanted, Func<Task<T>> ask, Func<T, bool> isThere)
    {
        var start = Stopwatch.GetTimestamp();
        for (var value = await ask(); ; value = await ask())
        {
            if (isThere(value))
            {
                return value;
            }

            if (Stopwatch.GetElapsedTime(start) > Deadline)
            {
                throw new TimeoutException($"Not {wanted} within {Deadline.TotalSeconds} s; it was {value}.");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }
}
