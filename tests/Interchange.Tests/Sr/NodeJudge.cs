using System.Runtime.CompilerServices;
using System.Text.Json;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Tests.Sr;

/// <summary>The adapters of Cornerstone3D, by which OHIF opens reports.</summary>
internal static class NodeJudge
{
    /// <summary>What became of each measurement group.</summary>
    public static IReadOnlyList<JsonElement> Hydrate(DicomDataset report)
    {
        var modules = Demand();
        using var file = new TemporaryFile(report);
        var (code, output, error) = Judge.Run("node", Beside("hydrate.mjs"), modules, file.Path);
        code.ShouldBe(0, error);
        using var answer = JsonDocument.Parse(output);
        answer.RootElement.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()).ShouldBeEmpty();
        return [.. answer.RootElement.GetProperty("measurements").EnumerateArray().Select(m => m.Clone())];
    }

    /// <summary>The judge that lies beside the repository, on the packages of this one.</summary>
    public static (int Code, string Output) Shared(DicomDataset report)
    {
        var modules = Path.GetDirectoryName(Demand())!;
        var script = SharedFolder.Path("..", "..", "judges", "sr-hydrate.mjs");
        Assert.SkipUnless(File.Exists(script), "judges/sr-hydrate.mjs is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("hydrate-");
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), Path.Combine(modules, "node_modules"));
            File.Copy(script, Path.Combine(folder.FullName, "judge.mjs"));
            using var file = new TemporaryFile(report);
            var (code, output, error) = Judge.Run("node", "--preserve-symlinks", "--preserve-symlinks-main", Path.Combine(folder.FullName, "judge.mjs"), file.Path);
            return (code, output + error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static string Demand()
    {
        var modules = Beside("../../../src/Client/app/package.json");
        var packages = Path.Combine(Path.GetDirectoryName(modules)!, "node_modules", "@cornerstonejs", "adapters");
        Assert.SkipUnless(Directory.Exists(packages), "The client's packages are not installed.");
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "node"))), "There is no node on this machine.");
        return modules;
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, name));
}
