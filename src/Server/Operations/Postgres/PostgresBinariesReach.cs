using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>Binaries that another user can run: copied once to a public place when they lie behind a closed folder.</summary>
internal static class PostgresBinariesReach
{
    private const string PublicFolder = "/var/lib/crowdannotate-postgres";
    private const UnixFileMode Entered = UnixFileMode.OtherExecute;
    private const UnixFileMode PublicDirectory = (UnixFileMode)0b111_101_101;
    private const UnixFileMode PublicRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode PublicRun = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <exception cref="SetupRefusal">They had to be copied and could not be.</exception>
    public static PostgresBinaries ForEverybody(PostgresBinaries binaries, string publicFolder = PublicFolder)
    {
        if (OperatingSystem.IsWindows() || IsOpen(binaries.Postgres)) return binaries;
        var tree = Path.GetDirectoryName(binaries.Folder)!;
        var copy = Path.Combine(publicFolder, $"{binaries.Version}-{Stamp(binaries)}");
        try
        {
            if (!Directory.Exists(copy)) CopyWhole(tree, copy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupRefusal($"PostgreSQL in {tree} is closed to its unprivileged user and could not be copied to {copy} ({e.Message.TrimEnd('.')})",
                $"Make room there, open the folders above {tree} (chmod o+x), or set {PostgresBinariesSearch.Variable} to an open PostgreSQL.", e);
        }
        return binaries with { Folder = Path.Combine(copy, Path.GetFileName(binaries.Folder)) };
    }

    /// <summary>Whether anybody may walk to the file and run it.</summary>
    internal static bool IsOpen(string file)
    {
        if (OperatingSystem.IsWindows()) return true;
        for (string? path = file; path is not null; path = Path.GetDirectoryName(path))
            if ((File.GetUnixFileMode(path) & Entered) == 0) return false;
        return true;
    }

    // A copy is of one build and never changes, so that a running server keeps its own when a newer is put beside it.
    private static string Stamp(PostgresBinaries binaries)
    {
        var program = new FileInfo(binaries.Postgres);
        var build = string.Create(CultureInfo.InvariantCulture, $"{program.Length} {program.LastWriteTimeUtc.Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(build)))[..8];
    }

    private static void CopyWhole(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        Open(Path.GetDirectoryName(to)!);
        var draft = $"{to}.{Environment.ProcessId}";
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        CopyTree(new DirectoryInfo(from), draft);
        if (!Directory.Exists(to)) Directory.Move(draft, to);
        else Directory.Delete(draft, recursive: true);
    }

    private static void CopyTree(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        Open(to);
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link) File.CreateSymbolicLink(target, link);
            else if (entry is DirectoryInfo folder) CopyTree(folder, target);
            else Open(entry.FullName, target);
        }
    }

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, PublicDirectory);
    }

    private static void Open(string from, string to)
    {
        File.Copy(from, to);
        if (OperatingSystem.IsWindows()) return;
        var mode = File.GetUnixFileMode(from);
        File.SetUnixFileMode(to, mode | PublicRead | ((mode & UnixFileMode.UserExecute) != 0 ? PublicRun : 0));
    }
}
