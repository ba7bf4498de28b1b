using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>The names in a DICOMDIR (PS3.10 §8).</summary>
internal static class DirectoryIndex
{
    public const string Name = "DICOMDIR";
    private const long Largest = 64L << 20;

    /// <returns>Why it cannot be read; null when <paramref name="named"/> holds the files it names, relative to its folder.</returns>
    public static string? Read(string path, out IReadOnlyList<string> named)
    {
        named = [];
        if (new FileInfo(path).Length > Largest)
        {
            return $"The DICOMDIR is larger than {Largest} bytes";
        }

        if (DicomDirectory.Read(File.ReadAllBytes(path), out var files) is { } refusal)
        {
            return refusal.ToString();
        }

        named = [.. files.Select(f => string.Join('/', f))];
        return null;
    }
}
