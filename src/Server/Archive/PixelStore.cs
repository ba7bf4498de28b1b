namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// Pixel data and other large objects under names made here. This is the seam where an S3-compatible store can stand: whole
/// objects are written once, read by range, and deleted; no caller sees a path.
/// </summary>
public sealed class PixelStore : IDisposable
{
    private const int MostOpen = 512;
    private readonly string root;
    private readonly OpenObjects open = new(MostOpen);
    private readonly Func<string, string> pathOf;

    public PixelStore(string dataPath)
    {
        pathOf = PathOf;
        root = Path.Combine(dataPath, "pixels");
        Directory.CreateDirectory(root);
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

    public void Delete(string name)
    {
        open.Close(name);
        File.Delete(PathOf(name));
    }

    public void Dispose() => open.Dispose();

    // The newest digits of a version 7 GUID differ most: they spread the folders.
    private string PathOf(string name) => Guid.TryParseExact(name, "N", out _)
        ? Path.Combine(root, name[^2..], name)
        : throw new ArgumentException("An object's name is made by the store.", nameof(name));
}
