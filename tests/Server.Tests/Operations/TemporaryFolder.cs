namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>A folder name that nothing has yet; what is made there goes with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"crowdannotate-test-{Guid.NewGuid():N}");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
