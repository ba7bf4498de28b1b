using System.IO.Compression;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>A file to be sent; its name is shown to the person who gave the command and never sent.</summary>
/// <param name="Problem">Why it cannot be sent; null when it can.</param>
public sealed record SourceFile(string Name, long Length, Func<Stream> Open, string? Problem = null);

/// <summary>The files of a folder, a DICOMDIR, a ZIP, or one file. Entry names are shown and never become paths.</summary>
public sealed class ImportSource : IDisposable
{
    private readonly ZipArchive? zip;

    private ImportSource(IReadOnlyList<SourceFile> files, IReadOnlyList<string>? leftOut = null, ZipArchive? zip = null) =>
        (Files, LeftOut, this.zip) = (files, leftOut ?? [], zip);

    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>Files of the folder that its DICOMDIR does not name.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <exception cref="CommandRefusal">There is nothing there that could be sent.</exception>
    public static ImportSource Open(string path)
    {
        try
        {
            return Directory.Exists(path) ? Folder(path) : File.Exists(path) ? Single(path) : throw new CommandRefusal($"{path} is neither a folder nor a file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{path} cannot be read ({e.Message.TrimEnd('.')}).");
        }
    }

    public void Dispose() => zip?.Dispose();

    private static ImportSource Folder(string path)
    {
        var index = Directory.EnumerateFiles(path).FirstOrDefault(f => Path.GetFileName(f).Equals(DirectoryIndex.Name, StringComparison.OrdinalIgnoreCase));
        return index is null ? Checked(new ImportSource(FilesIn(path)), path) : Indexed(index, path);
    }

    private static ImportSource Single(string path)
    {
        if (Path.GetFileName(path).Equals(DirectoryIndex.Name, StringComparison.OrdinalIgnoreCase))
        {
            return Indexed(path, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        return BeginsWith(path, 0, "PK") ? Checked(OpenZip(path), path)
            : BeginsWith(path, 128, "DICM") ? new ImportSource([FileAt(path, Path.GetFileName(path))])
            : throw new CommandRefusal($"{path} is not a ZIP. Give a folder or a ZIP of DICOM files, or one DICOM file.");
    }

    private static ImportSource Indexed(string index, string folder)
    {
        if (DirectoryIndex.Read(index, out var named) is { } reason)
        {
            // An index that cannot be read says nothing about the files beside it.
            return Checked(new ImportSource(FilesIn(folder)), folder, reason);
        }

        var files = FilesIn(folder).Where(f => !f.Name.Equals(DirectoryIndex.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        var byName = files.GroupBy(f => f.Name.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        var wanted = named.Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        // Only what was found below the folder can be named: no name leads out of it.
        var chosen = wanted.Select(n => byName.GetValueOrDefault(n) ?? new SourceFile(n, 0, () => Stream.Null, "The DICOMDIR names it, and it is not in its folder")).ToList();
        return Checked(new ImportSource(chosen, [.. files.Select(f => f.Name).Except(chosen.Select(c => c.Name))]), folder);
    }

    private static List<SourceFile> FilesIn(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return [.. Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal).Select(f => FileAt(f, Path.GetRelativePath(folder, f)))];
    }

    private static SourceFile FileAt(string path, string name) => new(name, new FileInfo(path).Length, () => File.OpenRead(path));

    private static ImportSource OpenZip(string path)
    {
        try
        {
            var zip = ZipFile.OpenRead(path);
            return new ImportSource([.. zip.Entries.Where(e => e.Name.Length > 0).Select(Entry)], zip: zip);
        }
        catch (InvalidDataException)
        {
            throw new CommandRefusal($"{path} is a damaged or truncated ZIP. Make it anew, or give the folder itself.");
        }
    }

    // The directory of a ZIP may lie about sizes; what unpacks to more is stopped by the limit on reading.
    private static SourceFile Entry(ZipArchiveEntry entry) => new(
        entry.FullName, entry.Length, entry.Open,
        entry.Length > Archive.ZipEntries.LargestOf(entry) ? $"It would unpack to {entry.Length} bytes; the limit is {Archive.ZipEntries.LargestOf(entry)}" : null);

    private static bool BeginsWith(string path, int offset, string mark)
    {
        using var file = File.OpenRead(path);
        file.Position = offset;
        return mark.All(c => file.ReadByte() == c);
    }

    private static ImportSource Checked(ImportSource source, string path, string? reason = null) =>
        source.Files.Count > 0 ? source : throw new CommandRefusal(reason ?? $"{path} holds no file.");
}
