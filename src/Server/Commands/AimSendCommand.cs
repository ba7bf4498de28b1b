using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdAnnotate.Server.Sending;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Sends a campaign's results to the archive that its server was started with, and stays until each object has its answer.</summary>
public static class AimSendCommand
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var campaign = new Option<string>("--campaign") { Description = "The campaign.", Required = true, CustomParser = r => Values.NotEmpty("--campaign")(r)! };
        var format = new Option<string?>("--format") { Description = "Formats joined by commas: sr, seg, rtstruct. All three unless given.", CustomParser = Values.NotEmpty("--format") };
        var again = new Option<bool>("--again") { Description = "Send once more what the archive has already." };
        var json = new Option<bool>("--json") { Description = "Print what became of each object as JSON." };
        var data = CommandLine.DataOption();
        var command = new Command("send", "Send a campaign's results by STOW-RS to the archive of `up --send-to`.") { campaign, format, again, json, data };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(campaign)!, new BeginSending.Request(Formats(parsed.GetValue(format)), parsed.GetValue(again)), parsed.GetValue(json), parsed.GetValue(data), cancel));
        return command;
    }

    private static string[]? Formats(string? given) => given?.Split(',', StringSplitOptions.TrimEntries);

    private static async Task<int> RunAsync(string campaign, BeginSending.Request request, bool asJson, string? data, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var found = await NamedCampaign.FindAsync(door, campaign, cancel);
        var path = $"/api/campaigns/{found.Id}/send";
        using var body = JsonContent.Create(request);
        var status = await door.SendAsync<SendStatus.Answer>(HttpMethod.Post, path, body, cancel);
        try
        {
            status = await ToTheEndAsync(door, path, status, cancel);
        }
        catch (OperationCanceledException)
        {
            throw new CommandRefusal("Stopped waiting. The server goes on sending while it runs; the same command goes on with it.");
        }

        Print(status, asJson);
        return status.Run is { State: "done", Refused: 0 } ? CommandLine.Done : CommandLine.BadInput;
    }

    private static async Task<SendStatus.Answer> ToTheEndAsync(ServerDoor door, string path, SendStatus.Answer status, CancellationToken cancel)
    {
        var said = "";
        while (status.Run is { State: "making" or "sending" } run)
        {
            var now = run.State == "making" ? $"Making the objects: {run.Objects}" : $"Sent {run.Sent} of {run.Objects}{(run.Refused > 0 ? $", {run.Refused} refused" : "")}{(run.Trouble is null ? "" : $". {run.Trouble} It is tried again.")}";
            if (now != said)
            {
                await Console.Error.WriteLineAsync(said = now);
            }

            await Task.Delay(Between, cancel);
            status = await door.SendAsync<SendStatus.Answer>(HttpMethod.Get, path, null, cancel);
        }

        return status;
    }

    private static void Print(SendStatus.Answer status, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(status, Indented));
            return;
        }

        var run = status.Run!;
        Console.WriteLine($"Sent {run.Sent} of {run.Objects} to {run.Destination}{(run.WasThere > 0 ? $", {run.WasThere} of them before" : "")}.");
        foreach (var one in status.Objects.Where(o => o.State != "sent" || o.Words is not null || o.Replaces is not null || o.StoredAs is not null))
        {
            Console.WriteLine($"  {one.State,-8} {one.Path}{(one.Words is null ? "" : $"  {one.Words}")}{(one.Replaces is null ? "" : $"  New instance; {one.Replaces} stays in the archive.")}{(one.StoredAs is null ? "" : $"  Kept as {one.StoredAs}.")}");
        }

        if (run.State == "stopped")
        {
            Console.WriteLine($"Stopped: {run.Trouble}");
        }
    }
}
