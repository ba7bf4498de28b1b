using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>The reference values that lie beside the repository, where they lie there.</summary>
internal static class ReferenceManifest
{
    public const string Absent = "../shared/data/agreement is not there: the reference values were not compared.";

    public static string Folder { get; } = Path.Combine(Root(), "..", "shared", "data", "agreement");

    public static bool IsPresent => File.Exists(Path.Combine(Folder, "manifest.json"));

    public static IReadOnlyList<JsonElement> Entries(string statistic)
    {
        using var manifest = Read("manifest.json");
        return [.. manifest.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("statistic").GetString() == statistic).Select(e => e.Clone())];
    }

    public static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    public static JsonDocument Input(JsonElement entry) => Read(entry.GetProperty("input")[0].GetString()!);

    /// <summary>The readers' masks of an entry.</summary>
    public static IReadOnlyList<Mask> Masks(JsonElement entry)
    {
        var size = entry.GetProperty("params").GetProperty("dimsZYX").EnumerateArray().Select(v => v.GetInt32()).ToArray();
        var spacing = entry.GetProperty("params").GetProperty("spacingZYX").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        var grid = new VolumeGeometry(
            size[2], size[1], size[0], new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), spacing[2], spacing[1], spacing[0]);
        return [.. entry.GetProperty("input").EnumerateArray().Select(f => new Mask(grid, Bytes(f.GetString()!)))];
    }

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("CrowdAnnotate.sln is in no parent folder.");
    }
}
