using System.Text.Json;

namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>
/// npm packages hold no symbolic links: the embedded PostgreSQL lists those of its libraries in pg-symlinks.json and makes
/// them in an install script, which npm may hold back. Without them its programs do not load.
/// </summary>
internal static class EmbeddedPackageLinks
{
    private sealed record Link(string Source, string Target);

    /// <summary>Makes the links that are missing. Nothing where the folder lists none.</summary>
    /// <param name="native">The package's folder "native".</param>
    /// <exception cref="SetupRefusal">The list is not one, or a link cannot be made.</exception>
    public static void Make(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        try
        {
            foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
                MakeOne(Path.GetDirectoryName(native)!, link);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SetupRefusal($"The library links of the embedded PostgreSQL in {native} could not be made ({e.Message.TrimEnd('.')})",
                $"Let this user write there, or set {PostgresBinariesSearch.Variable} to another PostgreSQL.", e);
        }
    }

    // Both paths are relative to the package; a link is relative to its own folder, so that the package can be moved.
    private static void MakeOne(string package, Link link)
    {
        var source = Path.GetFullPath(Path.Combine(package, link.Source));
        var target = Path.GetFullPath(Path.Combine(package, link.Target));
        var inside = package + Path.DirectorySeparatorChar;
        if (!source.StartsWith(inside, StringComparison.Ordinal) || !target.StartsWith(inside, StringComparison.Ordinal))
            throw new IOException($"the link {link.Target} leaves the package");
        if (new FileInfo(target) is { Exists: true } or { LinkTarget: not null } || !File.Exists(source)) return;
        File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
    }
}
