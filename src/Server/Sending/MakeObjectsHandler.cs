using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Exporting;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace CrowdAnnotate.Server.Sending;

/// <summary>
/// Makes the objects of a sending and puts by what the archive has not. One at a time; when it is cut off it begins again, and finds
/// those it had already.
/// </summary>
public static class MakeObjectsHandler
{
    private const string Failed = "The objects could not be made; the server's log says why. Send again.";

    [MessageTimeout(6 * 3600)]
    public static async Task<SendObjects?> Handle(MakeObjects message, SendStore sendings, SendMaking making, IDocumentStore store, CampaignExport export, ILogger<SendRun> log, CancellationToken cancel)
    {
        if (await sendings.RunAsync(message.RunId, cancel) is not { IsOver: false } run)
        {
            return null;
        }

        if (run.State == SendState.Making)
        {
            try
            {
                await MakeAsync(run, making, store, export, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whoever waits is told. Where this cannot be stored either, the message comes again.
                log.LogError(e, "The objects of sending {RunId} could not be made", run.Id);
                await sendings.StopAsync(run, Failed, cancel);
                return null;
            }
        }

        // Also when it was ready before: the message that follows may not have been sent.
        var ready = await sendings.AdvanceAsync(run, cancel);
        return new SendObjects(ready.Id, ready.Turn, 0);
    }

    private static async Task MakeAsync(SendRun run, SendMaking making, IDocumentStore store, CampaignExport export, CancellationToken cancel)
    {
        Campaign? campaign;
        await using (var session = store.QuerySession())
        {
            campaign = await session.LoadAsync<Campaign>(run.CampaignId, cancel);
        }

        foreach (var format in campaign is null ? [] : run.Formats.Select(ExportFormat.Find).OfType<ExportFormat>())
        {
            await foreach (var made in export.ObjectsAsync(campaign!, null, format, cancel))
            {
                await making.TakeAsync(run, format, made, cancel);
            }
        }

        await making.ForgetLeftAsync(run, cancel);
    }
}
