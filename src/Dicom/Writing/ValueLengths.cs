namespace CrowdAnnotate.Dicom;

/// <summary>The lengths of sequences and items, for writers that give them instead of delimiters.</summary>
internal sealed class ValueLengths(bool isExplicit)
{
    // By reference: each sequence and item is measured once, however deep it lies.
    private readonly Dictionary<object, long> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Bytes of the items of a sequence with their headers; null when they are more than a length can say.</summary>
    public uint? Of(DicomSequence sequence) => Fits(Measure(sequence));

    /// <summary>Bytes of a data set's elements; null when they are more than a length can say.</summary>
    public uint? Of(DicomDataset dataset) => Fits(Measure(dataset));

    private static uint? Fits(long length) => length < ElementStream.Undefined - 1 ? (uint)length : null;

    private long Measure(DicomSequence sequence)
    {
        if (!known.TryGetValue(sequence, out var length))
        {
            known[sequence] = length = sequence.Items.Sum(i => 8 + Measure(i) + (Of(i) is null ? 8 : 0));
        }

        return length;
    }

    private long Measure(DicomDataset dataset)
    {
        if (!known.TryGetValue(dataset, out var length))
        {
            known[dataset] = length = dataset.Items.Where(i => !i.Tag.IsGroupLength).Sum(Measure);
        }

        return length;
    }

    private long Measure(DicomItem item) => item switch
    {
        DicomElement e => Header(DatasetWriter.WrittenVR(e)) + Even(e.Value.Length),
        DicomSequence s => Header(DicomVR.SQ) + Measure(s) + (Of(s) is null ? 8 : 0),
        DicomPixelData { IsEncapsulated: false } p => Header(p.VR) + Even(p.Length),
        DicomPixelData p => Header(p.VR) + 8 + p.Fragments.Sum(f => 8 + Even(f.Length)),
        _ => 0,
    };

    private int Header(DicomVR vr) => ElementStream.HeaderSize(vr, isExplicit);

    private static long Even(long length) => length + (length & 1);
}
