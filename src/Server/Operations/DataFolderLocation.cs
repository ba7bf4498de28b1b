namespace CrowdAnnotate.Server.Operations;

/// <summary>Where the data folder is when the command does not say.</summary>
public static class DataFolderLocation
{
    public const string Variable = "CROWDANNOTATE_DATA";

    /// <summary>The absolute path of <paramref name="path"/>, or of the default when it is null or blank.</summary>
    public static string Resolve(string? path = null) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(
            string.IsNullOrWhiteSpace(path) ? Default(Environment.GetEnvironmentVariable, Environment.IsPrivilegedProcess) : path));

    /// <summary>$CROWDANNOTATE_DATA; /var/lib/crowdannotate for root, whose home is closed to PostgreSQL's user; else
    /// $XDG_DATA_HOME/crowdannotate (XDG Base Directory Specification 0.8: relative values are ignored).</summary>
    internal static string Default(Func<string, string?> variable, bool root)
    {
        if (variable(Variable) is { } chosen && !string.IsNullOrWhiteSpace(chosen)) return chosen;
        if (root && !OperatingSystem.IsWindows()) return "/var/lib/crowdannotate";
        var home = variable("XDG_DATA_HOME") is { } xdg && Path.IsPathRooted(xdg) ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(home, "crowdannotate");
    }
}
