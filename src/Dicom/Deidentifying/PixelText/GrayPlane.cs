using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// A frame as one unsigned 16-bit value a pixel, in the order of the stored values: their highest bits; of colours a sum in which red,
/// green and blue weigh unlike, of YBR the brightness. Lent memory: dispose of it.
/// </summary>
internal sealed class GrayPlane : IDisposable
{
    // Prime, so that not the same columns are sampled in every row.
    private const int Sampled = 17;
    // Of the distance between the lowest and the highest value.
    private const int LeastShare = 8;
    private readonly ushort[] cells;

    private GrayPlane(ushort[] cells, int columns, int rows) => (this.cells, Columns, Rows) = (cells, columns, rows);

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>How far apart the values lie, but for one of a thousand at either end.</summary>
    public int Range { get; private set; }

    public ReadOnlySpan<ushort> Row(int y) => cells.AsSpan(y * Columns, Columns);

    /// <param name="frame">Decoded: samples interleaved, little endian.</param>
    public static GrayPlane Of(ReadOnlySpan<byte> frame, PixelDescription d)
    {
        var plane = new GrayPlane(ArrayPool<ushort>.Shared.Rent(d.Rows * d.Columns), d.Columns, d.Rows);
        var target = plane.cells.AsSpan(0, d.Rows * d.Columns);
        if (d.SamplesPerPixel == 1)
        {
            Single(frame, d, target);
        }
        else
        {
            Coloured(frame, d, target);
        }

        plane.Range = RangeOf(target);
        return plane;
    }

    public void Dispose() => ArrayPool<ushort>.Shared.Return(cells);

    private static void Single(ReadOnlySpan<byte> frame, PixelDescription d, Span<ushort> target)
    {
        if (d.BitsAllocated == 16 && d.HighBit == d.BitsStored - 1 && BitConverter.IsLittleEndian)
        {
            Widened(MemoryMarshal.Cast<byte, ushort>(frame), 16 - d.BitsStored, d.IsSigned ? (ushort)0x8000 : (ushort)0, target);
            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Highest(Cell(frame, d.BitsAllocated, i), d);
        }
    }

    private static void Widened(ReadOnlySpan<ushort> from, int shift, ushort flip, Span<ushort> to)
    {
        var i = 0;
        var flips = Vector256.Create(flip);
        for (; i + Vector256<ushort>.Count <= to.Length; i += Vector256<ushort>.Count)
        {
            ((Vector256.Create(from.Slice(i, Vector256<ushort>.Count)) << shift) ^ flips).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] = (ushort)((from[i] << shift) ^ flip);
        }
    }

    // Three colours by unlike weights, so that text differs from its ground in nearly every pair of colours; 14 of 16 parts are used.
    private static void Coloured(ReadOnlySpan<byte> frame, PixelDescription d, Span<ushort> target)
    {
        var isBrightness = d.PhotometricInterpretation.StartsWith("YBR_FULL", StringComparison.Ordinal) || d.PhotometricInterpretation == "YBR_PARTIAL_422" || d.SamplesPerPixel < 3;
        for (var i = 0; i < target.Length; i++)
        {
            var at = i * d.SamplesPerPixel;
            target[i] = isBrightness ? Highest(Cell(frame, d.BitsAllocated, at), d)
                : (ushort)(((5 * Highest(Cell(frame, d.BitsAllocated, at), d)) + (6 * Highest(Cell(frame, d.BitsAllocated, at + 1), d))
                    + (4 * Highest(Cell(frame, d.BitsAllocated, at + 2), d))) >> 4);
        }
    }

    private static uint Cell(ReadOnlySpan<byte> frame, int bits, int i) => bits switch
    {
        16 => BinaryPrimitives.ReadUInt16LittleEndian(frame[(2 * i)..]),
        32 => BinaryPrimitives.ReadUInt32LittleEndian(frame[(4 * i)..]),
        _ => frame[i],
    };

    private static ushort Highest(uint cell, PixelDescription d)
    {
        var bits = (cell >> (d.HighBit + 1 - d.BitsStored)) << (32 - d.BitsStored);
        return (ushort)((d.IsSigned ? bits ^ 0x8000_0000 : bits) >> 16);
    }

    // A few pixels far off do not hide the contrast of text, nor does text that is all there is.
    private static int RangeOf(ReadOnlySpan<ushort> cells)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        for (var i = 0; i < cells.Length; i += Sampled)
        {
            counts[cells[i] >> 8]++;
        }

        var few = ((cells.Length / Sampled) + 1) / 1000;
        var (low, high) = Outermost(cells);
        var most = (Percentile(counts, few, 255, -1) - Percentile(counts, few, 0, 1) + 1) << 8;
        return Math.Clamp(most, (high - low) / LeastShare, high - low);
    }

    private static int Percentile(ReadOnlySpan<int> counts, int few, int from, int step)
    {
        var sum = counts[from];
        while (sum <= few)
        {
            from += step;
            sum += counts[from];
        }

        return from;
    }

    private static (ushort Low, ushort High) Outermost(ReadOnlySpan<ushort> cells)
    {
        var (low, high) = (Vector256.Create(cells[0]), Vector256.Create(cells[0]));
        var i = 0;
        for (; i + Vector256<ushort>.Count <= cells.Length; i += Vector256<ushort>.Count)
        {
            var next = Vector256.Create(cells.Slice(i, Vector256<ushort>.Count));
            (low, high) = (Vector256.Min(low, next), Vector256.Max(high, next));
        }

        var (lowest, highest) = (ushort.MaxValue, ushort.MinValue);
        for (var lane = 0; lane < Vector256<ushort>.Count; lane++)
        {
            (lowest, highest) = (Math.Min(lowest, low[lane]), Math.Max(highest, high[lane]));
        }

        for (; i < cells.Length; i++)
        {
            (lowest, highest) = (Math.Min(lowest, cells[i]), Math.Max(highest, cells[i]));
        }

        return (lowest, highest);
    }
}
