namespace CrowdAnnotate.Dicom;

/// <summary>
/// Lossy sequential JPEG, Huffman-coded (ITU-T T.81 annex F, processes 1, 2 and 4), 8 or 12 bits. Colours stay as they are
/// coded; subsampled components are interpolated linearly, as the Independent JPEG Group's decoder does.
/// </summary>
internal static class SequentialJpeg
{
    public static string? Decode(ReadOnlyMemory<byte> stream, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        if (header.Precision is not (8 or 12))
        {
            return $"Sequential JPEG has 8 or 12 bits a sample, not {header.Precision}";
        }

        var scan = new SequentialScan(header);
        if (JpegScans.Decode(stream.Span, header.Components, scan) is { } reason)
        {
            return reason;
        }

        var writer = new SampleWriter(target, d, header.Precision);
        var row = new ushort[(header.Columns * 4) + 8];
        var sums = new int[row.Length];
        for (var component = 0; component < scan.Planes.Length; component++)
        {
            for (var y = 0; y < header.Rows; y++)
            {
                Upsampling.Row(scan.Planes[component], y, row, sums);
                writer.Write(row.AsSpan(0, header.Columns), ((y * header.Columns) * header.Components) + component, header.Components);
            }
        }

        return null;
    }
}
