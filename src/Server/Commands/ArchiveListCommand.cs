using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands;

/// <summary>The series of the archive, by the conditions of its catalogue.</summary>
public static class ArchiveListCommand
{
    private static readonly string[] Heading = ["Patient", "Mod", "Description", "Images", "Thickness", "Kernel", "Problems", "Kind", "Campaigns"];

    public static Command Create()
    {
        var conditions = new SeriesConditions();
        var (data, json) = (CommandLine.DataOption(), new Option<bool>("--json") { Description = "Print the series with all columns of the catalogue as JSON." });
        var command = new Command("list", "List the series of the archive. A fact that a series does not state fits no condition on it.");
        conditions.AddTo(command);
        command.Options.Add(data);
        command.Options.Add(json);
        command.SetAction((parsed, cancel) => RunAsync(conditions.Of(parsed), parsed.GetValue(data), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync((string Path, bool Narrow) asked, string? data, bool json, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var series = await door.SendAsync<ArchiveEndpoints.SeriesRow[]>(HttpMethod.Get, asked.Path, null, cancel);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(series, JsonSerializerOptions.Web));
            return CommandLine.Done;
        }

        if (series.Length > 0)
        {
            Console.Write(Columns.Of([Heading, .. series.Select(Row)]));
        }

        var problems = series.Count(s => s.Problems.Count > 0);
        Console.WriteLine(series.Length == 0 ? asked.Narrow ? "No series fits." : "The archive is empty." : FormattableString.Invariant(
            $"{series.Length} series of {series.DistinctBy(s => s.Patient).Count()} patients, {problems} with problems; {series[0].State}."));
        return CommandLine.Done;
    }

    private static string[] Row(ArchiveEndpoints.SeriesRow s) =>
    [
        s.Patient, s.Modality, s.Description ?? "", s.Instances.ToString(CultureInfo.InvariantCulture), s.SliceThickness is { } mm ? FormattableString.Invariant($"{mm:0.##} mm") : "",
        s.Kernel ?? "", string.Join(' ', s.Problems.Select(p => p.Code)), s.Kind, string.Join(", ", s.Campaigns),
    ];
}
