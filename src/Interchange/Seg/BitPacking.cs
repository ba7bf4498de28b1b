using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>One bit a pixel from the lowest bit of each byte; the next frame goes on within the byte (PS3.5 §8.1.1, annex D).</summary>
internal static class BitPacking
{
    /// <summary>Bytes that the array must have beyond the last bit.</summary>
    public const int Slack = 9;

    private const int Word = 64;

    /// <summary>Sets the bits of the voxels that are not zero, from a bit on; the bits there are zero before.</summary>
    public static void Pack(ReadOnlySpan<byte> voxels, Span<byte> bits, long firstBit)
    {
        var at = 0;
        for (; at + Word <= voxels.Length; at += Word)
        {
            Put(bits, firstBit + at, NonZero(voxels.Slice(at, Word)));
        }

        ulong rest = 0;
        for (var i = at; i < voxels.Length; i++)
        {
            rest |= voxels[i] != 0 ? 1UL << (i - at) : 0;
        }

        Put(bits, firstBit + at, rest);
    }

    private static ulong NonZero(ReadOnlySpan<byte> voxels)
    {
        var low = Vector256.Equals(Vector256.Create(voxels), Vector256<byte>.Zero).ExtractMostSignificantBits();
        var high = Vector256.Equals(Vector256.Create(voxels[32..]), Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(low | ((ulong)high << 32));
    }

    private static void Put(Span<byte> bits, long bit, ulong word)
    {
        var target = bits[(int)(bit >> 3)..];
        var shift = (int)(bit & 7);
        var before = BinaryPrimitives.ReadUInt64LittleEndian(target);
        BinaryPrimitives.WriteUInt64LittleEndian(target, before | (word << shift));
        if (shift > 0)
        {
            target[8] |= (byte)(word >> (Word - shift));
        }
    }
}
