using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>Lossless JPEG, Huffman-coded (ITU-T T.81 annex H, process 14): every predictor, point transform and restart intervals.</summary>
internal static class LosslessJpeg
{
    public static string? Decode(ReadOnlySpan<byte> stream, CodestreamHeader header, PixelDescription d, Span<byte> target)
    {
        if (header.Precision is < 2 or > 16)
        {
            return $"Lossless JPEG has 2 to 16 bits a sample, not {header.Precision}";
        }

        var length = header.Rows * header.Columns * header.Components;
        var samples = ArrayPool<ushort>.Shared.Rent(length);
        try
        {
            if (JpegScans.Decode(stream, header.Components, new LosslessScan(header, samples)) is { } reason)
            {
                return reason;
            }

            new SampleWriter(target, d, header.Precision).Write(samples.AsSpan(0, length));
            return null;
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(samples);
        }
    }
}
