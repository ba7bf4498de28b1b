using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>The way of a monochrome value to the screen: modality, values of interest, and which end is bright (PS3.3 §C.11).</summary>
internal sealed class GreyDisplay
{
    private readonly LookupTable? modality;
    private readonly LookupTable? interest;
    private readonly double slope;
    private readonly double intercept;
    private readonly bool isInverse;
    private VoiWindow window;

    private GreyDisplay(DicomDataset dataset, PixelDescription d, int frame, VoiWindow? asked)
    {
        var rescale = DisplayAttributes.Rescale(dataset, frame);
        (slope, intercept) = (rescale.GetDouble(DicomTag.RescaleSlope) ?? 1, rescale.GetDouble(DicomTag.RescaleIntercept) ?? 0);
        modality = Table(dataset, DicomTag.ModalityLUTSequence, d.IsSigned);
        isInverse = d.PhotometricInterpretation == "MONOCHROME1";
        var voi = DisplayAttributes.Voi(dataset, frame);
        interest = asked is null ? Table(voi, DicomTag.VOILUTSequence, modality is null && (d.IsSigned || intercept < 0)) : null;
        window = asked ?? HeadersWindow(voi) ?? default;
    }

    private bool HasRange => interest is not null || window.IsValid;

    /// <summary>The frame in 8-bit grey.</summary>
    public static byte[] Show(DicomDataset dataset, PixelDescription d, int frame, ReadOnlySpan<byte> values, VoiWindow? asked)
    {
        var display = new GreyDisplay(dataset, d, frame, asked is { IsValid: true } ? asked : null);
        return d.PixelTag == DicomTag.PixelData && d.BitsAllocated <= 16 ? display.ByTable(d, Padding(dataset), values) : display.OneByOne(d, values);
    }

    // Every cell that can occur is computed once.
    private byte[] ByTable(PixelDescription d, int? padding, ReadOnlySpan<byte> values)
    {
        var isWide = d.BitsAllocated == 16;
        var counts = new int[isWide ? 65536 : 256];
        for (var i = 0; i < values.Length; i += isWide ? 2 : 1)
        {
            counts[isWide ? BinaryPrimitives.ReadUInt16LittleEndian(values[i..]) : values[i]]++;
        }

        if (!HasRange)
        {
            window = SeenRange.Of(counts, cell => Modality(StoredValue.Extract(cell, d)), cell => padding is { } p && StoredValue.Extract(cell, d) == p);
        }

        var shown = new byte[counts.Length];
        for (var cell = 0u; cell < counts.Length; cell++)
        {
            shown[cell] = counts[cell] == 0 ? (byte)0 : Shade(Modality(StoredValue.Extract(cell, d)));
        }

        var pixels = new byte[isWide ? values.Length / 2 : values.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = shown[isWide ? BinaryPrimitives.ReadUInt16LittleEndian(values[(2 * i)..]) : values[i]];
        }

        return pixels;
    }

    private byte[] OneByOne(PixelDescription d, ReadOnlySpan<byte> values)
    {
        var cell = d.BitsAllocated / 8;
        var read = new double[values.Length / cell];
        for (var i = 0; i < read.Length; i++)
        {
            var at = values[(i * cell)..];
            read[i] = d.PixelTag == DicomTag.FloatPixelData ? BinaryPrimitives.ReadSingleLittleEndian(at)
                : d.PixelTag == DicomTag.DoubleFloatPixelData ? BinaryPrimitives.ReadDoubleLittleEndian(at)
                : StoredValue.Extract(cell == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at), d);
            read[i] = Modality(read[i]);
        }

        window = HasRange ? window : SeenRange.Of(read);
        return Array.ConvertAll(read, Shade);
    }

    private double Modality(double stored) => modality is { } table ? table[(long)stored] : (stored * slope) + intercept;

    private byte Shade(double value)
    {
        var share = interest is { } table ? table[(long)Math.Round(value)] / table.Largest : double.IsNaN(value) ? 0 : window.At(value);
        return (byte)Math.Round(255 * Math.Clamp(isInverse ? 1 - share : share, 0, 1));
    }

    private static VoiWindow? HeadersWindow(DicomDataset voi) =>
        voi.GetDouble(DicomTag.WindowCenter) is { } center && voi.GetDouble(DicomTag.WindowWidth) is { } width
        && new VoiWindow(center, width, VoiWindow.FunctionOf(voi.GetString(DicomTag.VOILUTFunction))) is { IsValid: true } window ? window : null;

    private static LookupTable? Table(DicomDataset dataset, DicomTag sequence, bool isSigned) =>
        dataset.GetSequence(sequence) is [var first, ..] ? LookupTable.Read(first, DicomTag.LUTDescriptor, DicomTag.LUTData, isSigned) : null;

    private static int? Padding(DicomDataset dataset) => dataset.GetInt32(DicomTag.PixelPaddingValue);
}
