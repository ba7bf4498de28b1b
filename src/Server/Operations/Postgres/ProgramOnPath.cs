namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>The programs of this machine, as a shell would find them.</summary>
internal static class ProgramOnPath
{
    private static readonly string[] SystemFolders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    /// <summary>$PATH, then the folders that a bare service environment leaves out.</summary>
    public static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted).Concat(OperatingSystem.IsWindows() ? [] : SystemFolders).Distinct();

    public static string? Find(string name) => Folders().Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
}
