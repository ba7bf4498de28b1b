using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Which fragments hold which frame (PS3.5 §A.4): by the extended or the basic offset table where there is one, else one
/// each, else by where codestreams begin.
/// </summary>
internal sealed class EncapsulatedFrames
{
    private readonly DicomPixelData pixels;
    private readonly long[]? offsets;
    private readonly int[]? starts;

    private EncapsulatedFrames(DicomPixelData pixels, PixelDescription description, long[]? offsets, int[]? starts) =>
        (this.pixels, Description, this.offsets, this.starts) = (pixels, description, offsets, starts);

    public PixelDescription Description { get; }

    /// <summary>Fragments behind the offset table.</summary>
    private int Count => pixels.Fragments.Count - 1;

    public static DicomRefusal? Open(DicomDataset dataset, FrameCoding coding, out EncapsulatedFrames frames)
    {
        frames = null!;
        if (!PixelDescription.TryRead(dataset, out var description, out var refusal))
        {
            return refusal;
        }

        if (!dataset.TryGet(description.PixelTag, out var item) || item is not DicomPixelData { IsEncapsulated: true } pixels)
        {
            return new DicomRefusal("The pixel data are missing or not encapsulated", description.PixelTag);
        }

        var table = pixels.Fragments[0].Read();
        var count = pixels.Fragments.Count - 1;
        if (count < 1)
        {
            return new DicomRefusal("The pixel data hold no fragment", pixels.Tag, pixels.Offset);
        }

        if (ExtendedOffsets(dataset, description.Frames, out var offsets) is { } extended)
        {
            return extended;
        }

        // One fragment a frame needs no table; many archives hold wrong ones then.
        if (offsets is null && description.Frames > 1 && count != description.Frames && !table.IsEmpty && BasicOffsets(table.Span, description.Frames, pixels, out offsets) is { } basic)
        {
            return basic;
        }

        int[]? starts = null;
        if (offsets is null && count != description.Frames && description.Frames > 1 && CodestreamStarts.Find(pixels, description, coding, out starts) is { } unclear)
        {
            return unclear;
        }

        frames = new EncapsulatedFrames(pixels, description, offsets, starts);
        return null;
    }

    /// <summary>The fragments of a frame.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="first">Index among the items, so that 1 is the first behind the offset table.</param>
    public DicomRefusal? Find(int number, out int first, out int count)
    {
        (first, count) = (1, Count);
        if (Description.Frames == 1 && offsets is null)
        {
            return null;
        }

        if (offsets is null)
        {
            first = starts is null ? number : starts[number - 1];
            count = (starts is null || number == starts.Length ? starts is null ? number + 1 : Count + 1 : starts[number]) - first;
            return null;
        }

        first = IndexAt(pixels, offsets[number - 1]);
        var next = number == offsets.Length ? Count + 1 : IndexAt(pixels, offsets[number]);
        count = next - first;
        return first > 0 && count > 0 ? null
            : new DicomRefusal($"The offset table says that frame {number} begins where no fragment does", pixels.Tag, pixels.Offset);
    }

    public long LengthOf(int first, int count)
    {
        long length = 0;
        for (var i = first; i < first + count; i++)
        {
            length += pixels.Fragments[i].Length;
        }

        return length;
    }

    /// <summary>The first bytes of a fragment, without the rest being read.</summary>
    public ReadOnlySpan<byte> Beginning(int first, int atMost)
    {
        var fragment = pixels.Fragments[first];
        return pixels.Read(fragment.Offset - pixels.Offset, Math.Min(fragment.Length, atMost)).Span;
    }

    /// <summary>The codestream of a frame; a copy only when it lies in several fragments.</summary>
    public DicomRefusal? Read(int first, int count, out ReadOnlyMemory<byte> codestream)
    {
        codestream = default;
        var length = LengthOf(first, count);
        if (length > DicomReadLimits.Default.FrameBytes)
        {
            return Refuse($"The compressed frame is more than {DicomReadLimits.Default.FrameBytes} bytes", first);
        }

        if (count == 1)
        {
            codestream = pixels.Fragments[first].Read();
            return null;
        }

        var whole = new byte[length];
        var at = 0;
        for (var i = first; i < first + count; i++)
        {
            pixels.Fragments[i].Read().Span.CopyTo(whole.AsSpan(at));
            at += pixels.Fragments[i].Length;
        }

        codestream = whole;
        return null;
    }

    public DicomRefusal Refuse(string reason, int fragment) => new(reason, pixels.Tag, pixels.Fragments[fragment].Offset);

    /// <summary>The index of the fragment that begins at an offset of a table; 0 when none does.</summary>
    // Offsets are counted from the header of the first fragment's item (PS3.5 §A.4); fragments are known by their first byte.
    internal static int IndexAt(DicomPixelData pixels, long offset)
    {
        var (wanted, low, high) = (unchecked(pixels.Fragments[1].Offset + offset), 1, pixels.Fragments.Count - 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = pixels.Fragments[middle].Offset < wanted ? (middle + 1, high) : (low, middle);
        }

        return pixels.Fragments[low].Offset == wanted ? low : 0;
    }

    private static DicomRefusal? BasicOffsets(ReadOnlySpan<byte> table, int frames, DicomPixelData pixels, out long[]? offsets)
    {
        offsets = null;
        if (table.Length != 4L * frames)
        {
            return new DicomRefusal($"The offset table has {table.Length / 4} entries for {frames} frames", pixels.Tag, pixels.Offset);
        }

        var read = new long[frames];
        for (var i = 0; i < frames; i++)
        {
            read[i] = BinaryPrimitives.ReadUInt32LittleEndian(table[(4 * i)..]);
        }

        offsets = read;
        return null;
    }

    private static DicomRefusal? ExtendedOffsets(DicomDataset dataset, int frames, out long[]? offsets)
    {
        offsets = null;
        if (!dataset.TryGet(DicomTag.ExtendedOffsetTable, out var item) || item is not DicomElement { Value.IsEmpty: false } table)
        {
            return null;
        }

        if (table.Value.Length != 8L * frames)
        {
            return new DicomRefusal($"The extended offset table has {table.Value.Length / 8} entries for {frames} frames", item.Tag);
        }

        var read = new long[frames];
        for (var i = 0; i < frames; i++)
        {
            read[i] = BinaryPrimitives.ReadInt64LittleEndian(table.Value.Span[(8 * i)..]);
            if (read[i] < 0 || (i > 0 && read[i] <= read[i - 1]) || read[i] > long.MaxValue / 2)
            {
                return new DicomRefusal("The offsets of the extended offset table do not ascend", item.Tag);
            }
        }

        offsets = read;
        return null;
    }
}
