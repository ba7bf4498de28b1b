using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Exporting;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using JasperFx;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Sending;

/// <summary>Begins to send a campaign's results. Asked while the same is under way, it goes on with that at once.</summary>
public static class BeginSending
{
    /// <summary>Formats that an archive can hold.</summary>
    public static readonly IReadOnlyList<ExportFormat> Allowed = [ExportFormat.Sr, ExportFormat.Seg, ExportFormat.RtStruct];

    private static readonly Refusal NoArchive = new("no-archive", 409, "No archive is configured. Start the server with --send-to URL.");
    private static readonly Refusal BadFormat = new("bad-format", 400, "The formats that can be sent are sr, seg and rtstruct.");
    private static readonly Refusal UnderWay = new("sending", 409, "Another sending of this campaign is under way. Wait until it has ended.");

    /// <param name="Formats">Of sr, seg and rtstruct; all three unless given.</param>
    /// <param name="Again">Whether what the archive has already is sent once more.</param>
    public sealed record Request(IReadOnlyList<string>? Formats = null, bool Again = false);

    public static async Task<IResult> Handle(
        Guid id, Request request, Caller caller, IDocumentSession session, IMartenOutbox outbox, ServerSettings settings, TimeProvider clock, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        if (FormatsOf(request.Formats) is not { } formats)
        {
            return Problems.Result(BadFormat);
        }

        if (settings.SendTo is not { } destination)
        {
            return Problems.Result(NoArchive);
        }

        outbox.Enroll(session);
        var latest = await SendStatus.LatestAsync(session, id, cancel);
        if (latest is { IsOver: false })
        {
            var isTheSame = latest.Formats.SequenceEqual(formats) && latest.Again == request.Again && latest.Destination == destination.Name;
            return isTheSame ? await GoOnAsync(session, outbox, latest, settings, cancel) : Problems.Result(UnderWay);
        }

        var run = new SendRun(id, (latest?.Number ?? 0) + 1)
        {
            Formats = formats, Again = request.Again, By = caller.Pseudonym, StartedAt = clock.GetUtcNow(), Destination = destination.Name,
        };
        session.Insert(run);
        await outbox.PublishAsync(new MakeObjects(run.Id));
        return await CommitAsync(session, id, settings, cancel);
    }

    // At once, whatever it waits for; a second message of what is under way finds its work done or its turn over.
    private static async Task<IResult> GoOnAsync(IDocumentSession session, IMartenOutbox outbox, SendRun run, ServerSettings settings, CancellationToken cancel)
    {
        if (run.State == SendState.Making)
        {
            await outbox.PublishAsync(new MakeObjects(run.Id));
        }
        else
        {
            var now = run.Advance();
            session.Store(now);
            await outbox.PublishAsync(new SendObjects(now.Id, now.Turn, 0));
        }

        return await CommitAsync(session, run.CampaignId, settings, cancel);
    }

    private static async Task<IResult> CommitAsync(IDocumentSession session, Guid campaign, ServerSettings settings, CancellationToken cancel)
    {
        try
        {
            await session.SaveChangesAsync(cancel);
        }
        catch (DocumentAlreadyExistsException)
        {
            // Another request began it a moment before; this one joins.
        }

        await using var fresh = session.DocumentStore.QuerySession();
        return TypedResults.Json(await SendStatus.OfAsync(fresh, campaign, settings, cancel), statusCode: StatusCodes.Status202Accepted);
    }

    private static string[]? FormatsOf(IReadOnlyList<string>? asked)
    {
        var found = (asked is null or [] ? Allowed.Select(f => f.Name) : asked).Select(n => Allowed.FirstOrDefault(f => f == ExportFormat.Find(n))).ToList();
        return found.Contains(null) ? null : [.. Allowed.Where(found.Contains).Select(f => f.Name)];
    }
}
