using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Makes cases of the series that fit the conditions of the catalogue, as the page does of those chosen there.</summary>
public static class ArchiveCasesCommand
{
    public static Command Create()
    {
        var conditions = new SeriesConditions();
        var campaign = new Option<string>("--campaign") { Description = "Campaign the series become cases of.", Required = true, CustomParser = r => Values.NotEmpty("--campaign")(r)! };
        var (data, json) = (CommandLine.DataOption(), new Option<bool>("--json") { Description = "Print what became of each series as JSON." });
        var command = new Command("cases", "Make cases of the series that fit. A series that is a case there already stays the one it is.") { campaign };
        conditions.AddTo(command);
        command.Options.Add(data);
        command.Options.Add(json);
        command.SetAction((parsed, cancel) => RunAsync(conditions.Of(parsed).Path, parsed.GetValue(campaign)!, parsed.GetValue(data), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, string campaign, string? data, bool json, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var series = await door.SendAsync<ArchiveEndpoints.SeriesRow[]>(HttpMethod.Get, path, null, cancel);
        if (series.Length == 0)
        {
            throw new CommandRefusal("No series fits. `archive list` with the same conditions shows what there is.");
        }

        using var body = JsonContent.Create(new MakeCases.Request(campaign, [.. series.Select(s => s.SeriesUid)]));
        var made = (await door.SendAsync<MakeCases.Answer>(HttpMethod.Post, "/api/archive/series/cases", body, cancel)).Series;
        Print(made, campaign, json);
        return made.Any(s => s.CaseNumber is not null) ? CommandLine.Done : CommandLine.BadInput;
    }

    private static void Print(IReadOnlyList<SeriesAnswer> made, string campaign, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(made, JsonSerializerOptions.Web));
            return;
        }

        foreach (var series in made.Where(s => s.CaseNumber is not null))
        {
            Console.WriteLine($"  {series.CaseNumber}: {series.Slices} slices");
        }

        Console.WriteLine($"{made.Count(s => s.CaseNumber is not null)} of {made.Count} series are cases of {campaign}.");
        foreach (var group in made.Where(s => s.CaseNumber is null).GroupBy(s => s.Reason).OrderByDescending(g => g.Count()))
        {
            Console.WriteLine($"  not {group.Count(),5}  {group.Key}");
        }
    }
}
