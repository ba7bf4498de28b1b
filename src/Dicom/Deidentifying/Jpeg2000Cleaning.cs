using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// JPEG 2000 codestreams (ITU-T T.800 annex A) without comments in main and tile-part headers, and without what follows the end.
/// A file format around the codestream (JP2 boxes) goes too.
/// </summary>
internal static class Jpeg2000Cleaning
{
    private const ushort Soc = 0xFF4F;
    private const ushort Sot = 0xFF90;
    private const ushort Sod = 0xFF93;
    private const ushort Com = 0xFF64;
    private const int SotLength = 12;

    /// <summary>The cleaned codestream; null when it cannot be walked.</summary>
    public static ReadOnlyMemory<byte>? Clean(ReadOnlyMemory<byte> stream)
    {
        var bytes = stream.Span;
        var start = bytes.Length > 2 && Marker(bytes, 0) == Soc ? 0 : bytes.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]);
        if (start < 0)
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.Slice(start, 2));
        var at = start + 2;
        if (!Header(bytes, ref at, kept, Sot))
        {
            return null;
        }

        while (at + SotLength <= bytes.Length && Marker(bytes, at) == Sot)
        {
            if (!TilePart(bytes, ref at, kept))
            {
                return null;
            }
        }

        kept.Write([0xFF, 0xD9]);
        return kept.ToArray();
    }

    // Marker segments up to, not with, the one that ends the header.
    private static bool Header(ReadOnlySpan<byte> bytes, ref int at, MemoryStream kept, ushort until)
    {
        while (at + 4 <= bytes.Length)
        {
            var marker = Marker(bytes, at);
            if (marker == until)
            {
                return true;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker < 0xFF00 || length < 4 || at + length > bytes.Length)
            {
                return false;
            }

            if (marker != Com)
            {
                kept.Write(bytes.Slice(at, length));
            }

            at += length;
        }

        return at + 2 <= bytes.Length && Marker(bytes, at) == until;
    }

    private static bool TilePart(ReadOnlySpan<byte> bytes, ref int at, MemoryStream kept)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 6)..]);

        // Zero: the last tile-part, to the end of the codestream (§A.4.2).
        var end = length == 0 ? EndOf(bytes) : at + (long)length;
        if (end > bytes.Length || end < at + SotLength)
        {
            return false;
        }

        using var header = new MemoryStream();
        var inner = at + SotLength;
        if (!Header(bytes[..(int)end], ref inner, header, Sod))
        {
            return false;
        }

        var data = bytes[inner..(int)end];
        var sot = bytes.Slice(at, SotLength).ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(sot.AsSpan(6), (uint)(SotLength + header.Length + data.Length));
        kept.Write(sot);
        header.WriteTo(kept);
        kept.Write(data);
        at = (int)end;
        return true;
    }

    private static long EndOf(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return end < 0 ? bytes.Length : end;
    }

    private static ushort Marker(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
