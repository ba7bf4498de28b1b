using System.IO.Compression;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Commands;

/// <summary>A file that may hold AIM documents, on disk or in a ZIP.</summary>
/// <param name="Name">Its path; in a ZIP, that of the ZIP, a colon, and the name inside.</param>
internal sealed record AimFile(string Name, Func<byte[]> Read);

/// <summary>The files that a path of the command line means: itself, or those of a folder or ZIP that are called as documents are.</summary>
internal static class AimFiles
{
    /// <summary>The files in order of their names. Reading one throws <see cref="IOException"/> or <see cref="InvalidDataException"/> where it cannot be read.</summary>
    /// <param name="all">Whether a folder or ZIP gives every file, for DICOM objects are called anything.</param>
    public static IEnumerable<AimFile> Of(string path, bool all = false)
    {
        if (!Directory.Exists(path))
        {
            return IsZip(path) ? InZip(path, all) : [new AimFile(path, () => ReadFile(path))];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = Directory.EnumerateFiles(path, "*", options).Where(f => all || IsDocument(f) || IsZip(f)).Order(StringComparer.Ordinal)
            .SelectMany(f => IsZip(f) ? InZip(f, all) : [new AimFile(f, () => ReadFile(f))]);
        return files.DefaultIfEmpty(new AimFile(path, () => throw new InvalidDataException(all ? "It holds no file." : "It holds no file called .xml, .json, .aim or .zip.")));
    }

    // A ZIP that cannot be opened is a file that cannot be read: the others of the batch go on.
    private static List<AimFile> InZip(string path, bool all)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            var names = zip.Entries.Where(e => IsDocument(e.FullName) || (all && e.Name.Length > 0)).Select(e => e.FullName).Distinct().Order(StringComparer.Ordinal);
            return [.. names.Select(n => new AimFile($"{path}:{n}", () => ReadEntry(path, n)))];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [new AimFile(path, () => throw new InvalidDataException(e.Message))];
        }
    }

    private static byte[] ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        if (!stream.CanSeek || stream.Length == 0)
        {
            // A pipe says no length, and a file of /proc a wrong one.
            return Whole(stream);
        }

        if (stream.Length > AimXml.DefaultSizeCap)
        {
            throw TooLong();
        }

        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static InvalidDataException TooLong() => new("It is longer than the 256 MB that are read at most.");

    private static byte[] ReadEntry(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(name)!.Open();
        return Whole(stream);
    }

    // What a ZIP says of the length of its entries need not be true.
    private static byte[] Whole(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > AimXml.DefaultSizeCap)
            {
                throw TooLong();
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>Whether a file is called as AIM documents are.</summary>
    public static bool IsDocument(string file) => Path.GetExtension(file).ToUpperInvariant() is ".XML" or ".JSON" or ".AIM";

    /// <summary>Whether a file is called as ZIPs are.</summary>
    public static bool IsZip(string file) => string.Equals(Path.GetExtension(file), ".zip", StringComparison.OrdinalIgnoreCase);
}
