using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A downloaded dataset.</summary>
public sealed class Dataset
{
    private readonly Dictionary<string, byte[]> files = [];

    public Dataset(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
    }

    public IEnumerable<string> Paths => files.Keys;

    public byte[] Bytes(string path) => files[path];

    public string Text(string path) => Encoding.UTF8.GetString(files[path]);

    public CsvTable Table(string path) => CsvTable.Parse(Text(path));

    public JsonElement Json(string path) => JsonDocument.Parse(files[path]).RootElement;

    /// <summary>What is wrong with the manifest: files it does not list, lists and does not hold, or lists with another size or hash.</summary>
    public IEnumerable<string> ManifestFaults()
    {
        var listed = Json("manifest.json").GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("path").GetString()!);
        var present = files.Keys.Except(["manifest.json"]).ToList();
        return present.Except(listed.Keys).Select(p => $"{p} is not in the manifest")
            .Concat(listed.Keys.Except(present).Select(p => $"{p} is in the manifest only"))
            .Concat(present.Where(listed.ContainsKey).Where(p => listed[p].GetProperty("bytes").GetInt64() != files[p].Length
                || listed[p].GetProperty("sha256").GetString() != Convert.ToHexStringLower(SHA256.HashData(files[p]))).Select(p => $"{p} differs from the manifest"));
    }
}
