using System.Buffers;
using System.Security.Cryptography;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What was received and waits to be read, under a name made here; it is identifiable and goes when it was read.</summary>
/// <param name="Digest">SHA-256 of its content.</param>
/// <param name="Entry">Its place in the ZIP it came in, from 1; null when it came by itself.</param>
public sealed record SpooledFile(string Path, long Length, byte[] Digest, int? Entry = null, string? Refusal = null)
{
    /// <summary>Which part of the request it came in, from 0.</summary>
    public int Part { get; init; }

    /// <summary>Where a worker puts what is kept of it.</summary>
    public string Target => Path + ".kept";

    /// <summary>Something that is refused before it is read.</summary>
    public static SpooledFile Refused(string reason, int? entry) => new("", 0, [], entry, reason);

    public void Delete()
    {
        if (Path.Length > 0)
        {
            File.Delete(Path);
            File.Delete(Target);
        }
    }
}

/// <summary>
/// The folder where files lie between their arrival and their reading. Nothing in it outlives the process: it is emptied at start,
/// so what a cut-off import left is gone and no name of a sender's file was ever there.
/// </summary>
public sealed class Spool
{
    private const int Chunk = 1 << 16;
    private readonly string root;

    public Spool(string dataPath)
    {
        root = Path.Combine(dataPath, "spool");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Array.ForEach(Directory.GetFiles(root), File.Delete);
    }

    /// <summary>A place for something that is being made.</summary>
    public string NewPath() => Path.Combine(root, Guid.CreateVersion7().ToString("N"));

    /// <summary>Takes a stream to its end, or to the limit: then the file is refused.</summary>
    /// <param name="passOver">Whether the rest of a refused stream is read, for others follow in it.</param>
    public async Task<SpooledFile> TakeAsync(Stream content, long largest, int? entry, CancellationToken cancel, bool passOver = true)
    {
        var path = NewPath();
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = await CopyAsync(content, path, largest, hash, buffer, cancel);
            if (length <= largest)
            {
                return new SpooledFile(path, length, hash.GetHashAndReset(), entry);
            }

            File.Delete(path);
            if (passOver)
            {
                await PassOverAsync(content, buffer, cancel);
            }

            return SpooledFile.Refused($"It is, or unpacks to, more than {largest} bytes", entry);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<long> CopyAsync(Stream content, string path, long largest, IncrementalHash hash, byte[] buffer, CancellationToken cancel)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        var length = 0L;
        for (var read = await content.ReadAsync(buffer, cancel); read > 0; read = await content.ReadAsync(buffer, cancel))
        {
            if (length + read > largest)
            {
                return length + read;
            }

            hash.AppendData(buffer, 0, read);
            RandomAccess.Write(file, buffer.AsSpan(0, read), length);
            length += read;
        }

        return length;
    }

    private static async Task PassOverAsync(Stream content, byte[] buffer, CancellationToken cancel)
    {
        while (await content.ReadAsync(buffer, cancel) > 0)
        {
        }
    }
}
