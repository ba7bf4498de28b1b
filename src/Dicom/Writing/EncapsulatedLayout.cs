namespace CrowdAnnotate.Dicom;

/// <summary>How the fragments of encapsulated pixel data will lie: items of one or more fragments each, and where frames begin.</summary>
internal sealed class EncapsulatedLayout
{
    private readonly DicomPixelData pixels;

    private EncapsulatedLayout(DicomPixelData pixels, OffsetTable table, IReadOnlyList<int>? starts)
    {
        (this.pixels, Table) = (pixels, table);
        var count = pixels.Fragments.Count;
        Items = table == OffsetTable.Extended
            ? [.. starts!.Select((s, i) => Enumerable.Range(s, (i + 1 < starts!.Count ? starts[i + 1] : count) - s).ToArray())]
            : [.. Enumerable.Range(1, count - 1).Select(i => new[] { i })];
        FrameItems = table == OffsetTable.Extended ? [.. Enumerable.Range(0, Items.Count)] : [.. (starts ?? []).Select(s => s - 1)];
    }

    public OffsetTable Table { get; }

    /// <summary>The fragments of each item, by their index.</summary>
    public IReadOnlyList<int[]> Items { get; }

    private int[] FrameItems { get; }

    /// <summary>The layout that is asked for.</summary>
    /// <exception cref="ArgumentException">A table is asked for, and nothing tells where the frames begin, or they lie too far for it.</exception>
    public static EncapsulatedLayout Of(DicomPixelData pixels, DicomDataset dataset, OffsetTable asked)
    {
        var table = asked;
        if (asked == OffsetTable.AsRead && pixels.Fragments.Skip(1).Any(f => (f.Length & 1) == 1))
        {
            table = dataset.Contains(DicomTag.ExtendedOffsetTable) ? OffsetTable.Extended
                : pixels.Fragments[0].Length > 0 ? OffsetTable.Basic : OffsetTable.AsRead;
        }

        var starts = table is OffsetTable.Basic or OffsetTable.Extended ? FrameFragments.Starts(pixels, dataset) : null;
        return table is OffsetTable.Basic or OffsetTable.Extended && starts is null
            ? throw new ArgumentException("Nothing tells where the frames of the encapsulated pixel data begin.", nameof(pixels))
            : new EncapsulatedLayout(pixels, table, starts);
    }

    /// <summary>Bytes of an item's value, without padding.</summary>
    public long Length(int item) => Items[item].Sum(f => (long)pixels.Fragments[f].Length);

    /// <summary>The offset of each frame's item from the first item's tag.</summary>
    public IEnumerable<long> Offsets()
    {
        var offsets = new long[Items.Count];
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] = offsets[i - 1] + 8 + Length(i - 1) + (Length(i - 1) & 1);
        }

        return FrameItems.Select(i => offsets[i]);
    }
}
