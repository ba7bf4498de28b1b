using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Commands.Importing;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Which files would be taken and which refused, and why; nothing is kept.</summary>
public static class DicomCheckCommand
{
    /// <param name="Notes">What is odd about an accepted file.</param>
    private sealed record Verdict(string File, bool Accepted, string? Reason, IReadOnlyList<string>? Notes = null);

    public static Command Create()
    {
        var path = new Argument<string>("FILE|DIR") { Description = "A file, or a folder with everything in it." };
        var json = new Option<bool>("--json") { Description = "Print a JSON array of {\"file\", \"accepted\", \"reason\"}, one for each file." };
        var command = new Command("check", "Read DICOM files and say which are refused and why. Exit code 1 if any is.") { path, json };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(path)!, parsed.GetValue(json), cancel)));
        return command;
    }

    private static int Run(string path, bool json, CancellationToken cancel)
    {
        if (!File.Exists(path) && !Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            throw new CommandRefusal($"There is no file or folder {path}.");
        }

        using var target = new StreamWriter(Console.OpenStandardOutput());
        var (progress, accepted, refused) = (new CheckProgress(), 0, 0);
        target.Write(json ? "[" : "");
        foreach (var entry in DicomFolder.Entries(path))
        {
            cancel.ThrowIfCancellationRequested();
            var verdict = Check(entry);
            target.Write(json ? (accepted + refused == 0 ? "\n" : ",\n") + JsonSerializer.Serialize(verdict, JsonSerializerOptions.Web) : Line(verdict));
            (accepted, refused) = verdict.Accepted ? (accepted + 1, refused) : (accepted, refused + 1);
            progress.Report(accepted + refused);
        }

        progress.End();
        target.WriteLine(json ? "\n]" : FormattableString.Invariant($"{accepted + refused} files: {accepted} accepted, {refused} refused"));
        return refused == 0 ? CommandLine.Done : CommandLine.BadInput;
    }

    private static string Line(Verdict verdict) =>
        (verdict.Accepted ? $"accepted  {verdict.File}{(verdict.Reason is null ? "" : $": {verdict.Reason}")}{string.Concat((verdict.Notes ?? []).Select(n => $"{Environment.NewLine}          noted: {n}"))}" : $"refused   {verdict.File}: {verdict.Reason}") + Environment.NewLine;

    private static string Said(DicomNote note) =>
        note.Text + (note.Tag is null && note.Offset is null ? "" : $" [{string.Join(' ', new[] { note.Tag?.ToString(), note.Offset is { } at ? FormattableString.Invariant($"at byte {at}") : null }.OfType<string>())}]");

    // No file may end the run, whatever it makes of the reader.
    private static Verdict Check(FolderEntry entry)
    {
        if (entry.Reason is not null)
        {
            return new Verdict(entry.Path, false, entry.Reason);
        }

        try
        {
            var reason = DicomInput.Refusal(entry.Path, out var input);
            var notes = input?.File.Notes.Select(Said).ToList();
            input?.Dispose();
            if (reason != DicomDirectory.NoInstance.ToString())
            {
                return new Verdict(entry.Path, reason is null, reason, notes);
            }

            // An import follows it and stores nothing of it.
            var hostile = DirectoryIndex.Read(entry.Path, out _);
            return new Verdict(entry.Path, hostile is null, hostile ?? "a DICOMDIR is followed, not stored");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Verdict(entry.Path, false, $"The reader failed on it ({e.GetType().Name})");
        }
    }

    /// <summary>The number of files so far, on a terminal alone.</summary>
    private sealed class CheckProgress
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
        private readonly bool isShown = !Console.IsErrorRedirected && Console.IsOutputRedirected;
        private long last = Stopwatch.GetTimestamp();

        public void Report(int files)
        {
            if (isShown && Stopwatch.GetElapsedTime(last) > Pause)
            {
                Console.Error.Write(FormattableString.Invariant($"\r{files} files"));
                last = Stopwatch.GetTimestamp();
            }
        }

        public void End() => Console.Error.Write(isShown ? "\r              \r" : "");
    }
}
