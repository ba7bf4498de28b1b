using System.Buffers.Binary;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>Uncompressed little-endian pixels of 8 or 16 allocated bits, of which the lower ones are stored (PS3.3 §C.7.6.3.1).</summary>
public static class StoredValues
{
    public static int[] Read(byte[] pixels, int bitsAllocated, int bitsStored, bool signed)
    {
        if (bitsAllocated is not (8 or 16))
        {
            throw new InvalidDataException($"Pixels of {bitsAllocated} bits are not read here.");
        }

        var values = new int[pixels.Length / (bitsAllocated / 8)];
        for (var i = 0; i < values.Length; i++)
        {
            var raw = bitsAllocated == 8 ? pixels[i] : BinaryPrimitives.ReadUInt16LittleEndian(pixels.AsSpan(2 * i));
            var low = raw & ((1 << bitsStored) - 1);
            values[i] = signed && (low >> (bitsStored - 1)) == 1 ? low - (1 << bitsStored) : low;
        }

        return values;
    }
}
