using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Commands.Importing;
using Spectre.Console;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Brings a folder, a ZIP, a DICOMDIR or one file into the archive and, as cases, into a campaign; a second run sends what is missing.</summary>
public static class ImportCommand
{
    private const int MostRefusalsShown = 20;

    private sealed record Asked(string? Data, string? Report, bool Json);

    public static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "A folder (searched to the bottom; where it has a DICOMDIR, the files that it names), a ZIP of DICOM files, or one DICOM file.", CustomParser = Values.NotEmpty("PATH") };
        var campaign = new Option<string?>("--campaign") { Description = "Campaign the series become cases of; made when there is none of that name. Without it they only go into the archive.", CustomParser = Values.NotEmpty("--campaign") };
        var template = new Option<string?>("--template") { Description = "What a campaign that is made asks of each finding: a built-in template (`aim template list`) or a template file.", CustomParser = Values.NotEmpty("--template") };
        var profile = new Option<string?>("--profile") { Description = "De-identification profile: basic, public or research, or a JSON file; that of the campaign unless given, and public for a new one.", CustomParser = Values.NotEmpty("--profile") };
        var report = new Option<string?>("--report") { Description = "JSON file for what became of each file, in their order and by running number: outcome, reason, new series UID, counts of what was done; an existing one is replaced.", CustomParser = Values.NotEmpty("--report") };
        var data = CommandLine.DataOption();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("import", "De-identify DICOM images and add them to the archive and a campaign.") { path, campaign, template, profile, report, data, json };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(path)!, new ImportEndpoints.NewImport(parsed.GetValue(campaign), Make: true, ProfileText.Of(parsed.GetValue(profile)), TemplateChoice.Sent(parsed.GetValue(template), parsed.GetValue(campaign))),
            new Asked(parsed.GetValue(data), parsed.GetValue(report), parsed.GetValue(json)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, ImportEndpoints.NewImport request, Asked asked, CancellationToken cancel)
    {
        OutcomeFile.Check(asked.Report);
        using var source = ImportSource.Open(path);
        await using var door = await ServerDoor.OpenAsync(asked.Data, cancel, mustExist: false);
        try
        {
            var (report, outcomes) = await SendAllAsync(door, source, request, cancel);
            Print(report, request.Campaign, asked.Json);
            if (asked.Report is { } file)
            {
                OutcomeFile.Write(file, outcomes);
            }

            return report.Held > 0 || report.Series.Any(s => s.CaseNumber is not null) || (request.Campaign is null && report.Accepted > 0) ? CommandLine.Done : CommandLine.BadInput;
        }
        catch (OperationCanceledException)
        {
            throw new CommandRefusal("Stopped. What was sent is kept; the same command goes on from there.");
        }
    }

    private static async Task<(ImportReport Report, IEnumerable<(int Number, FileOutcome Outcome)> Outcomes)> SendAllAsync(ServerDoor door, ImportSource source, ImportEndpoints.NewImport request, CancellationToken cancel)
    {
        using var begin = JsonContent.Create(request);
        var import = (await door.SendAsync<ImportEndpoints.Begun>(HttpMethod.Post, "/api/archive/imports", begin, cancel)).ImportId;
        var sending = new ImportSending(door, import);
        await WithProgressAsync(source.Files.Count, tick => sending.SendAsync(source.Files, tick, cancel));
        using var body = JsonContent.Create(new ImportEndpoints.FinishRequest(request.Campaign, request.Make));
        var finished = await door.SendAsync<ImportEndpoints.FinishAnswer>(HttpMethod.Post, $"/api/archive/imports/{import}/finish", body, cancel);
        return (sending.Report(finished.Series, source.LeftOut), sending.Outcomes(source.Files));
    }

    private static async Task WithProgressAsync(int count, Func<Action, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(() => { });
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().StartAsync(async context =>
        {
            var task = context.AddTask("Importing", maxValue: count);
            await work(() => task.Increment(1));
        });
    }

    private static void Print(ImportReport report, string? campaign, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine($"{report.Accepted} files accepted, {report.Refused.Count} refused.");
        Tell(report.Again, "were there already");
        Tell(report.Held, "wait for review and are served to nobody before: see `archive review`, or Review in the browser");
        Tell(report.LeftOut.Count, "in the folder are not named by its DICOMDIR and were left out", report.LeftOut);
        var groups = report.Refused.GroupBy(r => r.Reason).OrderByDescending(g => g.Count()).ToList();
        foreach (var group in groups.Take(MostRefusalsShown))
        {
            Console.WriteLine($"  refused {group.Count(),5}  {group.Key}  ({group.First().File}{(group.Count() > 1 ? ", …" : "")})");
        }

        Tell(groups.Skip(MostRefusalsShown).Sum(g => g.Count()), "more were refused for other reasons; --json names every one");

        foreach (var series in report.Series)
        {
            Console.WriteLine(series.CaseNumber is { } number ? $"  {number}: {series.Slices} slices"
                : series.Reason == ImportDecision.HeldForReview ? "  a series waits for review whole; it is in the archive once it was released"
                : series.Reason is null ? $"  series of {series.Slices} images in the archive"
                : $"  series of {series.Slices} images kept in the archive, not a case: {series.Reason}");
        }

        if (campaign is not null && report.Series.Any(s => s.CaseNumber is not null))
        {
            Console.WriteLine($"Let a reader in: ./crowdannotate people add PSEUDONYM --role reader --campaign \"{campaign}\"");
        }
    }

    private static void Tell(int count, string what, IReadOnlyList<string>? names = null)
    {
        if (count > 0)
        {
            Console.WriteLine($"  {count} {what}{(names is null ? "" : $" ({string.Join(", ", names.Take(3))}{(names.Count > 3 ? ", …" : "")})")}.");
        }
    }
}
