using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>A lookup table by its descriptor: entries (0 stands for 65536), the first value mapped, and bits of an entry (PS3.3 §C.11.1.1.1).</summary>
internal sealed class LookupTable
{
    private readonly ushort[] entries;
    private readonly int first;

    private LookupTable(ushort[] entries, int first, int bits) => (this.entries, this.first, Bits) = (entries, first, bits);

    /// <summary>Bits of an entry.</summary>
    public int Bits { get; }

    public double Largest => (1 << Bits) - 1;

    /// <summary>Values beyond an end get the entry at that end.</summary>
    public ushort this[long value] => entries[(int)Math.Clamp(value - first, 0, entries.Length - 1)];

    /// <summary>Reads a table; null when it is absent, malformed or shorter than it says.</summary>
    /// <param name="isSigned">Whether the first value mapped has a sign, which is that of what goes in.</param>
    /// <param name="segmented">Where the table may lie in segments instead.</param>
    public static LookupTable? Read(DicomDataset dataset, DicomTag descriptor, DicomTag values, bool isSigned, DicomTag? segmented = null)
    {
        if (Bytes(dataset, descriptor) is not { Length: >= 6 } three)
        {
            return null;
        }

        int count = BinaryPrimitives.ReadUInt16LittleEndian(three.Span);
        count = count == 0 ? 65536 : count;
        var start = three.Span[2..];
        int first = isSigned ? BinaryPrimitives.ReadInt16LittleEndian(start) : BinaryPrimitives.ReadUInt16LittleEndian(start);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(three.Span[4..]);
        if (bits is < 8 or > 16)
        {
            return null;
        }

        var entries = Bytes(dataset, values) is { } plain ? Entries(plain.Span, count)
            : segmented is { } tag && Bytes(dataset, tag) is { } segments ? SegmentedTable.Expand(segments.Span, count) : null;
        return entries is null ? null : new LookupTable(entries, first, bits);
    }

    private static ReadOnlyMemory<byte>? Bytes(DicomDataset dataset, DicomTag tag) =>
        dataset.TryGet(tag, out var item) && item is DicomElement { Value.IsEmpty: false } element ? element.Value : null;

    // Entries of 8 bits lie two in a word, or each in a word of its own (PS3.3 §C.7.6.3.1.6).
    private static ushort[]? Entries(ReadOnlySpan<byte> bytes, int count)
    {
        var isWide = bytes.Length >= 2 * count;
        if (!isWide && bytes.Length < count)
        {
            return null;
        }

        var entries = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            entries[i] = isWide ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) : bytes[i];
        }

        return entries;
    }
}
