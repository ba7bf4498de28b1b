namespace CrowdAnnotate.Dicom;

/// <summary>One attribute of a data set: an element with a value, a sequence, pixel data, or bulk data kept elsewhere.</summary>
public abstract class DicomItem
{
    private protected DicomItem(DicomTag tag, DicomVR vr)
    {
        ArgumentNullException.ThrowIfNull(vr);
        (Tag, VR) = (tag, vr);
    }

    public DicomTag Tag { get; }

    public DicomVR VR { get; }

    public override string ToString() => $"{Tag} {VR}";
}

/// <summary>An attribute with its value.</summary>
/// <param name="value">The value's bytes, little endian, padding included; a slice of what was read, not a copy.</param>
public sealed class DicomElement(DicomTag tag, DicomVR vr, ReadOnlyMemory<byte> value) : DicomItem(tag, vr)
{
    public ReadOnlyMemory<byte> Value { get; } = value;
}

/// <summary>A sequence of items, each a data set (PS3.5 §7.5).</summary>
public sealed class DicomSequence : DicomItem
{
    public DicomSequence(DicomTag tag, params IEnumerable<DicomDataset> items)
        : base(tag, DicomVR.SQ) => ItemList = [.. items];

    public IReadOnlyList<DicomDataset> Items => ItemList;

    internal List<DicomDataset> ItemList { get; }
}

/// <summary>One fragment of encapsulated pixel data (PS3.5 §A.4) by its place in the source.</summary>
public sealed class DicomFragment
{
    private readonly ByteSource source;
    private readonly long start;

    public DicomFragment(long offset, ReadOnlyMemory<byte> value)
        : this(offset, new MemorySource(value), 0, value.Length)
    {
    }

    internal DicomFragment(long offset, ByteSource source, long start, int length) =>
        (Offset, this.source, this.start, Length) = (offset, source, start, length);

    /// <summary>Of the first byte in what was read.</summary>
    public long Offset { get; }

    public int Length { get; }

    /// <summary>The whole fragment. The bytes are a view of the source where it is in memory, else they are read now.</summary>
    public ReadOnlyMemory<byte> Read() => source.Read(start, Length);
}

/// <summary>Pixel data by reference: where it lies in what was read; nothing is copied or decoded.</summary>
public sealed class DicomPixelData : DicomItem
{
    private readonly ByteSource source;
    private readonly long start;

    /// <summary>Native pixel data.</summary>
    /// <param name="offset">Of the first byte of the value in the source.</param>
    public DicomPixelData(DicomTag tag, DicomVR vr, long offset, ReadOnlyMemory<byte> value, bool isBigEndian = false)
        : this(tag, vr, offset, new MemorySource(value), 0, value.Length, isBigEndian, [])
    {
    }

    /// <summary>Encapsulated pixel data: the offset table first, then the fragments.</summary>
    internal DicomPixelData(DicomTag tag, DicomVR vr, long offset, ReadOnlyMemory<byte> value, IReadOnlyList<DicomFragment> fragments)
        : this(tag, vr, offset, new MemorySource(value), 0, value.Length, isBigEndian: false, fragments)
    {
    }

    internal DicomPixelData(
        DicomTag tag, DicomVR vr, long offset, ByteSource source, long start, long length, bool isBigEndian, IReadOnlyList<DicomFragment> fragments)
        : base(tag, vr) =>
        (Offset, this.source, this.start, Length, IsBigEndian, Fragments) = (offset, source, start, length, isBigEndian, fragments);

    public long Offset { get; }

    /// <summary>Bytes of the value; of encapsulated data those of all items with their headers.</summary>
    public long Length { get; }

    /// <summary>All bytes as they lie in the source, read now where it is a file; <see cref="Read"/> takes a part.</summary>
    /// <exception cref="OverflowException">They are more than an array holds.</exception>
    public ReadOnlyMemory<byte> Value => Read(0, checked((int)Length));

    /// <summary>A range of the value as it lies in the source, without a copy where the source is in memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the value.</exception>
    public ReadOnlyMemory<byte> Read(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - offset);
        return source.Read(start + offset, length);
    }

    /// <summary>Whether the bytes are in big endian order, in units of the VR.</summary>
    public bool IsBigEndian { get; }

    public bool IsEncapsulated => Fragments.Count > 0;

    /// <summary>Of encapsulated data: the basic offset table (perhaps empty), then the fragments.</summary>
    public IReadOnlyList<DicomFragment> Fragments { get; }
}

/// <summary>A value that is kept elsewhere, as DICOM JSON refers to it (PS3.18 §F.2.2, BulkDataURI).</summary>
public sealed class DicomBulkDataReference(DicomTag tag, DicomVR vr, string uri) : DicomItem(tag, vr)
{
    public string Uri { get; } = uri ?? throw new ArgumentNullException(nameof(uri));
}
