using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CrowdAnnotate.Bench;

/// <summary>Other programs of this machine, and places for them.</summary>
public static class Tools
{
    /// <summary>The root of this copy of the source.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of the first of these programs on the PATH; null when none is there.</summary>
    public static string? Find(params string[] names) =>
        names.SelectMany(n => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(f => Path.Combine(f, n))).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end and answers what it wrote to stdout.</summary>
    /// <exception cref="BenchRefusal">It ended with another exit code than 0.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0 ? await output : throw new BenchRefusal($"{Path.GetFileName(program)} failed: {(await errors).Trim()}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
            {
                return folder.FullName;
            }
        }

        throw new BenchRefusal("The benchmarks run from a copy of the source, and this is none.");
    }
}
