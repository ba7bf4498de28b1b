namespace CrowdAnnotate.Bench;

/// <summary>A folder that goes with its benchmark.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("crowdannotate-bench-");

    public string In(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
