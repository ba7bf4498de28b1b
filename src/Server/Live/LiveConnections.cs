using System.Collections.Concurrent;
using CrowdAnnotate.Server.Identity;
using Microsoft.AspNetCore.SignalR;

namespace CrowdAnnotate.Server.Live;

/// <summary>
/// Who is connected. A connection outlives what its owner was allowed when it began, so it is cut when that changes; the page
/// connects again by itself and is then judged anew.
/// </summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, (Guid PersonId, HubCallerContext Context)> open = new();

    public LiveConnections(AccessChanges changes) => changes.Changed += Cut;

    public void Add(Guid personId, HubCallerContext context) => open[context.ConnectionId] = (personId, context);

    public void Remove(HubCallerContext context) => open.TryRemove(context.ConnectionId, out _);

    private void Cut(Guid personId)
    {
        foreach (var (_, context) in open.Values.Where(c => c.PersonId == personId))
        {
            context.Abort();
        }
    }
}
