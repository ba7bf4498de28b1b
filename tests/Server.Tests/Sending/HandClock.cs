using System.Collections.Concurrent;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>A clock whose timers go off when the test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly ConcurrentBag<(TimerCallback Callback, object? State)> timers = [];

    public void Ring()
    {
        foreach (var (callback, state) in timers)
        {
            callback(state);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        timers.Add((callback, state));
        return new Silent();
    }

    private sealed class Silent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
