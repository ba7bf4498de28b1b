using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>RLE frames (PS3.5 annex G) written anew: the segments as long as their pixels need, nothing between or behind them.</summary>
internal static class RleCleaning
{
    private const int HeaderLength = 64;

    /// <summary>The cleaned frame; null when it cannot be walked.</summary>
    public static ReadOnlyMemory<byte>? Clean(ReadOnlyMemory<byte> stream, PixelDescription description)
    {
        var bytes = stream.Span;
        var count = bytes.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (count is < 1 or > 15)
        {
            return null;
        }

        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, count);
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(header);
        for (var i = 0; i < count; i++)
        {
            var offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 + (4 * i))..]);
            if (offset < HeaderLength || offset > bytes.Length || Length(bytes[(int)offset..], description.Rows * description.Columns) is not { } length)
            {
                return null;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4 + (4 * i)), (uint)kept.Length);
            kept.Write(bytes.Slice((int)offset, length));
            if ((length & 1) == 1)
            {
                kept.WriteByte(0x80);
            }
        }

        var made = kept.ToArray();
        header.CopyTo(made, 0);
        return made;
    }

    // Bytes of a segment that make that many values; null when it ends before. No value of 0x80 is a run.
    private static int? Length(ReadOnlySpan<byte> segment, int values)
    {
        var (at, made) = (0, 0);
        while (made < values)
        {
            if (at >= segment.Length)
            {
                return null;
            }

            var control = segment[at];
            made += control < 0x80 ? control + 1 : control > 0x80 ? 257 - control : 0;
            at += control < 0x80 ? control + 2 : control > 0x80 ? 2 : 1;
        }

        return at <= segment.Length ? at : null;
    }
}
