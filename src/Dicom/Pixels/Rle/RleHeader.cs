using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>The header of an RLE frame: how many segments, and where each begins (PS3.5 §G.5).</summary>
internal static class RleHeader
{
    public const int Bytes = 64;
    public const int MostSegments = 15;

    /// <summary>Reads the offsets of as many segments as the pixels have bytes.</summary>
    /// <param name="frameLength">Bytes of the whole compressed frame, of which <paramref name="start"/> may be the beginning only.</param>
    public static string? Read(ReadOnlySpan<byte> start, long frameLength, PixelDescription d, Span<int> offsets)
    {
        if (start.Length < Bytes)
        {
            return "The compressed frame is shorter than the header of an RLE frame";
        }

        var expected = Segments(d);
        var segments = BinaryPrimitives.ReadUInt32LittleEndian(start);
        if (segments != expected || expected > MostSegments)
        {
            return $"The compressed frame has {segments} RLE segments where the data set's pixels need {expected}";
        }

        var least = (uint)Bytes;
        for (var i = 0; i < expected; i++)
        {
            var offset = BinaryPrimitives.ReadUInt32LittleEndian(start[(4 * (i + 1))..]);
            if (offset < least || offset >= frameLength)
            {
                return "An RLE segment begins outside the compressed frame or before the one ahead of it";
            }

            offsets[i] = (int)offset;
            least = offset + 1;
        }

        return null;
    }

    public static int Segments(PixelDescription d) => d.SamplesPerPixel * Math.Max(1, d.BitsAllocated / 8);
}
