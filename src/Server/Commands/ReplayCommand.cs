using System.CommandLine;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Commands.Replaying;
using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Crowds Cure Cancer 2017, imported as a finished campaign of marks without images, and its disagreement taken apart.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "CrowdsCureCancer2017Annotations.csv, as the Cancer Imaging Archive released it.", CustomParser = Values.NotEmpty("FILE")! };
    private static readonly Option<string?> Json = new("--json") { Description = "Write everything as JSON; - is standard output, instead of the text.", HelpName = "FILE", CustomParser = Values.NotEmpty("--json") };
    private static readonly Option<string?> Html = new("--html") { Description = "Write one page with the plots; it opens from disk and fetches nothing.", HelpName = "FILE", CustomParser = Values.NotEmpty("--html") };
    private static readonly Option<string> Name = new("--name") { Description = "What the campaign is called.", DefaultValueFactory = _ => "Crowds Cure Cancer 2017", HelpName = "NAME", CustomParser = Values.NotEmpty("--name")! };
    private static readonly Option<bool> ShowOnly = new("--show-only") { Description = "Compute and show; import nothing." };

    private sealed record Content(string Kind, string Name, string Source, string Sha256, AnatomyOfDisagreement Anatomy);

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var command = new Command("replay-ccc", "Import the marks of Crowds Cure Cancer 2017 as a finished campaign without images, and show the anatomy of its disagreement.")
        {
            FileName, Json, Html, Name, ShowOnly, data,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(data), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? data, CancellationToken cancel)
    {
        var (path, json, html) = (parsed.GetValue(FileName)!, parsed.GetValue(Json), parsed.GetValue(Html));
        var marks = CrowdsCureFile.Read(path);
        var (file, sha256) = (Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancel))));
        var anatomy = Computed(marks);
        Write(anatomy, new Content("replay", parsed.GetValue(Name)!, file, sha256, anatomy), json, html);
        if (!parsed.GetValue(ShowOnly))
        {
            await ImportAsync(new(parsed.GetValue(Name)!, file, sha256, marks), data, cancel);
        }

        return CommandLine.Done;
    }

    private static AnatomyOfDisagreement Computed(IReadOnlyList<LongAxisMark> marks)
    {
        using var progress = new ShareProgress("Resampling patients");
        return AnatomyOfDisagreement.Of(marks, progress);
    }

    // What was asked for is written before anything is imported: a mistyped folder leaves no campaign behind.
    private static void Write(AnatomyOfDisagreement anatomy, Content content, string? json, string? html)
    {
        var (numbers, text) = (JsonSerializer.Serialize(anatomy, JsonSerializerOptions.Web), ReplayText.Of(anatomy));
        if (html is not null)
        {
            WrittenFile.Write(html, ReportPage.Of(content.Name, content, text));
        }

        if (json is not (null or "-"))
        {
            WrittenFile.Write(json, numbers);
        }

        Console.WriteLine(json is "-" ? numbers : text);
    }

    private static async Task ImportAsync(StoreReplay.Request request, string? data, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel, mustExist: false);
        using var body = JsonContent.Create(request);
        var stored = await door.SendAsync<StoreReplay.Answer>(HttpMethod.Post, "/api/replays", body, cancel);
        await Console.Error.WriteLineAsync(stored.IsNew
            ? $"Imported as {stored.Name}: a curator sees it under the campaigns, at /campaigns/replays/{stored.Id}."
            : $"{stored.Name} is there already with the same file; nothing was changed.");
    }
}
