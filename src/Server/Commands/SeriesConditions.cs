using System.CommandLine;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Commands;

/// <summary>The conditions of the catalogue as options of a command, and as the query they make.</summary>
internal sealed class SeriesConditions
{
    private readonly List<(string Name, Option<string?> Option)> conditions =
        [.. SeriesFilter.Names.Select(name => (name, new Option<string?>(OptionName(name)) { Description = Description(name), HelpName = HelpName(name) }))];

    public void AddTo(Command command) => conditions.ForEach(c => command.Options.Add(c.Option));

    /// <summary>The path of the list that was asked for, and whether anything was asked of it.</summary>
    public (string Path, bool Narrow) Of(ParseResult parsed)
    {
        var asked = conditions.Select(c => (c.Name, Value: parsed.GetValue(c.Option))).Where(c => c.Value is not null);
        var query = string.Join('&', asked.Select(c => $"{c.Name}={Uri.EscapeDataString(c.Value!)}"));
        return ("/api/archive/series" + (query.Length > 0 ? "?" + query : ""), query.Length > 0);
    }

    private static string OptionName(string name) => "--" + (name == "kVp" ? "kvp" : string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString())));

    private static string HelpName(string name) => name is "contrast" or "problems" or "gaps" ? "yes|no" : name is "kVp" || name.StartsWith("min", StringComparison.Ordinal) || name.StartsWith("max", StringComparison.Ordinal) ? "number" : "text";

    private static string Description(string name) => name switch
    {
        "modality" => "CT, MR, PT …", "bodyPart" => "Body part examined.", "manufacturer" => "Manufacturer of the scanner.", "model" => "Model of the scanner.",
        "scanner" => "Pseudonym of the scanner.", "kernel" => "Convolution kernel.", "phase" => "Phase of contrast.", "orientation" => "axial, sagittal, coronal or oblique.",
        "kind" => "case, companion or archive.", "state" => "pseudonymised or anonymised.", "contrast" => "With contrast medium or without.", "problems" => "With something that looks wrong, or without.",
        "gaps" => "With slices missing, or without.",
        "kVp" => "Tube voltage in kV.", "minThickness" => "Slices at least this thick, mm.", "maxThickness" => "Slices at most this thick, mm.",
        "minSpacing" => "Slices at least this far apart, mm.", "maxSpacing" => "Slices at most this far apart, mm.", "minSlices" => "At least so many slices.", "maxSlices" => "At most so many slices.",
        _ => "A condition of the catalogue.",
    };
}
