using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// The files of a ZIP by their place in it. Names are not looked at, so none becomes a path; what unpacks to more than it may is
/// stopped while it unpacks, whatever its directory says.
/// </summary>
public static class ZipEntries
{
    public const long LargestZip = 64L << 30;
    private const long LargestTotal = 256L << 30;
    private const int MostEntries = 1_000_000;

    // Stored CT compresses to a half, empty images to a hundredth; a bomb to a thousandth.
    private const int LargestRatio = 400;
    private const long SmallEnough = 16L << 20;

    public static bool IsZip(SpooledFile file)
    {
        if (file.Path.Length == 0 || file.Length < 22)
        {
            return false;
        }

        using var handle = File.OpenHandle(file.Path);
        Span<byte> mark = stackalloc byte[4];
        return RandomAccess.Read(handle, mark, 0) == 4 && (mark.SequenceEqual("PK\u0003\u0004"u8) || mark.SequenceEqual("PK\u0005\u0006"u8));
    }

    public static async IAsyncEnumerable<SpooledFile> OpenAsync(SpooledFile zip, Spool spool, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = File.OpenRead(zip.Path);
        if (Read(file) is not { } archive)
        {
            yield return SpooledFile.Refused("The ZIP is damaged or truncated", null);
            yield break;
        }

        using (archive)
        {
            var (place, left) = (0, LargestTotal);
            foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
            {
                var taken = await TakeAsync(entry, ++place, left, spool, cancel);
                left -= taken.Length;
                yield return taken;
            }

            if (place == 0)
            {
                yield return SpooledFile.Refused("The ZIP holds no file", null);
            }
        }
    }

    private static ZipArchive? Read(FileStream file)
    {
        try
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read);
            if (archive.Entries.Count <= MostEntries)
            {
                return archive;
            }

            archive.Dispose();
            return null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>What an entry may unpack to, by itself.</summary>
    public static long LargestOf(ZipArchiveEntry entry) => Math.Min(ImportBody.LargestFile, Math.Max(SmallEnough, entry.CompressedLength * LargestRatio));

    private static async Task<SpooledFile> TakeAsync(ZipArchiveEntry entry, int place, long left, Spool spool, CancellationToken cancel)
    {
        var largest = Math.Min(left, LargestOf(entry));
        try
        {
            await using var content = entry.Open();
            var taken = await spool.TakeAsync(content, largest, place, cancel, passOver: false);
            if (!IsZip(taken))
            {
                return taken;
            }

            taken.Delete();
            return SpooledFile.Refused("A ZIP inside a ZIP is not opened", place);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            return SpooledFile.Refused("The entry of the ZIP is damaged or encrypted", place);
        }
    }
}
