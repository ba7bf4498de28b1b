using System.Buffers.Binary;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What may happen to the bytes of a file, by accident or by intent.</summary>
internal sealed class Mutation(IReadOnlyList<ParseSeed> seeds)
{
    private static readonly uint[] Extremes =
        [0, 1, 2, 3, 7, 0x7F, 0xFF, 0xFFFE, 0xFFFF, 0x10000, 0xFFFFFF, 0x7FFFFFFE, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    private static readonly DicomTag[] Tags =
    [
        new(0xFFFE, 0xE000), new(0xFFFE, 0xE00D), new(0xFFFE, 0xE0DD), new(0xFFFC, 0xFFFC), DicomTag.PixelData, new(0x7FE0, 0x0008), new(0x7FE0, 0x0001), new(0x7FE0, 0x0002),
        new(0x0002, 0x0010), new(0x0002, 0x0000), new(0x0008, 0x0000), new(0x0009, 0x0010), new(0x0009, 0x1001), new(0x0008, 0x1140), new(0x5400, 0x1010), new(0x6000, 0x3000),
        new(0, 0), new(0xFFFF, 0xFFFF), DicomTag.Rows, DicomTag.BitsAllocated, DicomTag.NumberOfFrames, DicomTag.SpecificCharacterSet, DicomTag.PixelRepresentation, DicomTag.TransferSyntaxUID,
    ];

    private static readonly string[] Codes =
        ["SQ", "UN", "OB", "OW", "UT", "US", "SS", "UI", "AT", "FD", "OV", "DS", "PN", "XX", "\0\0", "??", "sq", "  "];

    /// <summary>One seed with one to four mutations; the same for the same number.</summary>
    public (string Name, byte[] File) Number(int number)
    {
        var draw = new Draw(number);
        var seed = draw.From(seeds);
        var bytes = seed.Bytes;
        for (var times = 1 + draw.Below(4); times > 0; times--)
        {
            bytes = Once(seed, bytes, draw);
        }

        return (seed.Name, seed.File(bytes));
    }

    private byte[] Once(ParseSeed seed, byte[] bytes, Draw draw)
    {
        // Where an element began before earlier mutations moved it, perhaps.
        var at = Math.Min(seed.Marks.Count == 0 ? 0 : draw.From(seed.Marks), bytes.Length);
        var tag = draw.From(Tags);
        return draw.Below(10) switch
        {
            0 => Edited(bytes, draw.Below(bytes.Length), b => b[0] ^= (byte)(1 << draw.Below(8)), 1),
            1 => bytes[..draw.Below(bytes.Length)],
            2 => Edited(bytes, at + 4 + (4 * draw.Below(2)), b => Put32(seed, b, draw.From(Extremes)), 4),
            3 => Edited(bytes, at + 6, b => Put16(seed, b, (ushort)draw.From(Extremes)), 2),
            4 => Edited(bytes, at, b => PutTag(seed, b, tag), 4),
            5 => Edited(bytes, at + 4, b => Encoding.ASCII.GetBytes(draw.From(Codes), b), 2),
            6 => Spliced(bytes, at, draw),
            7 => [.. bytes[..at], .. Wraps(seed, draw), .. bytes[at..]],
            8 => [.. bytes[..at], .. draw.Bytes(1 + draw.Below(24)), .. bytes[at..]],
            _ => Edited(bytes, at + 8, b => draw.Bytes(4).CopyTo(b), 4),
        };
    }

    private byte[] Spliced(byte[] bytes, int at, Draw draw)
    {
        var other = draw.From(seeds);
        return [.. bytes[..at], .. other.Bytes[Math.Min(draw.From(other.Marks), other.Bytes.Length)..]];
    }

    // Sequences in sequences, some of them longer than what holds them, some never ended.
    private static byte[] Wraps(ParseSeed seed, Draw draw)
    {
        var (target, depth) = (new byte[20 * (1 + draw.Below(draw.Below(8) == 0 ? 200 : 6))], 0);
        var isUndefined = draw.Below(4) > 0;
        for (; depth + 20 <= target.Length; depth += 20)
        {
            var span = target.AsSpan(depth);
            PutTag(seed, span, new DicomTag(0x0008, 0x1140));
            Encoding.ASCII.GetBytes("SQ", span[4..]);
            Put32(seed, span[8..], isUndefined ? uint.MaxValue : draw.From(Extremes));
            PutTag(seed, span[12..], new DicomTag(0xFFFE, 0xE000));
            Put32(seed, span[16..], isUndefined ? uint.MaxValue : draw.From(Extremes));
        }

        return seed.IsExplicit ? target : [.. target.Where((_, i) => i % 20 is < 4 or >= 8)];
    }

    private static byte[] Edited(byte[] bytes, int at, SpanEdit edit, int length)
    {
        var copy = bytes.ToArray();
        if (at + length <= copy.Length)
        {
            edit(copy.AsSpan(at, length));
        }

        return copy;
    }

    private delegate void SpanEdit(Span<byte> bytes);

    private static void PutTag(ParseSeed seed, Span<byte> target, DicomTag tag)
    {
        Put16(seed, target, tag.Group);
        Put16(seed, target[2..], tag.Element);
    }

    private static void Put16(ParseSeed seed, Span<byte> target, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(target, seed.IsBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    private static void Put32(ParseSeed seed, Span<byte> target, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(target, seed.IsBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
}
