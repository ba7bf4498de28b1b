namespace CrowdAnnotate.Interchange.Tests;

/// <summary>The data folder beside the repository, where there is one.</summary>
internal static class SharedFolder
{
    public static string Path(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "CrowdAnnotate.sln")))
        {
            root = root.Parent;
        }

        return System.IO.Path.Combine([root?.FullName ?? "", "..", "shared", "data", "aim", .. parts]);
    }

    public static string Demand(params string[] parts)
    {
        var path = Path(parts);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{string.Join('/', parts)} of the shared AIM data is not on this machine.");
        return path;
    }
}
