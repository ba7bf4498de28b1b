namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Real DICOM files beside the project; a test without them is skipped in plain sight.</summary>
internal static class SharedFolder
{
    /// <summary>A file or folder of the shared data.</summary>
    public static string Find(string name)
    {
        var path = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "data", name);
        Assert.SkipUnless(Path.Exists(path), $"shared/data/{name} is not here");
        return path;
    }

    /// <summary>Unpacks an archive of the shared data into <paramref name="folder"/>.</summary>
    public static void Unpack(string name, string folder)
    {
        var path = Find(name);
        Assert.SkipUnless(File.Exists("/usr/bin/tar") || File.Exists("/bin/tar"), "tar is not installed");
        var (code, _, error) = Judge.Run("tar", "", "xJf", path, "-C", folder);
        Assert.SkipUnless(code == 0, $"tar cannot unpack xz here: {error}");
    }

    /// <summary>A folder that is gone when the test is.</summary>
    public sealed class Temporary : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("crowdannotate-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private static string Root(DirectoryInfo folder) =>
        File.Exists(System.IO.Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName : Root(folder.Parent!);
}
