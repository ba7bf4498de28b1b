using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>
/// The loops over all voxels of a segmentation, which has tens of millions. They are compiled at once as they stay, for one object
/// may be all that a run reads.
/// </summary>
internal static class VoxelRuns
{
    private static readonly int Bytes = Vector<byte>.Count;
    private static readonly int Floats = Vector<float>.Count;

    /// <summary>Sets to 1 the voxels whose stored value is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(ReadOnlySpan<byte> stored, Span<byte> mask)
    {
        var at = 0;
        for (; at + Bytes <= stored.Length; at += Bytes)
        {
            var inside = Vector.Min(new Vector<byte>(stored[at..]), Vector<byte>.One);
            (inside | new Vector<byte>(mask[at..])).CopyTo(mask[at..]);
        }

        for (; at < stored.Length; at++)
        {
            mask[at] |= (byte)(stored[at] != 0 ? 1 : 0);
        }
    }

    /// <summary>Raises fractions to what is stored, where that is more; what is above the stored value of 1 stands for 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Raise(ReadOnlySpan<byte> stored, float one, Span<float> fractions)
    {
        var at = 0;
        for (; at + Bytes <= stored.Length; at += Bytes)
        {
            Vector.Widen(new Vector<byte>(stored[at..]), out var low, out var high);
            Raise(low, one, fractions[at..]);
            Raise(high, one, fractions[(at + (Bytes / 2))..]);
        }

        for (; at < stored.Length; at++)
        {
            fractions[at] = MathF.Max(fractions[at], MathF.Min(1, stored[at] / one));
        }
    }

    /// <summary>The nearest stored values of fractions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(ReadOnlySpan<float> fractions, float one, Span<byte> stored)
    {
        var at = 0;
        for (; at + Bytes <= fractions.Length; at += Bytes)
        {
            var from = fractions[at..];
            var low = Vector.Narrow(Whole(from, one), Whole(from[Floats..], one));
            var high = Vector.Narrow(Whole(from[(2 * Floats)..], one), Whole(from[(3 * Floats)..], one));
            Vector.Narrow(low, high).CopyTo(stored[at..]);
        }

        for (; at < fractions.Length; at++)
        {
            stored[at] = (byte)MathF.Round(fractions[at] * one);
        }
    }

    /// <summary>How far the stored values are from the fractions at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float WorstRounding(ReadOnlySpan<float> fractions, float one)
    {
        var (at, worst) = (0, Vector<float>.Zero);
        for (; at + Floats <= fractions.Length; at += Floats)
        {
            var fraction = new Vector<float>(fractions[at..]);
            worst = Vector.Max(worst, Vector.Abs(fraction - (Vector.Round(fraction * one) / new Vector<float>(one))));
        }

        var most = 0f;
        for (var i = 0; i < Floats; i++)
        {
            most = MathF.Max(most, worst[i]);
        }

        for (; at < fractions.Length; at++)
        {
            most = MathF.Max(most, MathF.Abs(fractions[at] - (MathF.Round(fractions[at] * one) / one)));
        }

        return most;
    }

    /// <summary>1 where a fraction is one half or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Halve(ReadOnlySpan<float> fractions, Span<byte> mask)
    {
        var at = 0;
        for (; at + Bytes <= fractions.Length; at += Bytes)
        {
            var from = fractions[at..];
            var low = Vector.Narrow(IsHalf(from), IsHalf(from[Floats..]));
            var high = Vector.Narrow(IsHalf(from[(2 * Floats)..]), IsHalf(from[(3 * Floats)..]));
            (Vector.Narrow(low, high) & Vector<byte>.One).CopyTo(mask[at..]);
        }

        for (; at < fractions.Length; at++)
        {
            mask[at] = fractions[at] >= 0.5f ? (byte)1 : (byte)0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Raise(Vector<ushort> stored, float one, Span<float> fractions)
    {
        Vector.Widen(stored, out var low, out var high);
        Raise(Vector.ConvertToSingle(Vector.AsVectorInt32(low)), one, fractions);
        Raise(Vector.ConvertToSingle(Vector.AsVectorInt32(high)), one, fractions[Floats..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Raise(Vector<float> stored, float one, Span<float> fractions) =>
        Vector.Max(Vector.Min(stored / new Vector<float>(one), Vector<float>.One), new Vector<float>(fractions)).CopyTo(fractions);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Whole(ReadOnlySpan<float> fractions, float one) =>
        Vector.AsVectorUInt32(Vector.ConvertToInt32(Vector.Round(new Vector<float>(fractions) * one)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> IsHalf(ReadOnlySpan<float> fractions) =>
        Vector.AsVectorUInt32(Vector.GreaterThanOrEqual(new Vector<float>(fractions), new Vector<float>(0.5f)));
}
