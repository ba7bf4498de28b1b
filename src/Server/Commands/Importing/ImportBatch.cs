using System.Security.Cryptography;

namespace CrowdAnnotate.Server.Commands.Importing;

/// <summary>Files that are sent together: small ones in memory, a large one by itself from the disk.</summary>
internal sealed class ImportBatch : IDisposable
{
    private const int MostFiles = 32;
    private const long MostBytes = 8L << 20;
    private readonly List<LoadedFile> files = [];
    private readonly List<(string Name, string Problem)> unreadable = [];
    private readonly List<FileStream> temporary = [];
    private long bytes;

    public IReadOnlyList<LoadedFile> Files => files;

    public IReadOnlyList<(string Name, string Problem)> Unreadable => unreadable;

    private bool IsFull => files.Count + unreadable.Count >= MostFiles || bytes >= MostBytes;

    /// <summary>Reads the files one after another, a batch when it is asked for: a ZIP cannot be read at two places at once.</summary>
    public static IEnumerable<ImportBatch> Of(IReadOnlyList<SourceFile> files)
    {
        var batch = new ImportBatch();
        foreach (var file in files)
        {
            batch.Add(file);
            if (batch.IsFull)
            {
                yield return batch;
                batch = new ImportBatch();
            }
        }

        if (batch.files.Count + batch.unreadable.Count > 0)
        {
            yield return batch;
        }
    }

    public void Dispose() => temporary.ForEach(t => t.Dispose());

    private void Add(SourceFile file)
    {
        if (file.Problem is { } problem)
        {
            unreadable.Add((file.Name, problem));
            return;
        }

        try
        {
            using var stream = file.Open();
            files.Add(file.Length <= MostBytes ? InMemory(file, stream) : OnDisk(file, stream));
            bytes += file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            unreadable.Add((file.Name, e is InvalidDataException ? "It is damaged" : "It cannot be read"));
        }
    }

    private static LoadedFile InMemory(SourceFile file, Stream stream)
    {
        var content = new byte[file.Length];
        var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);

        // A ZIP that says less than it holds is not read on.
        return read == content.Length && stream.ReadByte() < 0 ? LoadedFile.Of(file.Name, content)
            : throw new InvalidDataException("It has another length than its directory says.");
    }

    // A ZIP's entry can be read once, so a large one is unpacked where it can be read again, and goes with this batch.
    private LoadedFile OnDisk(SourceFile file, Stream stream)
    {
        var copy = stream as FileStream;
        if (copy is null)
        {
            copy = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            temporary.Add(copy);
            stream.CopyTo(copy);
            copy.Position = 0;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(copy));
        copy.Position = 0;
        return new LoadedFile(file.Name, digest, () => new StreamContent(temporary.Contains(copy) ? copy : file.Open()));
    }
}
