using System.CommandLine;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using Spectre.Console;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Brings a folder or ZIP of DICOM into a campaign, file by file, and reports what became of each.</summary>
public static class ImportCommand
{
    private const long LargestInZip = 1L << 30;
    private const int MostRefusalsShown = 20;

    private sealed record Report(int Accepted, IReadOnlyList<RefusedFile> Refused, IReadOnlyList<SeriesAnswer> Series);

    private sealed record RefusedFile(string File, string Reason);

    private sealed record SourceFile(string Name, Func<Stream> Open);

    public static Command Create()
    {
        var path = new Argument<string?>("PATH") { Description = "A folder (searched to the bottom), a ZIP of DICOM files, or one DICOM file.", CustomParser = Values.Path("PATH") };
        var campaign = new Option<string>("--campaign") { Description = "Campaign the series become cases of; made when there is none of that name.", Required = true };
        var data = CommandLine.DataOption();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("import", "De-identify DICOM images and add them to a campaign.") { path, campaign, data, json };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(path)!, parsed.GetValue(campaign)!, parsed.GetValue(data), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, string campaign, string? data, bool json, CancellationToken cancel)
    {
        using var source = Source.Open(path);
        await using var door = await ServerDoor.OpenAsync(data, cancel, mustExist: false);
        var report = await SendAllAsync(door, source.Files, campaign, cancel);
        Print(report, campaign, json);
        return report.Series.Any(s => s.CaseNumber is not null) ? CommandLine.Done : CommandLine.BadInput;
    }

    private static async Task<Report> SendAllAsync(ServerDoor door, IReadOnlyList<SourceFile> files, string campaign, CancellationToken cancel)
    {
        var import = Guid.CreateVersion7();
        var refused = new List<RefusedFile>();
        await WithProgressAsync(files.Count, async tick =>
        {
            foreach (var file in files)
            {
                if (await SendAsync(door, import, file, cancel) is { } reason)
                {
                    refused.Add(new RefusedFile(file.Name, reason));
                }

                tick();
            }
        });
        using var body = JsonContent.Create(new ArchiveEndpoints.FinishRequest(campaign, Make: true));
        var finished = await door.SendAsync<ArchiveEndpoints.FinishAnswer>(HttpMethod.Post, $"/api/archive/imports/{import}/finish", body, cancel);
        return new Report(files.Count - refused.Count, refused, finished.Series);
    }

    private static async Task<string?> SendAsync(ServerDoor door, Guid import, SourceFile file, CancellationToken cancel)
    {
        try
        {
            await using var stream = file.Open();
            using var body = new StreamContent(stream);
            var answer = await door.SendAsync<InstanceAnswer>(HttpMethod.Post, $"/api/archive/imports/{import}/instances", body, cancel);
            return answer.Accepted ? null : answer.Reason;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return e.Message;
        }
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

    private static void Print(Report report, string campaign, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
            return;
        }

        Console.WriteLine($"{report.Accepted} files accepted, {report.Refused.Count} refused.");
        foreach (var group in report.Refused.GroupBy(r => r.Reason).OrderByDescending(g => g.Count()).Take(MostRefusalsShown))
        {
            Console.WriteLine($"  refused {group.Count(),5}  {group.Key}  ({group.First().File}{(group.Count() > 1 ? ", …" : "")})");
        }

        foreach (var series in report.Series)
        {
            Console.WriteLine(series.CaseNumber is { } number ? $"  {number}: {series.Slices} slices" : $"  series of {series.Slices} images left out: {series.Reason}");
        }

        if (report.Series.Any(s => s.CaseNumber is not null))
        {
            Console.WriteLine($"Let a reader in: ./crowdannotate people add PSEUDONYM --role reader --campaign \"{campaign}\"");
        }
    }

    /// <summary>The files of a folder or a ZIP. Entry names are shown and never become paths.</summary>
    private sealed class Source(IReadOnlyList<SourceFile> files, ZipArchive? zip) : IDisposable
    {
        public IReadOnlyList<SourceFile> Files => files;

        public static Source Open(string path)
        {
            if (Directory.Exists(path))
            {
                var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
                return Checked(new Source([.. Directory.EnumerateFiles(path, "*", options).Order(StringComparer.Ordinal)
                    .Select(f => new SourceFile(Path.GetRelativePath(path, f), () => File.OpenRead(f)))], null), path);
            }

            if (!File.Exists(path))
            {
                throw new CommandRefusal($"{path} is neither a folder nor a file.");
            }

            return BeginsWith(path, 0, "PK") ? Checked(OpenZip(path), path)
                : BeginsWith(path, 128, "DICM") ? new Source([new SourceFile(Path.GetFileName(path), () => File.OpenRead(path))], null)
                : throw new CommandRefusal($"{path} is not a ZIP. Give a folder or a ZIP of DICOM files, or one DICOM file.");
        }

        public void Dispose() => zip?.Dispose();

        private static Source OpenZip(string path)
        {
            try
            {
                var zip = ZipFile.OpenRead(path);
                return new Source([.. zip.Entries.Where(e => e.Name.Length > 0).Select(e => new SourceFile(e.FullName, () => Limited(e)))], zip);
            }
            catch (InvalidDataException)
            {
                throw new CommandRefusal($"{path} is a damaged or truncated ZIP. Make it anew, or give the folder itself.");
            }
        }

        private static bool BeginsWith(string path, int offset, string mark)
        {
            using var file = File.OpenRead(path);
            file.Position = offset;
            return mark.All(c => file.ReadByte() == c);
        }

        private static Stream Limited(ZipArchiveEntry entry) =>
            entry.Length <= LargestInZip ? entry.Open() : throw new InvalidDataException($"It would unpack to {entry.Length} bytes; the limit is {LargestInZip}.");

        private static Source Checked(Source source, string path) =>
            source.Files.Count > 0 ? source : throw new CommandRefusal($"{path} holds no file.");
    }
}
