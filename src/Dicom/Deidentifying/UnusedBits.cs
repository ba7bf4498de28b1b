using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Bits of pixel cells outside BitsStored, where overlays once lived (PS3.5 §8.1.2) and anything may hide. They are made what
/// the value says: the sign above a signed value, zero elsewhere. Stored values do not change.
/// </summary>
internal static class UnusedBits
{
    /// <summary>Native little endian pixels without padding at the end and without foreign bits; a copy only when there were any.</summary>
    /// <param name="cleared">Cells that had foreign bits.</param>
    public static ReadOnlyMemory<byte> Clear(ReadOnlyMemory<byte> pixels, PixelDescription description, out long cleared)
    {
        cleared = 0;
        var exact = pixels[..(int)Math.Min(description.TotalBytes, pixels.Length)];
        var cell = description.BitsAllocated / 8;
        if (description.BitsAllocated == description.BitsStored || cell is not (1 or 2 or 4) || description.PixelTag != DicomTag.PixelData)
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
