using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>Pixels of three samples, or of a palette's numbers, as 8-bit RGB (PS3.3 §C.7.6.3.1.2).</summary>
internal static class ColourDisplay
{
    /// <param name="values">As <see cref="DicomFrames.Decode"/> gives them.</param>
    public static byte[] FromSamples(PixelDescription d, ReadOnlySpan<byte> values)
    {
        var pixels = new byte[d.Rows * d.Columns * 3];
        var convert = d.PhotometricInterpretation is "YBR_FULL" or "YBR_FULL_422" ? 1 : d.PhotometricInterpretation is "YBR_PARTIAL_422" or "YBR_PARTIAL_420" ? 2 : 0;
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var from = i / 3 * d.SamplesPerPixel;
            var (a, b, c) = (Byte(values, from, d), Byte(values, from + 1, d), Byte(values, from + 2, d));
            if (convert > 0)
            {
                FromYbr(convert == 2, a, b, c, pixels.AsSpan(i));
            }
            else
            {
                (pixels[i], pixels[i + 1], pixels[i + 2]) = (a, b, c);
            }
        }

        return pixels;
    }

    /// <summary>Null when a table is missing or malformed.</summary>
    public static byte[]? FromPalette(DicomDataset dataset, PixelDescription d, ReadOnlySpan<byte> values)
    {
        var tables = new LookupTable?[3];
        for (var i = 0; i < 3; i++)
        {
            tables[i] = LookupTable.Read(
                dataset, DisplayAttributes.PaletteDescriptors[i], DisplayAttributes.PaletteTables[i], d.IsSigned, DisplayAttributes.SegmentedPaletteTables[i]);
        }

        if (tables is not [{ } red, { } green, { } blue])
        {
            return null;
        }

        var pixels = new byte[d.Rows * d.Columns * 3];
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var value = StoredValue.Extract(Cell(values, i / 3, d), d);
            pixels[i] = Byte(red, value);
            pixels[i + 1] = Byte(green, value);
            pixels[i + 2] = Byte(blue, value);
        }

        return pixels;
    }

    private static byte Byte(LookupTable table, long value) => (byte)(table.Bits == 8 ? table[value] : table[value] >> (table.Bits - 8));

    private static byte Byte(ReadOnlySpan<byte> values, int index, PixelDescription d)
    {
        var stored = StoredValue.Extract(Cell(values, index, d), d);
        return (byte)(d.BitsStored > 8 ? stored >> (d.BitsStored - 8) : stored << (8 - d.BitsStored));
    }

    private static uint Cell(ReadOnlySpan<byte> values, int index, PixelDescription d) => NativeFrame.Cell(d) switch
    {
        1 => values[index],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(values[(2 * index)..]),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(values[(4 * index)..]),
    };

    // ITU-R BT.601; the partial range leaves room at both ends.
    private static void FromYbr(bool isPartial, byte y, byte cb, byte cr, Span<byte> rgb)
    {
        var luma = isPartial ? (y - 16) * 255 / 219.0 : y;
        var chroma = isPartial ? 255 / 224.0 : 1;
        var (b, r) = ((cb - 128) * chroma, (cr - 128) * chroma);
        rgb[0] = Clamp(luma + (1.402 * r));
        rgb[1] = Clamp(luma - (0.344136 * b) - (0.714136 * r));
        rgb[2] = Clamp(luma + (1.772 * b));
    }

    private static byte Clamp(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
