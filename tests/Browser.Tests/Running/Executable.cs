using System.Diagnostics;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>The built program, run as anybody runs it.</summary>
internal static class Executable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static string Path
    {
        get
        {
            var path = System.IO.Path.Combine(Repository.Root, "src", "Server", "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "CrowdAnnotate.Server.exe" : "CrowdAnnotate.Server");
            var page = System.IO.Path.Combine(Repository.Root, "src", "Client", "wwwroot", "index.html");
            return File.Exists(path) && File.Exists(page)
                ? path
                : throw new InvalidOperationException($"The program is not built ({path}, {page}). Run ./crowdannotate test, which builds it, or ./crowdannotate up once.");
        }
    }

    public static ProcessStartInfo Start(params string[] arguments) => new(Path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await error} {await output}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
