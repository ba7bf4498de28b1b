using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>A pixel's stored value out of its cell (PS3.5 §8.1.1).</summary>
internal static class StoredValue
{
    /// <summary>BitsStored bits that end at HighBit, with their sign where PixelRepresentation says so.</summary>
    public static long Extract(uint cell, PixelDescription d)
    {
        var bits = ((long)cell >> (d.HighBit + 1 - d.BitsStored)) & ((1L << d.BitsStored) - 1);
        return d.IsSigned && (bits >> (d.BitsStored - 1)) == 1 ? bits - (1L << d.BitsStored) : bits;
    }

    /// <summary>Rescaled values of one frame of 8, 16 or 32 bit cells, little endian.</summary>
    public static void Rescale(ReadOnlySpan<byte> frame, PixelDescription d, double slope, double intercept, Span<float> target)
    {
        var cell = d.BitsAllocated / 8;
        for (var i = 0; i < target.Length; i++)
        {
            var raw = cell switch
            {
                1 => frame[i],
                2 => BinaryPrimitives.ReadUInt16LittleEndian(frame[(2 * i)..]),
                _ => BinaryPrimitives.ReadUInt32LittleEndian(frame[(4 * i)..]),
            };
            target[i] = (float)((Extract(raw, d) * slope) + intercept);
        }
    }
}
