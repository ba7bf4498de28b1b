using CrowdAnnotate.Server.Sending.Stow;
using Wolverine;
using Wolverine.Attributes;

namespace CrowdAnnotate.Server.Sending;

/// <summary>
/// Sends what waits, one object a request, and stores each answer before the next: a process that ends in between sends at most one
/// object twice. What the archive does not answer for is tried again by a later message, which is durable as this one is.
/// </summary>
public static class SendObjectsHandler
{
    private const string Gone = "The archive it was begun for is not the one of --send-to any more.";
    private const string GaveUp = "It was tried for a day; send again when the archive can be reached.";

    [MessageTimeout(6 * 3600)]
    public static async Task<OutgoingMessages> Handle(SendObjects message, SendStore sendings, SendClient clients, SendPacing pacing, CancellationToken cancel)
    {
        if (await sendings.RunAsync(message.RunId, cancel) is not { State: SendState.Sending } run || run.Turn != message.Turn)
        {
            return [];
        }

        if (clients.Of(run.Destination) is not { } client)
        {
            await sendings.StopAsync(run, Gone, cancel);
            return [];
        }

        var (hasSent, trouble, isClosed) = await RoundAsync(run, client, sendings, cancel);
        var rounds = hasSent ? 1 : message.Round + 1;
        if (trouble is null)
        {
            await sendings.EndAsync(run, cancel);
        }
        else if (isClosed || pacing.After(rounds) is not { } wait)
        {
            await sendings.StopAsync(run, isClosed ? trouble : $"{trouble} {GaveUp}", cancel);
        }
        else
        {
            return Later(await sendings.PauseAsync(run, trouble, wait, cancel), rounds, wait);
        }

        return [];
    }

    private static async Task<(bool HasSent, string? Trouble, bool IsClosed)> RoundAsync(SendRun run, StowClient client, SendStore sendings, CancellationToken cancel)
    {
        var (hasSent, trouble) = (false, (string?)null);
        foreach (var id in await sendings.WaitingAsync(run, cancel))
        {
            switch (await sendings.SendAsync(id, client, cancel))
            {
                case StowReply.Closed closed:
                    return (hasSent, closed.Reason, true);
                case StowReply.Away { IsWhole: true } away:
                    return (hasSent, away.Reason, false);
                case StowReply.Away away:
                    trouble = away.Reason;
                    break;
                default:
                    hasSent = true;
                    break;
            }
        }

        return (hasSent, trouble, false);
    }

    private static OutgoingMessages Later(SendRun run, int rounds, TimeSpan wait)
    {
        var (next, messages) = (new SendObjects(run.Id, run.Turn, rounds), new OutgoingMessages());
        if (wait > TimeSpan.Zero)
        {
            messages.Delay(next, wait);
        }
        else
        {
            messages.Add(next);
        }

        return messages;
    }
}
