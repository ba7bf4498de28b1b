using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Dicom;

/// <summary>One uncompressed frame as a file holds it, made into what decoding gives: samples interleaved, one byte or more a sample.</summary>
internal static class NativeFrame
{
    /// <summary>Bytes of a decoded frame.</summary>
    public static long DecodedLength(PixelDescription d) => (long)d.Rows * d.Columns * d.SamplesPerPixel * Cell(d);

    /// <summary>Bytes of one decoded sample; a bit becomes a byte.</summary>
    public static int Cell(PixelDescription d) => Math.Max(1, d.BitsAllocated / 8);

    /// <summary>Whether two pixels share their colour differences in the file (PS3.3 §C.7.6.3.1.2).</summary>
    public static bool IsShared(PixelDescription d) => d.PhotometricInterpretation is "YBR_FULL_422" or "YBR_PARTIAL_422";

    /// <summary>The frame interleaved and unpacked; the same bytes where it already is.</summary>
    /// <returns>Why not; null when <paramref name="values"/> holds it.</returns>
    public static string? Unpack(ReadOnlyMemory<byte> frame, PixelDescription d, out ReadOnlyMemory<byte> values)
    {
        values = default;
        var needed = (d.BitsPerFrame + 7) / 8;
        if (frame.Length < needed)
        {
            return $"The frame has {frame.Length} bytes where {needed} are needed";
        }

        frame = frame[..(int)needed];
        values = d.BitsAllocated == 1 ? Bits(frame.Span, (int)DecodedLength(d))
            : IsShared(d) && d.SamplesPerPixel == 3 ? Shared(frame.Span, d)
            : d is { IsPlanar: true, SamplesPerPixel: > 1 } ? Interleaved(frame.Span, d.SamplesPerPixel, Cell(d))
            : frame;
        return values.Length == DecodedLength(d) ? null : "Photometric interpretation and samples per pixel contradict each other";
    }

    // From the lowest bit on (PS3.5 §8.1.1), eight at a time: each copy of the byte keeps the bit of its place, which then becomes 1.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte[] Bits(ReadOnlySpan<byte> packed, int count)
    {
        const ulong Ones = 0x0101010101010101;
        const ulong Places = 0x8040201008040201;
        var values = new byte[count];
        var whole = count >> 3;
        for (var i = 0; i < whole; i++)
        {
            if (packed[i] != 0)
            {
                var bits = (((packed[i] * Ones) & Places) + (Ones * 0x7F)) >> 7;
                BinaryPrimitives.WriteUInt64LittleEndian(values.AsSpan(i << 3), bits & Ones);
            }
        }

        for (var i = whole << 3; i < count; i++)
        {
            values[i] = (byte)((packed[i >> 3] >> (i & 7)) & 1);
        }

        return values;
    }

    private static byte[] Interleaved(ReadOnlySpan<byte> planes, int samples, int cell)
    {
        var values = new byte[planes.Length];
        var pixels = planes.Length / samples / cell;
        for (var sample = 0; sample < samples; sample++)
        {
            var plane = planes.Slice(sample * pixels * cell, pixels * cell);
            for (var i = 0; i < pixels; i++)
            {
                plane.Slice(i * cell, cell).CopyTo(values.AsSpan(((i * samples) + sample) * cell));
            }
        }

        return values;
    }

    // Y1 Y2 Cb Cr of two pixels become Y1 Cb Cr and Y2 Cb Cr.
    private static byte[] Shared(ReadOnlySpan<byte> frame, PixelDescription d)
    {
        var cell = Cell(d);
        var values = new byte[DecodedLength(d)];
        for (var pair = 0; (pair + 1) * 4 * cell <= frame.Length && (pair + 1) * 6 * cell <= values.Length; pair++)
        {
            var from = frame.Slice(pair * 4 * cell, 4 * cell);
            var to = values.AsSpan(pair * 6 * cell, 6 * cell);
            from[..cell].CopyTo(to);
            from[(2 * cell)..].CopyTo(to[cell..]);
            from.Slice(cell, cell).CopyTo(to[(3 * cell)..]);
            from[(2 * cell)..].CopyTo(to[(4 * cell)..]);
        }

        return values;
    }
}
