using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>Which fragments make up which frame of encapsulated pixel data.</summary>
internal static class FrameFragments
{
    /// <summary>The index among the fragments, from 1, with which each frame begins; null when nothing tells.</summary>
    public static IReadOnlyList<int>? Starts(DicomPixelData pixels, DicomDataset dataset)
    {
        var frames = Math.Max(1, dataset.GetInt32(DicomTag.NumberOfFrames) ?? 1);
        var fragments = pixels.Fragments.Count - 1;
        return frames == 1 ? [1]
            : fragments == frames ? [.. Enumerable.Range(1, frames)]
            : ByOffsets(pixels, Basic(pixels.Fragments[0].Read().Span), frames) ?? ByOffsets(pixels, Extended(dataset), frames);
    }

    private static int[]? ByOffsets(DicomPixelData pixels, ulong[] offsets, int frames)
    {
        if (offsets.Length != frames)
        {
            return null;
        }

        var places = new Dictionary<ulong, int>();
        var position = 0UL;
        for (var i = 1; i < pixels.Fragments.Count; i++)
        {
            places[position] = i;
            position += 8 + (ulong)pixels.Fragments[i].Length;
        }

        var starts = Array.ConvertAll(offsets, o => places.GetValueOrDefault(o));
        return starts[0] == 1 && starts.Zip(starts.Skip(1), (a, b) => b > a).All(grows => grows) ? starts : null;
    }

    private static ulong[] Basic(ReadOnlySpan<byte> table)
    {
        var offsets = new ulong[table.Length / 4];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = BinaryPrimitives.ReadUInt32LittleEndian(table[(4 * i)..]);
        }

        return offsets;
    }

    private static ulong[] Extended(DicomDataset dataset)
    {
        if (!dataset.TryGet(DicomTag.ExtendedOffsetTable, out var item) || item is not DicomElement { Value: var table })
        {
            return [];
        }

        var offsets = new ulong[table.Length / 8];
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = BinaryPrimitives.ReadUInt64LittleEndian(table.Span[(8 * i)..]);
        }

        return offsets;
    }
}
