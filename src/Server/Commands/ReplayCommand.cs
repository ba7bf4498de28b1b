using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Server.Commands.Replaying;
using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Crowds Cure Cancer 2017, imported as a finished campaign of marks without images, and its disagreement taken apart.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "CrowdsCureCancer2017Annotations.csv, as the Cancer Imaging Archive released it.", CustomParser = Values.NotEmpty("FILE")! };
    private static readonly Option<string?> Json = new("--json") { Description = "Write everything as JSON; - is standard output, instead of the text.", HelpName = "FILE", CustomParser = Values.NotEmpty("--json") };
    private static readonly Option<string> Name = new("--name") { Description = "What the campaign is called.", DefaultValueFactory = _ => "Crowds Cure Cancer 2017", HelpName = "NAME", CustomParser = Values.NotEmpty("--name")! };
    private static readonly Option<bool> ShowOnly = new("--show-only") { Description = "Compute and show; import nothing." };

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var command = new Command("replay-ccc", "Import the marks of Crowds Cure Cancer 2017 as a finished campaign without images, and show the anatomy of its disagreement.")
        {
            FileName, Json, Name, ShowOnly, data,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(data), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? data, CancellationToken cancel)
    {
        var (path, json) = (parsed.GetValue(FileName)!, parsed.GetValue(Json));
        var marks = CrowdsCureFile.Read(path);
        using (var progress = new ShareProgress("Resampling patients"))
        {
            var anatomy = AnatomyOfDisagreement.Of(marks, progress);
            progress.Dispose();
            Console.WriteLine(json is "-" ? JsonSerializer.Serialize(anatomy, JsonSerializerOptions.Web) : ReplayText.Of(anatomy));
            if (json is not null and not "-")
            {
                WrittenFile.Write(json, JsonSerializer.Serialize(anatomy, JsonSerializerOptions.Web));
            }
        }

        return CommandLine.Done;
    }
}
