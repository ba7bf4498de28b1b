using System.Diagnostics;
using System.Globalization;

namespace CrowdAnnotate.Bench;

/// <summary>CPU time of a process with everything it started, from /proc (proc(5)).</summary>
public static class ProcessTree
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    private sealed record Status(int Parent, long Ticks);

    /// <summary>User and system time so far, of the living and of the children they have reaped, s.</summary>
    public static double CpuSeconds(int root)
    {
        var all = Process.GetProcesses().Select(p => (p.Id, Status: Read(p.Id))).Where(p => p.Status is not null).ToDictionary(p => p.Id, p => p.Status!);
        return all.Where(p => Belongs(p.Key, root, all)).Sum(p => p.Value.Ticks) / TicksPerSecond;
    }

    /// <summary>The processes and all they started that live now.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> roots)
    {
        var all = Process.GetProcesses().Select(p => (p.Id, Status: Read(p.Id))).Where(p => p.Status is not null).ToDictionary(p => p.Id, p => p.Status!);
        return [.. all.Keys.Where(p => roots.Any(root => Belongs(p, root, all)))];
    }

    private static bool Belongs(int id, int root, Dictionary<int, Status> all)
    {
        while (id != root)
        {
            if (!all.TryGetValue(id, out var status))
            {
                return false;
            }

            id = status.Parent;
        }

        return true;
    }

    // The name in parentheses may hold anything; the fields after it are ppid (4) and utime, stime, cutime, cstime (14 to 17).
    private static Status? Read(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new Status(Number(fields[1]), fields[11..15].Sum(long.Parse));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
