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
        var conditions = SeriesFilter.Names.Select(name => (Name: name, Option: new Option<string?>(OptionName(name)) { Description = Description(name), HelpName = HelpName(name) })).ToList();
        var (data, json) = (CommandLine.DataOption(), new Option<bool>("--json") { Description = "Print the series with all columns of the catalogue as JSON." });
        var command = new Command("list", "List the series of the archive. A fact that a series does not state fits no condition on it.");
        conditions.ForEach(c => command.Options.Add(c.Option));
        command.Options.Add(data);
        command.Options.Add(json);
        command.SetAction((parsed, cancel) =>
        {
            var asked = conditions.Select(c => (c.Name, Value: parsed.GetValue(c.Option))).Where(c => c.Value is not null);
            return RunAsync(string.Join('&', asked.Select(c => $"{c.Name}={Uri.EscapeDataString(c.Value!)}")), parsed.GetValue(data), parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(string query, string? data, bool json, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var series = await door.SendAsync<ArchiveEndpoints.SeriesRow[]>(HttpMethod.Get, "/api/archive/series" + (query.Length > 0 ? "?" + query : ""), null, cancel);
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
        Console.WriteLine(series.Length == 0 ? query.Length > 0 ? "No series fits." : "The archive is empty." : FormattableString.Invariant(
            $"{series.Length} series of {series.DistinctBy(s => s.Patient).Count()} patients, {problems} with problems; {series[0].State}."));
        return CommandLine.Done;
    }

    private static string[] Row(ArchiveEndpoints.SeriesRow s) =>
    [
        s.Patient, s.Modality, s.Description ?? "", s.Instances.ToString(CultureInfo.InvariantCulture), s.SliceThickness is { } mm ? FormattableString.Invariant($"{mm:0.##} mm") : "",
        s.Kernel ?? "", string.Join(' ', s.Problems.Select(p => p.Code)), s.Kind, string.Join(", ", s.Campaigns),
    ];

    private static string OptionName(string name) => "--" + (name == "kVp" ? "kvp" : string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString())));

    private static string HelpName(string name) => name is "contrast" or "problems" ? "yes|no" : name is "kVp" || name.StartsWith("min", StringComparison.Ordinal) || name.StartsWith("max", StringComparison.Ordinal) ? "number" : "text";

    private static string Description(string name) => name switch
    {
        "modality" => "CT, MR, PT …", "bodyPart" => "Body part examined.", "manufacturer" => "Manufacturer of the scanner.", "model" => "Model of the scanner.",
        "scanner" => "Pseudonym of the scanner.", "kernel" => "Convolution kernel.", "phase" => "Phase of contrast.", "orientation" => "axial, sagittal, coronal or oblique.",
        "kind" => "case, companion or archive.", "contrast" => "With contrast medium or without.", "problems" => "With something that looks wrong, or without.",
        "kVp" => "Tube voltage in kV.", "minThickness" => "Slices at least this thick, mm.", "maxThickness" => "Slices at most this thick, mm.",
        "minSpacing" => "Slices at least this far apart, mm.", "maxSpacing" => "Slices at most this far apart, mm.", "minSlices" => "At least so many slices.", "maxSlices" => "At most so many slices.",
        _ => "A condition of the catalogue.",
    };
}
