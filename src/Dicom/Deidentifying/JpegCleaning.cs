using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// JPEG and JPEG-LS codestreams (ITU-T T.81 annex B, T.87 annex C) without application segments and comments, and without what
/// follows the end of the image. Of two application segments the part a decoder needs stays: Adobe's colour transform and
/// HP's for JPEG-LS ("mrfx").
/// </summary>
internal static class JpegCleaning
{
    private const byte Soi = 0xD8;
    private const byte Eoi = 0xD9;
    private const byte Sos = 0xDA;
    private const byte Comment = 0xFE;

    /// <summary>The cleaned codestream; null when it cannot be walked.</summary>
    public static ReadOnlyMemory<byte>? Clean(ReadOnlyMemory<byte> stream, bool isLs)
    {
        var bytes = stream.Span;
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != Soi)
        {
            return null;
        }

        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);
        var at = 2;
        while (at + 1 < bytes.Length)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == Eoi)
            {
                kept.Write([0xFF, Eoi]);
                return kept.ToArray();
            }

            if (!Segment(bytes, ref at, marker, isLs, kept))
            {
                return null;
            }
        }

        // Without an end marker decoders go on reading; give them one.
        kept.Write([0xFF, Eoi]);
        return kept.ToArray();
    }

    private static bool Segment(ReadOnlySpan<byte> bytes, ref int at, byte marker, bool isLs, MemoryStream kept)
    {
        if (marker is >= 0xD0 and <= 0xD7 or 0x01)
        {
            kept.Write(bytes.Slice(at, 2));
            at += 2;
            return true;
        }

        if (at + 4 > bytes.Length)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        if (length < 2 || at + 2 + length > bytes.Length)
        {
            return false;
        }

        var segment = bytes.Slice(at, 2 + length);
        kept.Write(marker is (>= 0xE0 and <= 0xEF) or Comment ? Needed(segment, marker) : segment);
        at += segment.Length;
        if (marker == Sos)
        {
            var end = at + ScanLength(bytes[at..], isLs);
            kept.Write(bytes[at..end]);
            at = end;
        }

        return true;
    }

    private static byte[] Needed(ReadOnlySpan<byte> segment, byte marker)
    {
        if (marker == 0xEE && segment.Length == 16 && segment[4..9].SequenceEqual("Adobe"u8) && segment[15] <= 2)
        {
            return [0xFF, 0xEE, 0, 14, (byte)'A', (byte)'d', (byte)'o', (byte)'b', (byte)'e', 0, 100, 0, 0, 0, 0, segment[15]];
        }

        return marker == 0xE8 && segment.Length == 9 && segment[4..8].SequenceEqual("mrfx"u8) && segment[8] <= 5 ? segment.ToArray() : [];
    }

    // The entropy-coded data end at the first marker that is neither a stuffed byte nor a restart. JPEG-LS stuffs a bit instead of a
    // byte: after 0xFF the next byte is below 0x80.
    private static int ScanLength(ReadOnlySpan<byte> data, bool isLs)
    {
        for (var i = 0; i + 1 < data.Length; i++)
        {
            var next = data.Slice(i).IndexOf((byte)0xFF);
            if (next < 0 || i + next + 1 >= data.Length)
            {
                return data.Length;
            }

            i += next;
            var marker = data[i + 1];
            var isData = isLs ? marker < 0x80 : marker == 0;
            if (!isData && marker is not (>= 0xD0 and <= 0xD7) && marker != 0xFF)
            {
                return i;
            }
        }

        return data.Length;
    }
}
