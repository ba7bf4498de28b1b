using System.Collections.Concurrent;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// What was found out for one frame of a series, that this session or token may see it, holds for the next frames for two seconds:
/// a viewer asks for hundreds, one by one. A pass is for exactly the credential it was found out with. It ends at once when a
/// session ends or rights change in this process, and within its two seconds otherwise.
/// </summary>
public sealed class FramePasses
{
    private const int Most = 10_000;
    private static readonly TimeSpan Valid = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Pass> byCredential = new(StringComparer.Ordinal);
    private readonly SessionStore sessions;
    private readonly TimeProvider clock;
    private int changes;

    public FramePasses(SessionStore sessions, AccessChanges rights, TimeProvider clock)
    {
        (this.sessions, this.clock) = (sessions, clock);
        rights.Changed += _ => Interlocked.Increment(ref changes);
    }

    /// <summary>Moves on whenever a session ends or somebody's rights change.</summary>
    private long Ended => ((long)Volatile.Read(ref changes) << 32) | (uint)sessions.Ends;

    private sealed class Pass
    {
        public readonly ConcurrentDictionary<string, (long Since, long Ended)> Series = new(StringComparer.Ordinal);
    }

    /// <summary>Whether whoever sends this was let in to that series a moment ago.</summary>
    public bool Holds(HttpRequest request, ReadOnlySpan<char> series) =>
        CredentialOf(request) is { } credential && byCredential.TryGetValue(credential, out var pass)
        && pass.Series.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(series, out var granted)
        && granted.Ended == Ended && clock.GetElapsedTime(granted.Since) < Valid;

    /// <summary>To be called before anybody looks at the credential: a session that ends meanwhile leaves no pass behind.</summary>
    public void Begin(HttpContext context) => context.Items[this] = Ended;

    /// <summary>To be called once authentication, policy and visibility have let the request through.</summary>
    public void Grant(HttpContext context, string series)
    {
        if (CredentialOf(context.Request) is not { } credential || context.Items[this] is not long ended)
        {
            return;
        }

        if (byCredential.Count >= Most)
        {
            byCredential.Clear();
        }

        byCredential.GetOrAdd(credential, _ => new Pass()).Series[series] = (clock.GetTimestamp(), ended);
    }

    // The same choice between token and cookie as the sign-in makes; what is neither plainly gets no pass.
    private static string? CredentialOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            return authorization.Count == 1 && authorization[0]!.StartsWith("Bearer ", StringComparison.Ordinal) ? authorization[0] : null;
        }

        return request.Headers.Cookie is { Count: 1 } cookie ? cookie[0] : null;
    }
}
