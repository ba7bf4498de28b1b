using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>Whether offset tables point to where frames begin (PS3.5 §A.4, PS3.3 §C.7.6.3.1.8 and .9).</summary>
internal static class OffsetTableRules
{
    public static DicomRefusal? Check(DicomDataset dataset, DicomPixelData pixels, int frames, bool isFilm)
    {
        var first = pixels.Fragments[0];
        if (first.Length / 4 > Math.Max(frames, pixels.Fragments.Count))
        {
            return InBasic($"The offset table has {first.Length / 4} entries for {pixels.Fragments.Count - 1} fragments", pixels, 0);
        }

        var table = first.Read().Span;

        // Where each fragment is a frame, or all are one, no table is needed; many archives hold wrong ones then.
        var isNeeded = frames > 1 && pixels.Fragments.Count - 1 != frames && !isFilm;
        return CheckBounds(table, pixels)
            ?? (isNeeded && !table.IsEmpty ? CheckBasic(table, pixels, frames) : null)
            ?? (isFilm ? null : CheckExtended(dataset, pixels, frames));
    }

    // Offsets count from the first fragment's header.
    private static DicomRefusal? CheckBounds(ReadOnlySpan<byte> table, DicomPixelData pixels)
    {
        var end = pixels.Length - 8 - table.Length;
        for (var i = 0; i + 4 <= table.Length; i += 4)
        {
            var offset = BinaryPrimitives.ReadUInt32LittleEndian(table[i..]);
            if (offset >= end)
            {
                return InBasic($"The offset table points to byte {offset} of {end}", pixels, i);
            }
        }

        return table.Length % 4 == 0 ? null : InBasic("The offset table is not a whole number of offsets", pixels, 0);
    }

    private static DicomRefusal? CheckBasic(ReadOnlySpan<byte> table, DicomPixelData pixels, int frames)
    {
        if (table.Length != 4L * frames)
        {
            return InBasic($"The offset table has {table.Length / 4} entries for {frames} frames", pixels, 0);
        }

        var last = 0;
        for (var i = 0; i < table.Length; i += 4)
        {
            var index = EncapsulatedFrames.IndexAt(pixels, BinaryPrimitives.ReadUInt32LittleEndian(table[i..]));
            if (index <= last || (i == 0 && index != 1))
            {
                return InBasic("The offset table names a place where no frame can begin", pixels, i);
            }

            last = index;
        }

        return null;
    }

    private static DicomRefusal? CheckExtended(DicomDataset dataset, DicomPixelData pixels, int frames)
    {
        if (Count(dataset, DicomTag.ExtendedOffsetTable) is not { } count)
        {
            return null;
        }

        if (count != frames)
        {
            return new DicomRefusal($"The extended offset table has {count} entries for {frames} frames", DicomTag.ExtendedOffsetTable);
        }

        var offsets = Numbers(dataset, DicomTag.ExtendedOffsetTable);

        int[] starts = [.. offsets.Select(o => EncapsulatedFrames.IndexAt(pixels, o)), pixels.Fragments.Count];
        for (var i = 0; i < frames; i++)
        {
            if (starts[i] < 1 || starts[i] >= starts[i + 1] || starts[0] != 1)
            {
                return new DicomRefusal("The extended offset table names a place where no frame can begin", DicomTag.ExtendedOffsetTable);
            }
        }

        return Count(dataset, DicomTag.ExtendedOffsetTableLengths) is { } many ? CheckLengths(dataset, many, starts, pixels) : null;
    }

    private static DicomRefusal? CheckLengths(DicomDataset dataset, int count, int[] starts, DicomPixelData pixels)
    {
        var areSound = count == starts.Length - 1;
        long[] lengths = areSound ? Numbers(dataset, DicomTag.ExtendedOffsetTableLengths) : [];
        for (var i = 0; areSound && i < lengths.Length; i++)
        {
            long held = 0;
            for (var fragment = starts[i]; fragment < starts[i + 1]; fragment++)
            {
                held += pixels.Fragments[fragment].Length;
            }

            areSound = lengths[i] > 0 && lengths[i] <= held;
        }

        return areSound ? null : new DicomRefusal("The lengths of the extended offset table are not those of the frames", DicomTag.ExtendedOffsetTableLengths);
    }

    private static DicomRefusal InBasic(string reason, DicomPixelData pixels, int at) => new(reason, pixels.Tag, pixels.Fragments[0].Offset + at);

    // Null when there is none. Bytes are not looked at before their number is right: a table may be as long as the file.
    private static int? Count(DicomDataset dataset, DicomTag tag) =>
        dataset.TryGet(tag, out var item) && item is DicomElement { Value: { IsEmpty: false } value } ? value.Length / 8 : null;

    private static long[] Numbers(DicomDataset dataset, DicomTag tag)
    {
        var value = dataset.TryGet(tag, out var item) && item is DicomElement element ? element.Value : default;
        var numbers = new long[value.Length / 8];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt64LittleEndian(value.Span[(8 * i)..]);
        }

        return numbers;
    }
}
