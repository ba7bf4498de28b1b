using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>A folder with the programs postgres and initdb of one version.</summary>
internal sealed partial record PostgresBinaries(string Folder, Version Version)
{
    public static readonly int Oldest = 15;

    public string Postgres => Program(Folder, "postgres");
    public string InitDb => Program(Folder, "initdb");

    public static bool AreIn(string folder) => File.Exists(Program(folder, "postgres")) && File.Exists(Program(folder, "initdb"));

    /// <summary>The binaries in a folder, or null when they are too old or do not run on this machine.</summary>
    public static PostgresBinaries? Probe(string folder)
    {
        try
        {
            var ask = new ProcessStartInfo(Program(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(ask)!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && ParseVersion(answer) is { } version && version.Major >= Oldest
                ? new PostgresBinaries(folder, version) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Reads "postgres (PostgreSQL) 18.4", also with what a packager adds after it; a beta counts as .0.</summary>
    internal static Version? ParseVersion(string answer)
    {
        var found = VersionPattern().Match(answer);
        if (!found.Success) return null;
        var minor = found.Groups[2].Success ? found.Groups[2].Value : "0";
        return new Version(int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(minor, CultureInfo.InvariantCulture));
    }

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (\d{1,4})(?:\.(\d{1,4}))?")]
    private static partial Regex VersionPattern();
}
