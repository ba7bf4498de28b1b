using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Sending;

/// <summary>How far the latest sending of a campaign is, object by object.</summary>
public static class SendStatus
{
    /// <param name="Destination">The configured archive; null when there is none, and nothing can be sent.</param>
    /// <param name="Run">Null before the first sending.</param>
    public sealed record Answer(string? Destination, Run? Run, IReadOnlyList<ObjectRow> Objects);

    /// <param name="State">making, sending, done or stopped.</param>
    /// <param name="Trouble">What keeps it from going on, or why it stopped.</param>
    /// <param name="Objects">How many there are; while they are made, how many there are so far.</param>
    /// <param name="Sent">Of these, with those that were there already.</param>
    public sealed record Run(
        int Number, string Destination, IReadOnlyList<string> Formats, bool Again, string By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string State, string? Trouble,
        DateTimeOffset? NextTryAt, int Objects, int Sent, int WasThere, int Refused, int Waiting);

    /// <param name="State">waiting, sent or refused.</param>
    /// <param name="Words">Why, or what the archive did to it.</param>
    /// <param name="StoredAs">The UID under which the archive keeps it, where that is another one.</param>
    /// <param name="Replaces">The instance sent before for the same path, which stays in the archive.</param>
    public sealed record ObjectRow(string Path, string Format, string? SopInstanceUid, string State, string? Words, bool WasThere, string? StoredAs, string? Replaces, DateTimeOffset? SentAt);

    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, ServerSettings settings, CancellationToken cancel) =>
        await session.ForCuratorAsync(id, caller, cancel) is null ? Problems.Result(Problems.NotFound) : TypedResults.Ok(await OfAsync(session, id, settings, cancel));

    public static async Task<Answer> OfAsync(IQuerySession session, Guid campaign, ServerSettings settings, CancellationToken cancel)
    {
        var run = await LatestAsync(session, campaign, cancel);
        var objects = run is null ? [] : await session.Query<SentObject>().Where(o => o.RunId == run.Id).OrderBy(o => o.Path).ToListAsync(cancel);
        return new Answer(settings.SendTo?.Name, run is null ? null : Row(run, objects), [.. objects.Select(Row)]);
    }

    public static Task<SendRun?> LatestAsync(IQuerySession session, Guid campaign, CancellationToken cancel) =>
        session.Query<SendRun>().Where(r => r.CampaignId == campaign).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);

    private static Run Row(SendRun run, IReadOnlyList<SentObject> objects) => new(
        run.Number, run.Destination, run.Formats, run.Again, run.By, run.StartedAt, run.EndedAt, Word(run.State), run.Trouble, run.NextTryAt, objects.Count,
        objects.Count(o => o.State == ObjectState.Sent), objects.Count(o => o.State == ObjectState.Sent && o.WasThere), objects.Count(o => o.State == ObjectState.Refused),
        objects.Count(o => o.State == ObjectState.Waiting));

    private static ObjectRow Row(SentObject o) => new(o.Path, o.Format, o.SopInstanceUid, Word(o.State), o.Words, o.WasThere, o.StoredAs, o.Replaces, o.SentAt);

    private static string Word<T>(T state) where T : struct, Enum => state.ToString().ToLowerInvariant();
}
