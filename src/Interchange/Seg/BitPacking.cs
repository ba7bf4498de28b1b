using System.Buffers.Binary;
using System.Runtime.CompilerServices;
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

    /// <summary>Sets to 1 the voxels whose bits are set, from the lowest bit of the first byte on; others stay as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> bits, Span<byte> voxels)
    {
        const ulong Ones = 0x0101010101010101;
        const ulong Places = 0x8040201008040201;
        var whole = voxels.Length >> 3;
        for (var i = 0; i < whole; i++)
        {
            if (bits[i] != 0)
            {
                // Each copy of the byte keeps the bit of its place, which then becomes 1.
                var eight = voxels.Slice(i << 3, 8);
                var inside = ((((bits[i] * Ones) & Places) + (Ones * 0x7F)) >> 7) & Ones;
                BinaryPrimitives.WriteUInt64LittleEndian(eight, BinaryPrimitives.ReadUInt64LittleEndian(eight) | inside);
            }
        }

        for (var i = whole << 3; i < voxels.Length; i++)
        {
            voxels[i] |= (byte)((bits[i >> 3] >> (i & 7)) & 1);
        }
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
