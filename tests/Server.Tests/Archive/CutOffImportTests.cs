using System.Diagnostics;
using System.Runtime.Versioning;
using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;
using Marten;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>
/// The server of an import is killed again and again while files come in, with its database or without. What was acknowledged is
/// there, the same command goes on from there, and in the end every image is in the archive once, and nothing else.
/// </summary>
[Trait("Category", "Long")]
[UnsupportedOSPlatform("windows")]
public sealed class CutOffImportTests : IDisposable
{
    private const int Slices = 240;
    private const int Rounds = 6;
    private static readonly string Program = typeof(LocalServer).Assembly.Location;
    private readonly TemporaryFolder folder = new();

    private string Data => folder.In("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_image_is_there_once_however_often_the_import_is_cut_off()
    {
        Directory.CreateDirectory(folder.Path);
        PhantomFolder.Write(folder.In("series"), CtPhantom.Create(771, Slices, 128));
        Array.ForEach(Directory.GetFiles(folder.In("series")).Where(f => !f.EndsWith(".dcm", StringComparison.Ordinal)).ToArray(), File.Delete);
        var kept = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            using var import = Start("import", folder.In("series"), "--campaign", "Cut off", "--data", Data);
            var wanted = kept + (Slices / (Rounds + 2));
            await Eventually.AskAsync("some images kept", () => Task.FromResult(Objects().Count), n => n >= wanted || import.HasExited);
            import.HasExited.ShouldBeFalse("the import was to be cut off");
            Kill(import, withDatabase: round % 2 == 0);
            var acknowledged = kept;
            kept = await InstancesAsync();
            kept.ShouldBeGreaterThanOrEqualTo(acknowledged, "what was there stays");
        }

        using var last = Start("import", folder.In("series"), "--campaign", "Cut off", "--data", Data);
        var said = await last.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        (last.ExitCode, said).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(0), r => r.said.ShouldContain($"{Slices} files accepted, 0 refused."), r => r.said.ShouldContain($"Case 0001: {Slices} slices"));
        (await InstancesAsync()).ShouldBe(Slices);
    }

    // Opens what the killed one left, as the next start does, and compares the store with the documents.
    private async Task<int> InstancesAsync()
    {
        await using var server = await TestServer.StartAsync(new StartOptions(Data));
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<Microsoft.Extensions.Hosting.IHostedService>(server.Server.App.Services)
            .OfType<SweepArchive>().Single().Swept;
        await using var session = server.Store.QuerySession();
        var instances = await session.Query<ArchivedInstance>().ToListAsync(TestContext.Current.CancellationToken);
        var named = instances.SelectMany(i => new[] { i.PixelName, i.DeliveryName }).OfType<string>().ToHashSet();
        Objects().Except(named).ShouldBeEmpty("no object is without a document");
        instances.Select(i => i.PixelName).Except(Objects()).ShouldBeEmpty("no document is without its object");
        Directory.EnumerateFiles(Path.Combine(Data, "spool")).ShouldBeEmpty("nothing identifiable stays behind");
        return instances.Count;
    }

    private HashSet<string> Objects() => !Directory.Exists(Path.Combine(Data, "pixels")) ? []
        : [.. Directory.EnumerateFiles(Path.Combine(Data, "pixels"), "*", SearchOption.AllDirectories).Where(f => !f.Contains("adoptions", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!)];

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private void Kill(Process import, bool withDatabase)
    {
        import.Kill();
        import.WaitForExit();
        foreach (var process in Process.GetProcesses().Where(p => withDatabase && IsOurs(p)))
        {
            process.Kill();
        }
    }

    // PostgreSQL is started on a folder within the data folder, which no other process names.
    private bool IsOurs(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(Data, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
