using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Bits of pixel cells outside BitsStored, where overlays once lived (PS3.5 §8.1.2) and anything may hide. They are made what
/// the value says: the sign above a signed value, zero elsewhere. Stored values do not change.
/// </summary>
internal static class UnusedBits
{
    /// <summary>Whether cells have bits that no value needs.</summary>
    public static bool MayHold(PixelDescription description) => description.PixelTag == DicomTag.PixelData
        && (description.BitsAllocated == 1 || (description.BitsAllocated != description.BitsStored && description.BitsAllocated is 8 or 16 or 32));

    /// <summary>Native little endian pixels without padding at the end and without foreign bits; a copy only when there were any.</summary>
    /// <param name="cleared">Cells that had foreign bits.</param>
    public static ReadOnlyMemory<byte> Clear(ReadOnlyMemory<byte> pixels, PixelDescription description, out long cleared)
    {
        cleared = 0;
        var exact = pixels[..(int)Math.Min(description.TotalBytes, pixels.Length)];
        var cell = description.BitsAllocated / 8;
        if (description.BitsAllocated == 1)
        {
            return LastByte(exact, description, ref cleared);
        }

        if (!MayHold(description) || (cell == 2 && AreClean(MemoryMarshal.Cast<byte, ushort>(exact.Span), description)))
        {
            return exact;
        }

        byte[]? copy = null;
        for (var i = 0; i + cell <= exact.Length; i += cell)
        {
            var raw = Read(exact.Span[i..], cell);
            var clean = Clean(raw, description);
            if (clean != raw)
            {
                copy ??= exact.ToArray();
                Write(copy.AsSpan(i), cell, clean);
                cleared++;
            }
        }

        return copy ?? exact;
    }

    // Most images have nothing there; many cells at once tell.
    private static bool AreClean(ReadOnlySpan<ushort> cells, PixelDescription d)
    {
        if (!BitConverter.IsLittleEndian || d.HighBit != d.BitsStored - 1)
        {
            return false;
        }

        var unused = 16 - d.BitsStored;
        var i = 0;
        for (; i + Vector<ushort>.Count <= cells.Length; i += Vector<ushort>.Count)
        {
            var shifted = new Vector<ushort>(cells[i..]) << unused;
            var back = d.IsSigned ? Vector.AsVectorUInt16(Vector.AsVectorInt16(shifted) >> unused) : shifted >>> unused;
            if (back != new Vector<ushort>(cells[i..]))
            {
                return false;
            }
        }

        for (; i < cells.Length; i++)
        {
            if ((ushort)Clean(cells[i], d) != cells[i])
            {
                return false;
            }
        }

        return true;
    }

    // Single bits leave some of the last byte unused.
    private static ReadOnlyMemory<byte> LastByte(ReadOnlyMemory<byte> exact, PixelDescription d, ref long cleared)
    {
        var used = (int)((d.BitsPerFrame * d.Frames) & 7);
        if (used == 0 || exact.IsEmpty || exact.Span[^1] >> used == 0)
        {
            return exact;
        }

        var copy = exact.ToArray();
        copy[^1] &= (byte)((1 << used) - 1);
        cleared++;
        return copy;
    }

    private static uint Clean(uint raw, PixelDescription d)
    {
        var low = d.HighBit + 1 - d.BitsStored;
        var value = StoredValue.Extract(raw, d);
        var clean = (uint)(value << low);
        return d.BitsAllocated == 32 ? clean : clean & ((1u << d.BitsAllocated) - 1);
    }

    private static uint Read(ReadOnlySpan<byte> bytes, int cell) => cell switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    private static void Write(Span<byte> bytes, int cell, uint value)
    {
        switch (cell)
        {
            case 1: bytes[0] = (byte)value; break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value); break;
            default: BinaryPrimitives.WriteUInt32LittleEndian(bytes, value); break;
        }
    }
}
