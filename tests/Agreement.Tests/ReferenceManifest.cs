using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>The reference values that lie beside the repository, where they lie there.</summary>
internal static class ReferenceManifest
{
    public const string Absent = "../shared/data/agreement is not there: the reference values were not compared.";

    public static string Folder { get; } = Path.Combine(Root(), "..", "shared", "data", "agreement");

    public static bool IsPresent => File.Exists(Path.Combine(Folder, "manifest.json"));

    public static IReadOnlyList<JsonElement> Entries(string statistic)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));
        return [.. manifest.RootElement.GetProperty("entries").EnumerateArray().Where(e => e.GetProperty("statistic").GetString() == statistic).Select(e => e.Clone())];
    }

    /// <summary>The case × reader table of an entry: first column the case, an empty cell is missing.</summary>
    public static ReadingTable Table(JsonElement entry)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, entry.GetProperty("input")[0].GetString()!)).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
        var rows = lines.Skip(1).ToList();
        var values = new double?[rows.Count, lines[0].Length - 1];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 1; j < rows[i].Length; j++)
            {
                values[i, j - 1] = rows[i][j].Length == 0 ? null : double.Parse(rows[i][j], CultureInfo.InvariantCulture);
            }
        }

        return new([.. rows.Select(r => r[0])], lines[0][1..], values);
    }

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
