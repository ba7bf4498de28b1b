namespace CrowdAnnotate.Dicom;

/// <summary>Writes the attributes of a data set, items nested in it, and pixel data by range.</summary>
internal sealed class DatasetWriter(ElementStream stream, bool isEncapsulated, DicomWriteOptions options)
{
    // Of a size that every unit of a VR divides.
    private const int Chunk = 1 << 18;

    private readonly ValueLengths lengths = new(stream.IsExplicit);

    /// <summary>Where the value of the pixel data of the data set itself begins.</summary>
    public long? PixelOffset { get; private set; }

    public long PixelLength { get; private set; }

    /// <summary>The VR that an element is written with: a value too long for 16 bits of length is UN (PS3.5 §6.2.2 note 8).</summary>
    public static DicomVR WrittenVR(DicomElement element) =>
        !element.VR.HasLongLength && element.Value.Length > ushort.MaxValue - 1 ? DicomVR.UN : element.VR;

    // The depth of recursion is bounded: what was read is at most as deep as the reader's limit.
    public void Write(DicomDataset dataset, bool isRoot)
    {
        var layout = isRoot && dataset.TryGet(DicomTag.PixelData, out var found) && found is DicomPixelData { IsEncapsulated: true } encapsulated
            ? EncapsulatedLayout.Of(encapsulated, dataset, options.OffsetTable) : null;
        foreach (var item in dataset.Items)
        {
            if (item.Tag.IsGroupLength || (isRoot && item.Tag.Group is 0 or 2) || (layout is not null && IsReplaced(item.Tag, layout)))
            {
                continue;
            }

            switch (item)
            {
                case DicomElement e: WriteValue(e); break;
                case DicomSequence s: WriteSequence(s); break;
                case DicomPixelData p: WritePixels(p, dataset, isRoot, layout); break;
                default: throw new ArgumentException($"{item.Tag} refers to bulk data kept elsewhere.", nameof(dataset));
            }
        }
    }

    private static bool IsReplaced(DicomTag tag, EncapsulatedLayout layout) =>
        layout.Table != OffsetTable.AsRead && (tag == DicomTag.ExtendedOffsetTable || tag == DicomTag.ExtendedOffsetTableLengths);

    private void WriteSequence(DicomSequence sequence)
    {
        var length = options.DefinedLengths ? lengths.Of(sequence) : null;
        stream.PutHeader(sequence.Tag, DicomVR.SQ, length ?? ElementStream.Undefined);
        foreach (var item in sequence.Items)
        {
            var itemLength = options.DefinedLengths ? lengths.Of(item) : null;
            stream.PutDelimiter(DicomTag.Item, itemLength ?? ElementStream.Undefined);
            Write(item, isRoot: false);
            if (itemLength is null)
            {
                stream.PutDelimiter(DicomTag.ItemDelimitationItem, 0);
            }
        }

        if (length is null)
        {
            stream.PutDelimiter(DicomTag.SequenceDelimitationItem, 0);
        }
    }

    // A value of UN keeps the little endian order it has everywhere (PS3.5 §6.2.2 note 5).
    private void WriteValue(DicomElement element)
    {
        var vr = WrittenVR(element);
        var value = element.Value.Span;
        stream.PutHeader(element.Tag, vr, (uint)value.Length + ((uint)value.Length & 1));
        if (stream.IsBigEndian && vr.UnitSize > 1)
        {
            stream.PutSwapped(value, vr.UnitSize);
        }
        else
        {
            stream.Put(value);
        }

        Pad(value.Length, element.VR.Padding);
    }

    private void WritePixels(DicomPixelData pixels, DicomDataset dataset, bool isRoot, EncapsulatedLayout? layout)
    {
        if (pixels.IsEncapsulated)
        {
            WriteEncapsulated(pixels, layout ?? EncapsulatedLayout.Of(pixels, dataset, OffsetTable.AsRead), isRoot);
            return;
        }

        if (pixels.Length >= ElementStream.Undefined - 1)
        {
            throw new ArgumentException("Native pixel data of 4 GiB or more cannot be written.", nameof(pixels));
        }

        stream.PutHeader(pixels.Tag, pixels.VR, (uint)(pixels.Length + (pixels.Length & 1)));
        Begin(isRoot, pixels.Length);
        for (long at = 0; at < pixels.Length; at += Chunk)
        {
            var values = pixels.Read(at, (int)Math.Min(Chunk, pixels.Length - at)).Span;
            if (pixels.IsBigEndian != stream.IsBigEndian && pixels.VR.UnitSize > 1)
            {
                stream.PutSwapped(values, pixels.VR.UnitSize);
            }
            else
            {
                stream.Put(values);
            }
        }

        Pad(pixels.Length, 0);
    }

    private void WriteEncapsulated(DicomPixelData pixels, EncapsulatedLayout layout, bool isRoot)
    {
        if (!isEncapsulated)
        {
            throw new ArgumentException($"The encapsulated pixel data of {pixels.Tag} cannot be written uncompressed.", nameof(pixels));
        }

        if (layout.Table == OffsetTable.Extended)
        {
            PutExtendedTable(layout);
        }

        stream.PutHeader(pixels.Tag, DicomVR.OB, ElementStream.Undefined);
        Begin(isRoot, pixels.Length);
        PutTable(pixels, layout);
        for (var i = 0; i < layout.Items.Count; i++)
        {
            stream.PutDelimiter(DicomTag.Item, (uint)checked((int)(layout.Length(i) + (layout.Length(i) & 1))));
            foreach (var fragment in layout.Items[i])
            {
                stream.Put(pixels.Fragments[fragment].Read().Span);
            }

            Pad(layout.Length(i), 0);
        }

        stream.PutDelimiter(DicomTag.SequenceDelimitationItem, 0);
    }

    private void PutTable(DicomPixelData pixels, EncapsulatedLayout layout)
    {
        if (layout.Table == OffsetTable.AsRead)
        {
            var table = pixels.Fragments[0].Read();
            stream.PutDelimiter(DicomTag.Item, (uint)(table.Length + (table.Length & 1)));
            stream.Put(table.Span);
            Pad(table.Length, 0);
            return;
        }

        long[] offsets = layout.Table == OffsetTable.Basic ? [.. layout.Offsets()] : [];
        stream.PutDelimiter(DicomTag.Item, (uint)(4 * offsets.Length));
        foreach (var offset in offsets)
        {
            stream.PutUInt32(offset <= uint.MaxValue ? (uint)offset : throw new ArgumentException("A frame begins beyond what a basic offset table can say.", nameof(layout)));
        }
    }

    private void PutExtendedTable(EncapsulatedLayout layout)
    {
        stream.PutHeader(DicomTag.ExtendedOffsetTable, DicomVR.OV, (uint)(8 * layout.Items.Count));
        foreach (var offset in layout.Offsets())
        {
            stream.PutUInt64((ulong)offset);
        }

        stream.PutHeader(DicomTag.ExtendedOffsetTableLengths, DicomVR.OV, (uint)(8 * layout.Items.Count));
        for (var i = 0; i < layout.Items.Count; i++)
        {
            stream.PutUInt64((ulong)layout.Length(i));
        }
    }

    private void Begin(bool isRoot, long length)
    {
        if (isRoot)
        {
            (PixelOffset, PixelLength) = (stream.Position, length);
        }
    }

    private void Pad(long length, byte padding)
    {
        if ((length & 1) == 1)
        {
            stream.Put([padding]);
        }
    }
}
