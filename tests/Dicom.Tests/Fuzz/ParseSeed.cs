using System.Buffers.Binary;
using System.IO.Compression;
using CsCheck;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A valid file to be mutated: its bytes, those of a deflated data set inflated, and where its elements seem to begin.</summary>
internal sealed class ParseSeed
{
    private readonly byte[]? head;

    public ParseSeed(string name, byte[] file)
    {
        var read = Reading.Accepted(file);
        (Name, IsExplicit, IsBigEndian, Bytes) = (name, read.TransferSyntax.IsExplicitVR, read.TransferSyntax.IsBigEndian, file);
        if (read.TransferSyntax.IsDeflated)
        {
            // The meta header gives its length in the first element after "DICM".
            var start = 144 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(140));
            (head, Bytes) = (file[..start], Inflated(file.AsSpan(start)));
        }

        Marks = [.. Enumerable.Range(0, Bytes.Length / 2).Select(i => 2 * i).Where(IsMark)];
    }

    public string Name { get; }

    public bool IsExplicit { get; }

    public bool IsBigEndian { get; }

    public byte[] Bytes { get; }

    public IReadOnlyList<int> Marks { get; }

    /// <summary>The file that mutated bytes make.</summary>
    public byte[] File(byte[] mutated)
    {
        if (head is null)
        {
            return mutated;
        }

        using var target = new MemoryStream();
        target.Write(head);
        using (var deflate = new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(mutated);
        }

        return target.ToArray();
    }

    /// <summary>Small files of every encoding.</summary>
    public static IReadOnlyList<ParseSeed> Made()
    {
        var seeds = new List<ParseSeed>();
        foreach (var uid in new[] { Syntaxes.Implicit, Syntaxes.Explicit, Syntaxes.Big, Syntaxes.Deflated })
        {
            var syntax = DicomTransferSyntax.Find(new Primitives.Uid(uid))!;
            seeds.AddRange(Enumerable.Range(0, 6).Select(i => new ParseSeed(
                $"{syntax.Name} {i}", DicomWriter.Write(AnyDataset.Native.Single(_ => true, $"000000000{i}00"), syntax, new DicomWriteOptions { DefinedLengths = i % 2 == 1 }))));
        }

        var jpeg = DicomTransferSyntax.Find(new Primitives.Uid(Syntaxes.JpegLossless))!;
        seeds.AddRange(Enum.GetValues<OffsetTable>().Select(t => new ParseSeed(
            $"encapsulated {t}", DicomWriter.Write(AnyDataset.Frames([[[1, 2], [3, 4, 5, 6]], [[7, 8]], [[9, 10], [11, 12]]]), jpeg, new DicomWriteOptions { OffsetTable = t }))));
        return seeds;
    }

    /// <summary>The real files up to 40 kB, where they are here.</summary>
    public static IReadOnlyList<ParseSeed> Real()
    {
        var real = Path.Combine(Shared(new DirectoryInfo(AppContext.BaseDirectory)), "data", "dicom");
        return !Directory.Exists(real) ? [] :
        [
            .. Directory.GetFiles(real, "*.dcm", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length < 40_000).Order(StringComparer.Ordinal)
                .Select(f => new ParseSeed(Path.GetFileName(f), System.IO.File.ReadAllBytes(f))),
        ];
    }

    private static string Shared(DirectoryInfo folder) =>
        System.IO.File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? Path.Combine(folder.FullName, "..", "shared") : Shared(folder.Parent!);

    private bool IsMark(int at) => at + 8 <= Bytes.Length && (IsExplicit
        ? DicomVR.TryParse(System.Text.Encoding.ASCII.GetString(Bytes, at + 4, 2), out _)
        : DicomDictionary.Find(new DicomTag(BitConverter.ToUInt16(Bytes, at), BitConverter.ToUInt16(Bytes, at + 2))) is not null);

    private static byte[] Inflated(ReadOnlySpan<byte> deflated)
    {
        using var stream = new DeflateStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }
}
