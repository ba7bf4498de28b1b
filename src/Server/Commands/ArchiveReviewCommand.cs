using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Server.Archive.Review;

namespace CrowdAnnotate.Server.Commands;

/// <summary>What waits for a person's review. Looking and deciding are the browser's: no command shows pixels.</summary>
public static class ArchiveReviewCommand
{
    private static readonly string[] Heading = ["Patient", "Mod", "Images", "Received", "Why"];

    public static Command Create()
    {
        var (data, json) = (CommandLine.DataOption(), new Option<bool>("--json") { Description = "Print every held image as JSON." });
        var command = new Command("review", "List what waits until a person has looked at it, series by series; the decision is made in the browser.") { data, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? data, bool json, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var held = await door.SendAsync<ReviewEndpoints.Item[]>(HttpMethod.Get, "/api/archive/review", null, cancel);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(held, JsonSerializerOptions.Web));
            return CommandLine.Done;
        }

        List<string[]> rows = [.. held.GroupBy(h => h.SeriesUid).Select(series => Row([.. series]))];
        Console.Write(rows.Count > 0 ? Columns.Of([Heading, .. rows]) : "");
        Console.WriteLine(held.Length == 0 ? "Nothing waits for review."
            : FormattableString.Invariant($"{held.Length} images of {rows.Count} series wait; they are served to nobody. Look at them in the browser under Review."));
        return CommandLine.Done;
    }

    private static string[] Row(ReviewEndpoints.Item[] series) =>
    [
        series[0].Patient, series[0].Modality, series.Length.ToString(CultureInfo.InvariantCulture),
        series.Min(s => s.ReceivedAt).ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), string.Join("; ", series.SelectMany(s => s.Reasons).Select(r => r.Text).Distinct()),
    ];
}
