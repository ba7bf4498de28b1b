using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Exporting;
using Marten;

namespace CrowdAnnotate.Server.Sending;

/// <summary>Decides of each object that was made whether it is to be sent, and puts its file by until it is.</summary>
public sealed class SendMaking(IDocumentStore store, PixelStore files)
{
    private const string OtherBytes = "Its content is not what was sent under its first UID, so it is an instance of its own.";

    /// <summary>Takes an object into a sending. What the format has no object for is left out.</summary>
    public async Task TakeAsync(SendRun run, ExportFormat format, ExportedObject made, CancellationToken cancel)
    {
        if (made.HasFailed)
        {
            await StoreAsync(Failed(run, format, made), cancel);
        }
        else if (made is { IsDicom: true, Content: { } content })
        {
            await TakeAsync(run, format, made.Path, OutgoingFile.Of(content), cancel);
        }
    }

    /// <summary>Lets go of what an earlier sending left waiting and this one has made anew.</summary>
    public async Task ForgetLeftAsync(SendRun run, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var left = await session.Query<SentObject>()
            .Where(o => o.CampaignId == run.CampaignId && o.Destination == run.Destination && o.State != ObjectState.Sent && o.RunId != run.Id).ToListAsync(cancel);
        var old = left.Where(o => run.Formats.Contains(o.Format)).ToList();
        session.DeleteObjects(old.Where(o => o.SentAt is null));

        // Waiting to be sent once more: the archive has it all the same.
        session.Store(old.Where(o => o.SentAt is not null).Select(o => o with { State = ObjectState.Sent, ObjectName = null }).ToArray());
        await session.SaveChangesAsync(cancel);
        old.Select(o => o.ObjectName).OfType<string>().ToList().ForEach(files.Delete);
    }

    private async Task TakeAsync(SendRun run, ExportFormat format, string path, OutgoingFile file, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var known = await session.LoadAsync<SentObject>(SentObject.IdOf(run.Destination, file.SopInstanceUid), cancel);
        if (known is { State: ObjectState.Sent } && known.Sha256 != file.Sha256)
        {
            file = file.AsOwnInstance();
            known = await session.LoadAsync<SentObject>(SentObject.IdOf(run.Destination, file.SopInstanceUid), cancel);
        }

        // The SEG of a consensus goes along with its report and is a SEG of the campaign too: one instance, one object.
        if (known?.RunId == run.Id)
        {
            return;
        }

        session.Store(known is { State: ObjectState.Sent } && !run.Again
            ? known with { RunId = run.Id, WasThere = true }
            : await WaitingAsync(session, run, format, path, file, known, cancel));
        await session.SaveChangesAsync(cancel);
    }

    private async Task<SentObject> WaitingAsync(IQuerySession session, SendRun run, ExportFormat format, string path, OutgoingFile file, SentObject? known, CancellationToken cancel)
    {
        var before = await session.Query<SentObject>()
            .Where(o => o.CampaignId == run.CampaignId && o.Destination == run.Destination && o.Path == path && o.SentAt != null && o.SopInstanceUid != file.SopInstanceUid)
            .OrderByDescending(o => o.SentAt).FirstOrDefaultAsync(cancel);
        var isThere = known is { ObjectName: not null } && known.Sha256 == file.Sha256;
        return new SentObject
        {
            Id = SentObject.IdOf(run.Destination, file.SopInstanceUid), RunId = run.Id, CampaignId = run.CampaignId, Destination = run.Destination, Path = path, Format = format.Name,
            SopInstanceUid = file.SopInstanceUid, Sha256 = file.Sha256, State = ObjectState.Waiting, Words = file.IsRenamed ? OtherBytes : null, SentAt = known?.SentAt,
            Replaces = before?.SopInstanceUid, ObjectName = isThere ? known!.ObjectName : await files.WriteAsync(new MemoryStream(file.Content), cancel),
        };
    }

    private static SentObject Failed(SendRun run, ExportFormat format, ExportedObject made) => new()
    {
        Id = SentObject.IdOf(run.Destination, $"{run.CampaignId:N}/{format.Name}/{made.Path}"), RunId = run.Id, CampaignId = run.CampaignId, Destination = run.Destination,
        Path = made.Path, Format = format.Name, State = ObjectState.Refused, Words = $"It could not be made: {made.Reason}",
    };

    private async Task StoreAsync(SentObject one, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        session.Store(one);
        await session.SaveChangesAsync(cancel);
    }
}
