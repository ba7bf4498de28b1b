using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands;

/// <summary>A campaign's annotations and consensus as a ZIP in a format.</summary>
internal static class CampaignExportCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The campaign; `campaign list` shows them." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "xml, json and sr hold annotations; seg, rtstruct, nifti, nrrd (label maps) and coco hold their regions.", Required = true, HelpName = "FORMAT",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The ZIP to write: the files, losses.txt with what the format does not hold, manifest.json with the SHA-256 of each.", Required = true, CustomParser = Values.NotEmpty("--out")!, HelpName = "PATH",
    };

    private static readonly Option<string?> Case = new("--case") { Description = "This case alone: its number, as 7 or \"Case 0007\".", CustomParser = Values.NotEmpty("--case"), HelpName = "N" };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace a file that is there already; without it it is left." };

    static CampaignExportCommand() => Format.AcceptOnlyFromAmong([.. ExportFormat.All.Select(f => f.Name)]);

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var command = new Command(
            "export", "Write what readers submitted and the consensus as a ZIP. The same state gives the same bytes. A file that cannot be made gives exit code 1 and the others are kept.")
        {
            Name, Format, Out, Case, Overwrite, data,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(data), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? data, CancellationToken cancel)
    {
        var (path, format) = (Path.GetFullPath(parsed.GetValue(Out)!), parsed.GetValue(Format)!);
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new CommandRefusal(Directory.Exists(path) ? $"{path} is a folder; give --out the name of a ZIP." : $"There is no folder {Path.GetDirectoryName(path)} to write into.");
        }

        if (File.Exists(path) && !parsed.GetValue(Overwrite))
        {
            throw new CommandRefusal($"{path} is there already; --overwrite replaces it.");
        }

        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var campaign = await NamedCampaign.FindAsync(door, parsed.GetValue(Name)!, cancel);
        Guid? one = parsed.GetValue(Case) is { } number ? (await NamedCampaign.CaseAsync(door, campaign, number, cancel)).Id : null;
        await FetchAsync(door, $"/api/campaigns/{campaign.Id}{(one is null ? "" : $"/cases/{one}")}/export?format={format}", path, cancel);
        return Tell(path);
    }

    // Beside the file and renamed, so that there is never half of one under its name.
    private static async Task FetchAsync(ServerDoor door, string address, string path, CancellationToken cancel)
    {
        var part = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew))
            {
                using var progress = new TransferProgress();
                await door.FetchAsync(address, file, progress, cancel);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new CommandRefusal($"The export was cut off ({e.Message.TrimEnd('.')}). Nothing was written; try again.");
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static int Tell(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var entry = zip.GetEntry("manifest.json")!.Open();
        var manifest = JsonDocument.Parse(entry).RootElement;
        var files = manifest.GetProperty("files");
        foreach (var missing in manifest.GetProperty("absent").EnumerateArray().Concat(manifest.GetProperty("failed").EnumerateArray()))
        {
            Console.Error.WriteLine($"{missing.GetProperty("path").GetString()}: {missing.GetProperty("reason").GetString()}");
        }

        var lost = files.EnumerateArray().Sum(f => f.GetProperty("losses").GetInt32());
        var failed = manifest.GetProperty("failed").GetArrayLength();
        Console.WriteLine($"{path}: {files.GetArrayLength() - 1} files" + (failed > 0 ? $", {failed} failed" : "") + (lost > 0 ? $"; losses.txt lists {lost} things that the format does not hold." : "."));
        return failed == 0 ? CommandLine.Done : CommandLine.BadInput;
    }
}
