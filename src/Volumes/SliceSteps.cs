using System.Numerics;

namespace CrowdAnnotate.Volumes;

/// <summary>How many slices each voxel is from the nearest voxel of a set in its line across the slices.</summary>
internal static class SliceSteps
{
    /// <summary>The line has no voxel of the set.</summary>
    public const ushort None = ushort.MaxValue;

    /// <param name="members">x fastest, then y, then z; a voxel is in the set when it is non-zero and <paramref name="complement"/> is false, or zero and it is true.</param>
    /// <exception cref="ArgumentException">There are more slices than can be counted.</exception>
    public static ushort[] To(ReadOnlyMemory<byte> members, bool complement, (int X, int Y, int Z) size)
    {
        if (size.Z >= None)
        {
            throw new ArgumentException($"{size.Z} slices are more than distances are computed on.", nameof(size));
        }

        var (steps, plane) = (new ushort[members.Length], size.X * size.Y);
        var parts = Math.Clamp(plane / 4096, 1, 2 * Environment.ProcessorCount);
        Parallel.For(0, parts, p =>
        {
            var (from, to) = ((int)((long)plane * p / parts), (int)((long)plane * (p + 1) / parts));
            for (var z = 0; z < size.Z; z++)
            {
                var own = steps.AsSpan((z * plane) + from, to - from);
                Place(members.Span.Slice((z * plane) + from, to - from), complement, own);
                Approach(own, z > 0 ? steps.AsSpan(((z - 1) * plane) + from, to - from) : own);
            }

            for (var z = size.Z - 2; z >= 0; z--)
            {
                Approach(steps.AsSpan((z * plane) + from, to - from), steps.AsSpan(((z + 1) * plane) + from, to - from));
            }
        });
        return steps;
    }

    private static void Place(ReadOnlySpan<byte> members, bool complement, Span<ushort> steps)
    {
        var (i, wide, flip) = (0, Vector<byte>.Count, complement ? Vector<byte>.AllBitsSet : Vector<byte>.Zero);
        for (; i <= steps.Length - wide; i += wide)
        {
            var outside = Vector.Equals(new Vector<byte>(members[i..]), Vector<byte>.Zero) ^ flip;
            Vector.Widen(Vector.AsVectorSByte(outside), out var low, out var high);
            Vector.AsVectorUInt16(low).CopyTo(steps[i..]);
            Vector.AsVectorUInt16(high).CopyTo(steps[(i + (wide / 2))..]);
        }

        for (; i < steps.Length; i++)
        {
            steps[i] = (members[i] != 0) != complement ? (ushort)0 : None;
        }
    }

    /// <summary>Takes the way over the neighbouring slice where it is shorter.</summary>
    private static void Approach(Span<ushort> own, ReadOnlySpan<ushort> neighbour)
    {
        var (i, wide, none) = (0, Vector<ushort>.Count, new Vector<ushort>(None));
        for (; i <= own.Length - wide; i += wide)
        {
            // What equals None stays None: all bits set are minus one.
            var beside = new Vector<ushort>(neighbour[i..]);
            var further = beside + Vector<ushort>.One + Vector.Equals(beside, none);
            Vector.Min(new Vector<ushort>(own[i..]), further).CopyTo(own[i..]);
        }

        for (; i < own.Length; i++)
        {
            own[i] = Math.Min(own[i], neighbour[i] == None ? None : (ushort)(neighbour[i] + 1));
        }
    }
}
