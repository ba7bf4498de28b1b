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
public sealed record DicomFragment(long Offset, ReadOnlyMemory<byte> Value)
{
    public int Length => Value.Length;

    /// <summary>The whole fragment. The bytes are a view of the source where it is in memory, else they are read now.</summary>
    public ReadOnlyMemory<byte> Read() => Value;
}

/// <summary>Pixel data by reference: where it lies in what was read; nothing is copied or decoded.</summary>
public sealed class DicomPixelData : DicomItem
{
    /// <summary>Native pixel data.</summary>
    /// <param name="offset">Of the first byte of the value in the source.</param>
    public DicomPixelData(DicomTag tag, DicomVR vr, long offset, ReadOnlyMemory<byte> value, bool isBigEndian = false)
        : base(tag, vr) => (Offset, Value, IsBigEndian, Fragments) = (offset, value, isBigEndian, []);

    /// <summary>Encapsulated pixel data: the offset table first, then the fragments.</summary>
    internal DicomPixelData(DicomTag tag, DicomVR vr, long offset, ReadOnlyMemory<byte> value, IReadOnlyList<DicomFragment> fragments)
        : base(tag, vr) => (Offset, Value, Fragments) = (offset, value, fragments);

    public long Offset { get; }

    public long Length => Value.Length;

    /// <summary>The bytes as they lie in the source; of encapsulated data all items with their headers.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>A range of the value as it lies in the source, without a copy where the source is in memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is not within the value.</exception>
    public ReadOnlyMemory<byte> Read(long offset, int length) => Value.Slice(checked((int)offset), length);

    /// <summary>Whether <see cref="Value"/> is in big endian order, in units of the VR.</summary>
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
