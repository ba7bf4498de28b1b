using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>The frame header of a JPEG or JPEG-LS codestream (ITU-T T.81 §B.2.2, T.87 §C.2.2).</summary>
internal static class JpegHeader
{
    private const int StartOfImage = 0xD8;
    private const int JpegLsFrame = 0xF7;

    /// <summary>Finds the frame header.</summary>
    /// <param name="process">The second byte of the SOF marker: C0 baseline, C1 extended, C3 lossless, F7 JPEG-LS.</param>
    /// <returns>Why there is none; null when there is.</returns>
    public static string? Read(ReadOnlySpan<byte> stream, out CodestreamHeader header, out int process)
    {
        (header, process) = (default, 0);
        if (stream.Length < 2 || stream[0] != 0xFF || stream[1] != StartOfImage)
        {
            return "The compressed frame does not begin with the marker of a JPEG image";
        }

        for (var at = 2; TryMarker(stream, ref at, out var marker);)
        {
            var length = at + 2 <= stream.Length ? BinaryPrimitives.ReadUInt16BigEndian(stream[at..]) : 0;
            if (length < 2 || at + length > stream.Length || marker is 0xDA or 0xD9)
            {
                break;
            }

            if (IsFrame(marker))
            {
                process = marker;
                return ReadFrame(stream.Slice(at + 2, length - 2), out header);
            }

            at += length;
        }

        return "The compressed frame has no frame header";
    }

    /// <summary>Steps over fill bytes to the next marker; <paramref name="at"/> is then behind it.</summary>
    public static bool TryMarker(ReadOnlySpan<byte> stream, ref int at, out int marker)
    {
        marker = 0;
        if (at >= stream.Length || stream[at] != 0xFF)
        {
            return false;
        }

        while (at < stream.Length && stream[at] == 0xFF)
        {
            at++;
        }

        if (at >= stream.Length)
        {
            return false;
        }

        marker = stream[at++];
        return marker != 0;
    }

    // SOF0 to SOF15 without DHT, JPG and DAC, which share their range.
    private static bool IsFrame(int marker) => marker is (>= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) or JpegLsFrame;

    private static string? ReadFrame(ReadOnlySpan<byte> segment, out CodestreamHeader header)
    {
        header = default;
        if (segment.Length < 6 || segment.Length < 6 + (3 * segment[5]))
        {
            return "The frame header of the compressed frame is cut short";
        }

        header = new(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), segment[5], segment[0], null);
        return null;
    }
}
