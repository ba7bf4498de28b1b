using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.Commands;

/// <summary>DICOM files: shown as JSON, a frame decoded, checked.</summary>
public static class DicomCommand
{
    private const int LongestInline = 1024;

    public static Command Create() =>
        new("dicom", "DICOM files: show one as JSON, decode a frame, check many.") { JsonCommand(), FrameCommand(), DicomCheckCommand.Create(), DicomMeasureCommand.Create() };

    private static Command JsonCommand()
    {
        var path = FileArgument();
        var longest = new Option<int>("--bulk")
        {
            Description = "Binary values of more bytes than this are given by BulkDataURI instead of in the text.",
            DefaultValueFactory = _ => LongestInline, CustomParser = Values.Number("--bulk", 0, 64 << 20),
        };
        var command = new Command("json", "Print the data set in the DICOM JSON model (PS3.18 annex F), bulk data by length.") { path, longest };
        command.SetAction(parsed => Print(parsed.GetValue(path)!, parsed.GetValue(longest)));
        return command;
    }

    private static Command FrameCommand()
    {
        var path = FileArgument();
        var number = new Argument<int>("N") { Description = "Frame number, from 1.", CustomParser = Values.Number("N", 1, int.MaxValue) };
        var to = new Option<string?>("--out") { Description = "File to write; an existing one is replaced.", Required = true, CustomParser = Values.NotEmpty("--out") };
        var command = new Command(
            "frame", "Write the stored values of a frame: decoded, little-endian, samples interleaved, 1-bit pixels a byte each, lossy JPEG before colour conversion.")
        {
            path, number, to,
        };
        command.SetAction((parsed, cancel) => WriteFrameAsync(parsed.GetValue(path)!, parsed.GetValue(number), parsed.GetValue(to)!, cancel));
        return command;
    }

    private static Argument<string> FileArgument() => new("FILE") { Description = "A DICOM file." };

    private static int Print(string path, int longest)
    {
        using var input = DicomInput.Open(path);
        using var target = Console.OpenStandardOutput();

        // An address relative to where the file lies: its name, then the place of the value in the JSON.
        var name = Uri.EscapeDataString(Path.GetFileName(path));
        using (var writer = new Utf8JsonWriter(target, new JsonWriterOptions { MaxDepth = 200 }))
        {
            DicomJson.Write(writer, input.File.Dataset, DicomJson.ByLength(longest, pointer => $"{name}#{pointer}"));
        }

        target.WriteByte((byte)'\n');
        return CommandLine.Done;
    }

    private static async Task<int> WriteFrameAsync(string path, int number, string to, CancellationToken cancel)
    {
        if (DicomInput.Unreadable(path) is { } unread)
        {
            throw new CommandRefusal($"{path}: {unread}.");
        }

        var values = Path.GetTempFileName();
        try
        {
            // Decoders of the system are asked in another process: a frame that brings one down is refused like any other.
            using var workers = new WorkerPool(new WorkerStart(new byte[DeidentificationKey.Length]), new WorkerLimits { Workers = 1 });
            var answer = await workers.AskAsync(new WorkerJob(Path.GetFullPath(path), values, Frame: number), cancel);
            if (answer.Refusal is { } refusal)
            {
                throw new CommandRefusal($"{path}: {refusal}.");
            }

            using var source = File.OpenRead(values);
            using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None);
            await source.CopyToAsync(target, cancel);
            return CommandLine.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{to} cannot be written ({e.Message.TrimEnd('.')}).");
        }
        finally
        {
            File.Delete(values);
        }
    }
}
