using System.IO.Compression;

namespace CrowdAnnotate.Dicom;

/// <summary>The deflated transfer syntax (PS3.5 §A.5), with a cap on what comes out.</summary>
internal static class Inflation
{
    /// <summary>Inflates the bytes from <paramref name="start"/>: once to learn the size, which must be within the cap, once to keep.</summary>
    public static DicomRefusal? Inflate(ByteSource source, long start, int cap, out ReadOnlyMemory<byte> inflated)
    {
        inflated = default;
        try
        {
            var size = Measure(source, start, cap);
            if (size > cap)
            {
                return new DicomRefusal($"The deflated data set inflates to more than {cap} bytes", DicomTag.TransferSyntaxUID, start);
            }

            if (size < 0)
            {
                return new DicomRefusal("The deflated data set has no end: the file is truncated", DicomTag.TransferSyntaxUID, source.Length);
            }

            var bytes = new byte[size];
            using var stream = Open(new SourceStream(source, start), source, start);
            stream.ReadExactly(bytes);
            inflated = bytes;
            return null;
        }
        catch (InvalidDataException)
        {
            return new DicomRefusal("The deflated data set cannot be inflated", DicomTag.TransferSyntaxUID, start);
        }
    }

    // Negative when the last block is missing: the library takes the end of its input for the end of the stream (RFC 1951 §3.2.3).
    private static long Measure(ByteSource source, long start, int cap)
    {
        var input = new SourceStream(source, start);
        using var stream = Open(input, source, start);
        var buffer = new byte[1 << 16];
        long size = 0;
        for (int read; size <= cap && (read = stream.Read(buffer)) > 0;)
        {
            size += read;
        }

        return input.WasTooShort ? -1 : size;
    }

    // Some writers put zlib's two bytes (RFC 1950) first; as deflate they would begin a stored block of an impossible length.
    private static Stream Open(SourceStream stream, ByteSource source, long start)
    {
        var isZlib = source.Length - start >= 2 && source.Read(start, 2).Span is [0x78, var flags] && ((0x78 << 8) | flags) % 31 == 0;
        return isZlib ? new ZLibStream(stream, CompressionMode.Decompress) : new DeflateStream(stream, CompressionMode.Decompress);
    }
}
