namespace CrowdAnnotate.Dicom;

/// <summary>RLE Lossless (PS3.5 annex G): each byte of each sample is a segment of its own, packed row by row.</summary>
public static class RleCodec
{
    /// <summary>Encodes one frame.</summary>
    /// <param name="frame">As <see cref="DicomFrames.Decode"/> gives it: samples interleaved, little endian.</param>
    /// <exception cref="ArgumentException">The frame is not as long as the description says, or its pixels have more bytes than RLE has segments.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> frame, PixelDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var segments = RleHeader.Segments(description);
        if (frame.Length != NativeFrame.DecodedLength(description) || segments > RleHeader.MostSegments)
        {
            throw new ArgumentException("The frame is not one that RLE can hold as described.", nameof(frame));
        }

        var target = new List<byte>(RleHeader.Bytes + (frame.Length / 2));
        target.AddRange(new byte[RleHeader.Bytes]);
        var offsets = new uint[16];
        offsets[0] = (uint)segments;
        var row = new byte[description.Columns];
        for (var segment = 0; segment < segments; segment++)
        {
            offsets[segment + 1] = (uint)target.Count;
            for (var y = 0; y < description.Rows; y++)
            {
                Gather(frame[(y * description.Columns * segments)..], FirstByte(segment, description), segments, row);
                PackBits.Pack(row, target);
            }

            // Segments have even lengths (§G.3.1).
            if ((target.Count & 1) == 1)
            {
                target.Add(0);
            }
        }

        byte[] encoded = [.. target];
        for (var i = 0; i < offsets.Length; i++)
        {
            BitConverter.TryWriteBytes(encoded.AsSpan(4 * i), offsets[i]);
        }

        return encoded;
    }

    internal static string? Decode(ReadOnlySpan<byte> stream, PixelDescription d, Span<byte> target)
    {
        Span<int> offsets = stackalloc int[RleHeader.MostSegments];
        if (RleHeader.Read(stream, stream.Length, d, offsets) is { } reason)
        {
            return reason;
        }

        var segments = RleHeader.Segments(d);
        for (var segment = 0; segment < segments; segment++)
        {
            var end = segment == segments - 1 ? stream.Length : offsets[segment + 1];
            if (PackBits.Unpack(stream[offsets[segment]..end], target[FirstByte(segment, d)..], segments, d.Rows * d.Columns) is { } malformed)
            {
                return $"{malformed} (segment {segment + 1})";
            }
        }

        return null;
    }

    // The highest byte of the first sample comes first (§G.2).
    private static int FirstByte(int segment, PixelDescription d)
    {
        var cell = NativeFrame.Cell(d);
        return (segment / cell * cell) + (cell - 1 - (segment % cell));
    }

    private static void Gather(ReadOnlySpan<byte> from, int first, int step, Span<byte> row)
    {
        for (int i = 0, at = first; i < row.Length; i++, at += step)
        {
            row[i] = from[at];
        }
    }
}
