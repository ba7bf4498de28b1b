namespace CrowdAnnotate.Server.Sending;

/// <summary>How long is waited before an archive that did not answer is tried again: longer each time, and not for ever.</summary>
public sealed class SendPacing
{
    private static readonly TimeSpan[] First = [.. new[] { 5, 15, 30, 60, 120, 300 }.Select(s => TimeSpan.FromSeconds(s))];
    private static readonly TimeSpan Then = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(24);

    /// <summary>The wait after so many rounds, from 1, in which nothing could be sent; null when it is enough.</summary>
    public Func<int, TimeSpan?> After { get; init; } = Usual;

    private static TimeSpan? Usual(int rounds) =>
        rounds <= First.Length ? First[rounds - 1]
        : First.Aggregate((a, b) => a + b) + ((rounds - First.Length) * Then) > GiveUp ? null : Then;
}
