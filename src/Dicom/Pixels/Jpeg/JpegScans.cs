using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>Decodes the entropy-coded data of one scan.</summary>
internal interface IScanDecoder
{
    /// <param name="position">Of the first entropy-coded byte; afterwards of the marker behind the last.</param>
    string? Decode(JpegTables tables, ReadOnlySpan<byte> stream, ref int position);
}

/// <summary>Walks through the markers of a JPEG codestream until every component has been decoded (ITU-T T.81 §B.1).</summary>
internal static class JpegScans
{
    public static string? Decode(ReadOnlySpan<byte> stream, int components, IScanDecoder decoder)
    {
        var tables = new JpegTables();
        var missing = (1 << components) - 1;
        for (var at = 2; missing != 0;)
        {
            if (!JpegHeader.TryMarker(stream, ref at, out var marker) || at + 2 > stream.Length || marker == 0xD9)
            {
                return "The compressed frame ends before its last scan";
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(stream[at..]);
            if (length < 2 || at + length > stream.Length)
            {
                return "A segment of the compressed frame is longer than what is left";
            }

            if (tables.Take(marker, stream.Slice(at + 2, length - 2)) is { } malformed)
            {
                return malformed;
            }

            at += length;
            if (marker != 0xDA)
            {
                continue;
            }

            if (decoder.Decode(tables, stream, ref at) is { } broken)
            {
                return broken;
            }

            missing = Array.Exists(tables.Scan, c => (missing >> c.Component & 1) == 0) ? -1 : tables.Scan.Aggregate(missing, (m, c) => m & ~(1 << c.Component));
            if (missing < 0)
            {
                return "A component of the compressed frame is in two scans";
            }
        }

        return null;
    }

    /// <summary>Where the next marker stands; the bit buffer may have stopped before stuffed or padding bytes.</summary>
    public static int NextMarker(ReadOnlySpan<byte> stream, int at)
    {
        while (at + 1 < stream.Length && (stream[at] != 0xFF || stream[at + 1] == 0))
        {
            at++;
        }

        return at;
    }

    public const string Truncated = "The entropy-coded data of the compressed frame end before its last pixel";

    public const string BadCode = "The entropy-coded data of the compressed frame hold a code that is in no table";

    public const string NoRestart = "A restart marker of the compressed frame is missing";
}
