namespace CrowdAnnotate.Server.Archive;

/// <summary>Objects that were taken into the store together and are not named by documents yet.</summary>
/// <param name="Journal">Where that is written down.</param>
public sealed record Adoption(IReadOnlyList<string> Names, string? Journal);

/// <summary>
/// Pixel data and other large objects under names made here. This is the seam where an S3-compatible store can stand: whole
/// objects are written once, read by range, and deleted; no caller sees a path.
/// </summary>
public sealed class PixelStore : IDisposable
{
    // Flushes at once share one commit of the file system's journal.
    private const int AtOnce = 16;
    private readonly string journal;
    private readonly string[] unfinished;
    private const int MostOpen = 512;
    private readonly string root;
    private readonly OpenObjects open = new(MostOpen);
    private readonly Func<string, string> pathOf;

    public PixelStore(string dataPath)
    {
        pathOf = PathOf;
        root = Path.Combine(dataPath, "pixels");
        journal = Path.Combine(root, "adoptions");
        Directory.CreateDirectory(journal);
        unfinished = Directory.GetFiles(journal);
    }

    /// <summary>Stores an object durably and answers its name; on failure nothing is left.</summary>
    public async Task<string> WriteAsync(Stream content, CancellationToken cancel)
    {
        var name = Guid.CreateVersion7().ToString("N");
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".part";
        try
        {
            await using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await content.CopyToAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path);
            return name;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>
    /// Takes files as objects, all of them durably when it returns: contents first, then the names, which share a folder. They are
    /// written down before, so that the next start can tell which of them no document came to name.
    /// </summary>
    /// <param name="paths">Files on the same file system; they are moved.</param>
    public Adoption Adopt(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return new Adoption([], null);
        }

        var shared = Guid.CreateVersion7().ToString("N")[^2..];
        var adoption = new Adoption([.. paths.Select(_ => Guid.CreateVersion7().ToString("N")[..^2] + shared)], Path.Combine(journal, Guid.CreateVersion7().ToString("N")));
        File.WriteAllLines(adoption.Journal!, adoption.Names);
        Parallel.ForEach(paths.Append(adoption.Journal!), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, Flush);
        DurableFolder.Flush(journal);
        var folder = Directory.CreateDirectory(Path.Combine(root, shared)).FullName;
        foreach (var (path, name) in paths.Zip(adoption.Names))
        {
            File.Move(path, PathOf(name));
        }

        DurableFolder.Flush(folder);
        DurableFolder.Flush(root);
        return adoption;
    }

    /// <summary>Documents name the objects now.</summary>
    public void Complete(Adoption adoption)
    {
        if (adoption.Journal is not null)
        {
            File.Delete(adoption.Journal);
        }
    }

    /// <summary>Gives adopted files back to where they were.</summary>
    public void Release(Adoption adoption, IReadOnlyList<string> paths)
    {
        foreach (var (name, path) in adoption.Names.Zip(paths))
        {
            File.Move(PathOf(name), path);
        }

        Complete(adoption);
    }

    /// <summary>Adoptions that an earlier process did not come to complete; some of their objects may be there.</summary>
    public IReadOnlyList<Adoption> Unfinished() =>
        [.. unfinished.Select(path => new Adoption([.. File.ReadAllLines(path).Where(n => Guid.TryParseExact(n, "N", out _))], path))];

    /// <summary>Reads a range of an object; fewer bytes only at its end.</summary>
    /// <exception cref="IOException">No object has that name, or it cannot be read.</exception>
    public int Read(string name, long offset, Span<byte> into) => open.Read(name, pathOf, offset, into);

    /// <summary>The open file of an object, for sending a range of it without a copy. A store without files would not have it.</summary>
    /// <exception cref="IOException">No object has that name.</exception>
    public HeldObject Hold(string name) => open.Hold(name, pathOf);

    /// <exception cref="IOException">No object has that name.</exception>
    public long Length(string name) => new FileInfo(PathOf(name)).Length;

    /// <summary>The whole object.</summary>
    public Task<byte[]> ReadAsync(string name, CancellationToken cancel) => File.ReadAllBytesAsync(PathOf(name), cancel);

    /// <summary>The whole object.</summary>
    public byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>The whole object, to be read from its beginning to its end.</summary>
    /// <exception cref="IOException">No object has that name.</exception>
    public Stream Open(string name) => new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);

    public void Delete(string name)
    {
        open.Close(name);
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }
    }

    public void Dispose() => open.Dispose();

    private static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    // The newest digits of a version 7 GUID differ most: they spread the folders.
    internal string PathOf(string name) => Guid.TryParseExact(name, "N", out _)
        ? Path.Combine(root, name[^2..], name)
        : throw new ArgumentException("An object's name is made by the store.", nameof(name));
}
