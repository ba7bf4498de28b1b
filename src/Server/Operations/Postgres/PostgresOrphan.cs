using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>A PostgreSQL that an earlier server left running on this data when it died. It is stopped, not adopted: its
/// settings and its log were another process's. The data folder's lock says that no living server needs it.</summary>
internal static class PostgresOrphan
{
    /// <summary>Stops it. A postmaster.pid that names a process of something else is made harmless.</summary>
    /// <exception cref="SetupRefusal">It does not stop.</exception>
    public static async Task StopAsync(string cluster, IProgress<string>? progress, CancellationToken stop)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        if (OperatingSystem.IsWindows() || ProcessIn(file) is not { } pid) return;
        if (!IsPostgresOf(pid, cluster, file))
        {
            if (PosixCalls.Signal(pid, PosixCalls.Nothing)) NameOurselves(file);
            return;
        }
        progress?.Report("Stopping the PostgreSQL that an earlier server left behind");
        (int Signal, int Seconds)[] steps = [(PosixCalls.Interrupt, 20), (PosixCalls.Quit, 10)];
        foreach (var (signal, seconds) in steps)
        {
            PosixCalls.Signal(pid, signal);
            var since = Stopwatch.GetTimestamp();
            while (IsPostgresOf(pid, cluster, file) && Stopwatch.GetElapsedTime(since).TotalSeconds < seconds)
                await Task.Delay(50, stop);
        }
        if (IsPostgresOf(pid, cluster, file))
            throw new SetupRefusal($"An earlier PostgreSQL (process {pid}) still runs on {cluster}", $"Stop it with kill -QUIT {pid}.");
    }

    // After a reboot, or in a container, that number may belong to any program, and PostgreSQL would take it for itself. It
    // does not when the file names its own parent. The file must stay: it also names the shared memory by which PostgreSQL
    // sees that children of a killed predecessor still write.
    private static void NameOurselves(string file)
    {
        var lines = File.ReadAllLines(file);
        lines[0] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
    }

    private static int? ProcessIn(string file) =>
        File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;

    // The process works in the data folder: its own view of the file is the same file. Where there is no /proc, by its command line.
    private static bool IsPostgresOf(int pid, string cluster, string file)
    {
        try
        {
            if (Directory.Exists("/proc/self"))
                return File.Exists(file) && File.ReadAllText($"/proc/{pid}/cwd/postmaster.pid") == File.ReadAllText(file);
            using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
            return ps.StandardOutput.ReadToEnd().Contains(cluster, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
