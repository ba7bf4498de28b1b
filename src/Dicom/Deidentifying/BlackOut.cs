using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Blacks out rectangles in all frames of native pixel data: the darkest that is displayed, or the padding value. The object says
/// so: (0028,0301) NO, and code 113101 of PS3.16 CID 7050.
/// </summary>
public static class BlackOut
{
    /// <summary>Changes the data set's pixel data (a copy of them; what they were read from stays) and its description.</summary>
    /// <param name="nativeDataset">Little endian, not compressed.</param>
    /// <param name="rectangles">Parts outside the image are left out of account.</param>
    /// <returns>Why it cannot be done, and then nothing was.</returns>
    public static DicomRefusal? Apply(DicomDataset nativeDataset, IReadOnlyList<PixelRectangle> rectangles)
    {
        ArgumentNullException.ThrowIfNull(nativeDataset);
        ArgumentNullException.ThrowIfNull(rectangles);
        if (!PixelDescription.TryRead(nativeDataset, out var d, out var refusal))
        {
            return refusal;
        }

        if (!nativeDataset.TryGet(d.PixelTag, out var item) || item is not DicomPixelData { IsEncapsulated: false, IsBigEndian: false } pixels
            || pixels.Length < d.TotalBytes || pixels.Length > Array.MaxLength)
        {
            return new DicomRefusal("Only uncompressed pixel data in little endian order can be blacked out", d.PixelTag);
        }

        if (d.BitsAllocated is not (1 or 8 or 16 or 32) || d.PixelTag != DicomTag.PixelData)
        {
            return new DicomRefusal("Only pixels of 1, 8, 16 or 32 bits can be blacked out", DicomTag.BitsAllocated);
        }

        var bytes = pixels.Read(0, (int)d.TotalBytes).ToArray();
        for (var frame = 0; frame < d.Frames; frame++)
        {
            Paint(bytes, nativeDataset, d, frame, rectangles);
        }

        nativeDataset.AddOrUpdate(new DicomPixelData(pixels.Tag, pixels.VR, pixels.Offset, bytes));
        Describe(nativeDataset);
        return null;
    }

    /// <summary>Writes into the header what was done.</summary>
    public static void Describe(DicomDataset header)
    {
        ArgumentNullException.ThrowIfNull(header);
        header.AddOrUpdate(DicomTag.BurnedInAnnotation, "NO");
        DeidentificationCodes.Add(header, DeidentificationCodes.CleanPixelData, "Clean Pixel Data Option");
    }

    private static void Paint(byte[] bytes, DicomDataset dataset, PixelDescription d, int frame, IReadOnlyList<PixelRectangle> rectangles)
    {
        var layout = new SampleLayout(d, dataset.GetInt32(DicomTag.PlanarConfiguration) == 1);
        foreach (var r in rectangles)
        {
            var (x0, y0) = (Math.Clamp(r.X, 0, d.Columns), Math.Clamp(r.Y, 0, d.Rows));
            var (x1, y1) = ((int)Math.Clamp((long)r.X + r.Width, x0, d.Columns), (int)Math.Clamp((long)r.Y + r.Height, y0, d.Rows));
            for (var y = y0; y < y1; y++)
            {
                for (var x = x0; x < x1; x++)
                {
                    for (var sample = 0; sample < d.SamplesPerPixel; sample++)
                    {
                        layout.Put(bytes, frame, x, y, sample, Black(dataset, d, sample));
                    }
                }
            }
        }
    }

    // Zero of colours; mid-range of the differences of YBR; else the padding value or the darkest that is displayed.
    private static long Black(DicomDataset dataset, PixelDescription d, int sample)
    {
        if (d.SamplesPerPixel > 1 || d.PhotometricInterpretation == "PALETTE COLOR")
        {
            return d.PhotometricInterpretation.StartsWith("YBR", StringComparison.Ordinal) && sample > 0 ? 1L << (d.BitsStored - 1) : 0;
        }

        var (low, high) = d.IsSigned ? (-(1L << (d.BitsStored - 1)), (1L << (d.BitsStored - 1)) - 1) : (0, (1L << d.BitsStored) - 1);
        return dataset.GetInt32(DicomTag.PixelPaddingValue) is { } padding && padding >= low && padding <= high ? padding
            : d.PhotometricInterpretation == "MONOCHROME1" ? high : low;
    }

    /// <summary>Where a sample lies.</summary>
    private readonly struct SampleLayout(PixelDescription d, bool isPlanar)
    {
        private readonly bool isShared = d.PhotometricInterpretation is "YBR_FULL_422" or "YBR_PARTIAL_422";

        public void Put(byte[] bytes, int frame, int x, int y, int sample, long value)
        {
            var at = Index(frame, x, y, sample);
            var cell = (uint)(value << (d.HighBit + 1 - d.BitsStored));
            switch (d.BitsAllocated)
            {
                case 1:
                    bytes[at >> 3] = (byte)((bytes[at >> 3] & ~(1 << (int)(at & 7))) | ((int)(cell & 1) << (int)(at & 7)));
                    break;
                case 8: bytes[at] = (byte)cell; break;
                case 16: BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((int)(2 * at)), (ushort)cell); break;
                default: BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((int)(4 * at)), cell); break;
            }
        }

        // In cells. Two pixels of YBR_FULL_422 share their differences: Y1 Y2 Cb Cr (PS3.3 §C.7.6.3.1.2).
        private long Index(int frame, int x, int y, int sample)
        {
            var pixel = ((long)y * d.Columns) + x;
            var size = (long)d.Rows * d.Columns;
            if (isShared)
            {
                var pair = (frame * size * 2) + (pixel / 2 * 4);
                return sample == 0 ? pair + (pixel & 1) : pair + 1 + sample;
            }

            return isPlanar ? (((frame * (long)d.SamplesPerPixel) + sample) * size) + pixel : (((frame * size) + pixel) * d.SamplesPerPixel) + sample;
        }
    }
}
