namespace CrowdAnnotate.Architecture.Tests;

internal static class Repository
{
    /// <summary>The folder that holds CrowdAnnotate.sln, found upwards from the test's own.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName
        : Find(folder.Parent ?? throw new InvalidOperationException("CrowdAnnotate.sln is in no folder above the tests."));
}
