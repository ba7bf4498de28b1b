using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Dicom;

/// <summary>The image pixel module (PS3.3 §C.7.6.3), checked: sizes are positive and fit, bits lie within their cells.</summary>
public sealed record PixelDescription
{
    private PixelDescription()
    {
    }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public required int Frames { get; init; }

    public required int SamplesPerPixel { get; init; }

    public required int BitsAllocated { get; init; }

    public required int BitsStored { get; init; }

    public required int HighBit { get; init; }

    /// <summary>PixelRepresentation 1: two's complement.</summary>
    public bool IsSigned => Representation == 1;

    public required string PhotometricInterpretation { get; init; }

    /// <summary>PlanarConfiguration 1: all of one sample's values, then all of the next.</summary>
    public bool IsPlanar { get; init; }

    /// <summary>Which attribute holds the pixels: integers, floats or doubles.</summary>
    public required DicomTag PixelTag { get; init; }

    /// <summary>Bits of one uncompressed frame; YBR_FULL_422 shares two of its three samples between two pixels (PS3.3 §C.7.6.3.1.2).</summary>
    public long BitsPerFrame => (long)Rows * Columns * BitsAllocated
        * (PhotometricInterpretation is "YBR_FULL_422" or "YBR_PARTIAL_422" ? 2 : SamplesPerPixel);

    /// <summary>Bytes of all frames uncompressed, without padding; 1-bit frames follow each other without a gap (PS3.5 §8.1.1).</summary>
    public long TotalBytes => (long)((((UInt128)BitsPerFrame * (UInt128)Frames) + 7) / 8);

    /// <summary>Reads the module of a data set.</summary>
    public static bool TryRead(
        DicomDataset dataset, [NotNullWhen(true)] out PixelDescription? description, [NotNullWhen(false)] out DicomRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        refusal = Read(dataset, DicomReadLimits.Default, out var read);
        description = refusal is null ? read : null;
        return refusal is null;
    }

    internal static DicomRefusal? Read(DicomDataset dataset, DicomReadLimits limits, out PixelDescription description)
    {
        var pixelTag = dataset.Contains(DicomTag.FloatPixelData) ? DicomTag.FloatPixelData
            : dataset.Contains(DicomTag.DoubleFloatPixelData) ? DicomTag.DoubleFloatPixelData : DicomTag.PixelData;
        var allocated = dataset.GetInt32(DicomTag.BitsAllocated) ?? 0;
        var stored = dataset.GetInt32(DicomTag.BitsStored) ?? (pixelTag == DicomTag.PixelData ? 0 : allocated);
        description = new PixelDescription
        {
            Rows = dataset.GetInt32(DicomTag.Rows) ?? 0,
            Columns = dataset.GetInt32(DicomTag.Columns) ?? 0,
            Frames = dataset.GetInt32(DicomTag.NumberOfFrames) ?? (HasFrames(dataset) ? 0 : 1),
            SamplesPerPixel = dataset.GetInt32(DicomTag.SamplesPerPixel) ?? 0,
            BitsAllocated = allocated,
            BitsStored = stored,
            HighBit = dataset.GetInt32(DicomTag.HighBit) ?? stored - 1,
            Representation = dataset.GetInt32(DicomTag.PixelRepresentation) ?? 0,
            PhotometricInterpretation = dataset.GetString(DicomTag.PhotometricInterpretation) ?? "",
            IsPlanar = dataset.GetInt32(DicomTag.PlanarConfiguration) == 1,
            PixelTag = pixelTag,
        };
        return description.Contradiction(limits);
    }

    // A number of frames that is none is not one frame.
    private static bool HasFrames(DicomDataset dataset) => dataset.TryGet(DicomTag.NumberOfFrames, out var item)
        && (item is not DicomElement { Value: var value } || value.Span.ContainsAnyExcept((byte)' ', (byte)0));

    private int Representation { get; init; }

    private DicomRefusal? Contradiction(DicomReadLimits limits) =>
        Rows < 1 ? new("The number of rows is missing or not positive", DicomTag.Rows)
        : Columns < 1 ? new("The number of columns is missing or not positive", DicomTag.Columns)
        : Frames < 1 ? new("The number of frames is not a positive integer", DicomTag.NumberOfFrames)
        : SamplesPerPixel is < 1 or > 4 ? new("The number of samples per pixel is missing or not 1 to 4", DicomTag.SamplesPerPixel)
        : BitsAllocated is not (1 or 8 or 16 or 24 or 32 or 64) ? new("BitsAllocated is missing or no size that pixels have", DicomTag.BitsAllocated)
        : BitsStored < 1 || BitsStored > BitsAllocated ? new("BitsStored is missing or more than BitsAllocated", DicomTag.BitsStored)
        : HighBit < BitsStored - 1 || HighBit >= BitsAllocated ? new("HighBit lies outside the allocated bits", DicomTag.HighBit)
        : Representation is < 0 or > 1 ? new("The pixel representation is neither 0 nor 1", DicomTag.PixelRepresentation)
        : BitsPerFrame / 8 > limits.FrameBytes ? new($"A frame of {Columns}×{Rows} pixels is more than {limits.FrameBytes} bytes", DicomTag.Rows)
        : (UInt128)BitsPerFrame * (UInt128)Frames / 8 > long.MaxValue ? new("The frames together are more than can be held", DicomTag.NumberOfFrames)
        : null;
}
