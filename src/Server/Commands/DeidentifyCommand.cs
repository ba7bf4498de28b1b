using System.CommandLine;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Commands.Deidentifying;
using Spectre.Console;

namespace CrowdAnnotate.Server.Commands;

/// <summary>De-identifies DICOM files into a folder, without server or database.</summary>
public static class DeidentifyCommand
{
    private const int MostReasonsShown = 20;

    private sealed record Request(string From, string To, string Profile, string? Report, string? Key, bool IncludeHeld);

    public static Command Create()
    {
        var from = new Argument<string?>("IN") { Description = "A DICOM file, or a folder (searched to the bottom; links are not followed).", CustomParser = Values.NotEmpty("IN") };
        var to = new Argument<string?>("OUT") { Description = "Folder to write to, made when absent, refused when it holds files; when IN is one file, the file to write, unless OUT is a folder or ends as one.", CustomParser = Values.NotEmpty("OUT") };
        var profile = new Option<string?>("--profile") { Description = "basic, public, research, or a JSON file.", DefaultValueFactory = _ => "public", CustomParser = Values.NotEmpty("--profile") };
        var report = new Option<string?>("--report") { Description = "JSON file for what was done to each instance, without values; an existing one is replaced.", CustomParser = Values.NotEmpty("--report") };
        var key = new Option<string?>("--key") { Description = "File with the key, made when absent (default: the key of the data folder).", CustomParser = Values.NotEmpty("--key") };
        var held = new Option<bool>("--include-held") { Description = "Write also what a person should look at first: pixels that may show text or a face." };
        var command = new Command("deidentify", "De-identify a DICOM file into a new file, or many into a new folder. Exit code 1 if nothing could be de-identified, or reading a file had to be ended by force.") { from, to, profile, report, key, held };
        command.SetAction((parsed, cancel) => RunAsync(
            new Request(parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(profile)!, parsed.GetValue(report), parsed.GetValue(key), parsed.GetValue(held)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Request request, CancellationToken cancel)
    {
        Check(request);
        var place = OutputPlace.Of(request.From, request.To);
        var profile = Profile(request.Profile);
        List<FolderEntry> entries = [.. DicomFolder.Entries(request.From)];
        try
        {
            Directory.CreateDirectory(place.Folder);
            using var workers = new WorkerPool(new WorkerStart(SecretFile.Open(request.Key)), new WorkerLimits { Workers = 1 });
            var work = new FolderDeidentification(workers, place, profile, request.IncludeHeld);
            using var reports = request.Report is null ? null : new InstanceReports(request.Report);
            var summary = new List<FileDone>();
            await WithProgressAsync(entries.Count, async tick =>
            {
                foreach (var entry in entries)
                {
                    cancel.ThrowIfCancellationRequested();
                    summary.Add(await work.DoAsync(entry, cancel));
                    reports?.Add(summary.Count, summary[^1].Outcome, summary[^1].Made);
                    tick();
                }
            });
            reports?.Complete();
            return Print(summary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"Stopped, for a file cannot be read or written ({e.Message.TrimEnd('.')}). What was finished before is kept.");
        }
    }

    private static void Check(Request request)
    {
        if (!File.Exists(request.From) && !Directory.Exists(request.From))
        {
            throw new CommandRefusal($"There is no file or folder {request.From}.");
        }

        if (IsWithin(request.To, request.From))
        {
            throw new CommandRefusal($"{request.To} lies within {request.From}. Give OUT a folder outside, so that originals and what is de-identified stay apart.");
        }

        if (request.Key is not null && IsWithin(request.Key, request.To))
        {
            throw new CommandRefusal($"{request.Key} lies within {request.To}. Keep the key away from the images: who has both can confirm a guess.");
        }
    }

    private static bool IsWithin(string path, string folder) =>
        (Path.GetFullPath(path) + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The name of a built-in profile, or the JSON of one that can be used.</summary>
    private static string Profile(string named)
    {
        if (DeidentificationProfile.BuiltIn(named) is not null)
        {
            return named;
        }

        try
        {
            var json = File.ReadAllBytes(named);
            return DeidentificationProfile.Read(json, out _) is { } wrong ? throw new CommandRefusal($"{named}: {wrong}.") : Encoding.UTF8.GetString(json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"There is no profile {named}: it is neither basic, public nor research, nor a file that can be read.");
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
        await console.Progress().StartAsync(context =>
        {
            var task = context.AddTask("De-identifying", maxValue: count);
            return work(() => task.Increment(1));
        });
    }

    private static int Print(List<FileDone> summary)
    {
        int Count(InstanceOutcome outcome) => summary.Count(s => s.Outcome == outcome);
        var (unreviewed, held, again) = (Count(InstanceOutcome.WrittenUnreviewed), Count(InstanceOutcome.Held), Count(InstanceOutcome.Again));
        var written = Count(InstanceOutcome.Written) + unreviewed;
        Console.WriteLine($"{written} instances written, {held} held, {Count(InstanceOutcome.Refused)} files refused.");
        Console.Write(held > 0 ? $"  Held ones were not written; a person must look at them first (--include-held writes them all the same).{Environment.NewLine}" : "");
        Console.Write(unreviewed > 0 ? $"  {unreviewed} of those written should be looked at before they are passed on.{Environment.NewLine}" : "");
        Console.Write(again > 0 ? $"  {again} have the SOP Instance UID of one that was written before and were left out.{Environment.NewLine}" : "");
        foreach (var group in summary.Where(s => s.Reason is not null).GroupBy(s => (s.Outcome, s.Reason)).OrderByDescending(g => g.Count()).Take(MostReasonsShown))
        {
            var word = group.Key.Outcome == InstanceOutcome.Held ? "held   " : "refused";
            Console.WriteLine($"  {word} {group.Count(),5}  {group.Key.Reason}  ({group.First().Path}{(group.Count() > 1 ? ", …" : "")})");
        }

        return written + held > 0 && !summary.Exists(s => WorkerLimits.IsEnd(s.Reason)) ? CommandLine.Done : CommandLine.BadInput;
    }
}
