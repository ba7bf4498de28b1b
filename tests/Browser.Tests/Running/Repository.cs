namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>Where things are in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The reference data beside the repository; absent where it was not fetched.</summary>
    public static string Shared => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>Where screens are kept for a look; not committed.</summary>
    public static string Screens => Directory.CreateDirectory(Path.Combine(Root, "tests", "Browser.Tests", "TestResults")).FullName;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CrowdAnnotate.sln above {AppContext.BaseDirectory}.");
    }
}
