using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Sending.Stow;
using Marten;

namespace CrowdAnnotate.Server.Sending;

/// <summary>The state of sendings. Each step is stored by itself, so that what was answered stays answered.</summary>
public sealed class SendStore(IDocumentStore store, PixelStore files, TimeProvider clock)
{
    public async Task<SendRun?> RunAsync(string id, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<SendRun>(id, cancel);
    }

    /// <summary>Ids of what waits, in the order of the export.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(SendRun run, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.Query<SentObject>().Where(o => o.RunId == run.Id && o.State == ObjectState.Waiting).OrderBy(o => o.Path).Select(o => o.Id).ToListAsync(cancel);
    }

    /// <summary>Sends one object and stores what came of it.</summary>
    public async Task<StowReply> SendAsync(string id, StowClient client, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var waiting = (await session.LoadAsync<SentObject>(id, cancel))!;
        var reply = await ReplyAsync(waiting, client, cancel);
        var after = waiting.After(reply, clock.GetUtcNow());
        session.Store(after);
        await session.SaveChangesAsync(cancel);
        if (after.ObjectName is null)
        {
            files.Delete(waiting.ObjectName!);
        }

        return reply;
    }

    public Task<SendRun> AdvanceAsync(SendRun run, CancellationToken cancel) => StoreAsync(run.Advance(), cancel);

    public Task<SendRun> EndAsync(SendRun run, CancellationToken cancel) =>
        StoreAsync(run with { State = SendState.Done, Trouble = null, EndedAt = clock.GetUtcNow() }, cancel);

    public Task<SendRun> StopAsync(SendRun run, string why, CancellationToken cancel) => StoreAsync(run with { State = SendState.Stopped, Trouble = why, EndedAt = clock.GetUtcNow() }, cancel);

    /// <returns>The sending at its next turn.</returns>
    public Task<SendRun> PauseAsync(SendRun run, string trouble, TimeSpan wait, CancellationToken cancel) =>
        StoreAsync(run.Advance() with { Trouble = trouble, NextTryAt = clock.GetUtcNow() + wait }, cancel);

    private async Task<StowReply> ReplyAsync(SentObject waiting, StowClient client, CancellationToken cancel)
    {
        var (uid, name) = (waiting.SopInstanceUid!, waiting.ObjectName!);
        try
        {
            return await client.StoreAsync([new OutgoingInstance(uid, files.Length(name), () => files.Open(name))], cancel);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new StowReply.Refused("Its file was deleted before it was sent. Send again to have it made anew.");
        }
    }

    private async Task<SendRun> StoreAsync(SendRun run, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        session.Store(run);
        await session.SaveChangesAsync(cancel);
        return run;
    }
}
