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

    /// <summary>A file or folder of the shared DICOM objects; without it the test is skipped.</summary>
    public static string Dicom(string name)
    {
        var path = System.IO.Path.Combine(Path(), "..", "dicom", name);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{name} of the shared DICOM data is not on this machine.");
        return path;
    }

    public static string Demand(params string[] parts)
    {
        var path = Path(parts);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"{string.Join('/', parts)} of the shared AIM data is not on this machine.");
        return path;
    }
}
