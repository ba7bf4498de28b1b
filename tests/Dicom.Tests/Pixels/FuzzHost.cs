using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>One run of the process that decodes mutated frames, with a cap on its heap.</summary>
/// <param name="Last">The number that was tried last.</param>
/// <param name="Growth">Megabytes, at most, over what the process took before.</param>
internal sealed record FuzzHost(bool HasEnded, int Last, int Refused, int Growth, IReadOnlyList<string> Complaints)
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public static FuzzHost Run(int first, int last, string[] seeds)
    {
        var host = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Dicom.FuzzHost/bin/Release/net10.0/CrowdAnnotate.Dicom.FuzzHost.dll"));
        Assert.SkipUnless(File.Exists(host), $"{host} was not built.");
        string[] arguments = [host, first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture), .. seeds];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x10000000";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var (tried, complaints, end) = (first, new List<string>(), (string[]?)null);
        for (var line = Line(process); line is not null; line = Line(process))
        {
            if (int.TryParse(line, CultureInfo.InvariantCulture, out var number))
            {
                tried = number;
            }
            else if (line.Split(' ') is ["end", _, _] parts)
            {
                end = parts;
            }
            else
            {
                complaints.Add(line);
            }
        }

        if (!process.WaitForExit(Hang))
        {
            process.Kill();
            complaints.Add($"hangs at {tried}");
        }

        if (errors.GetAwaiter().GetResult() is var text && text.Contains("Unhandled exception", StringComparison.Ordinal))
        {
            complaints.Add($"throws at {tried}: {text}");
        }

        return new(end is not null, tried, int.Parse(end?[1] ?? "0", CultureInfo.InvariantCulture), int.Parse(end?[2] ?? "0", CultureInfo.InvariantCulture), complaints);
    }

    // A line that does not come in time ends the reading; the wait for the exit then tells of the hang.
    private static string? Line(Process process)
    {
        var line = process.StandardOutput.ReadLineAsync();
        return line.Wait(Hang) ? line.Result : null;
    }
}
