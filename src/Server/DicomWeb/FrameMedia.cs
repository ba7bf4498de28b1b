using System.Collections.Concurrent;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>How frames go out: in which media type and transfer syntax, in one part or as multipart/related (PS3.18 §8.7.3).</summary>
public sealed record FrameMedia(string MediaType, string TransferSyntax, bool IsSinglePart)
{
    public const string OctetStream = "application/octet-stream";
    public const string JpegLsImage = "image/jls";
    public const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";
    public const string JpegLsLossless = "1.2.840.10008.1.2.4.80";

    // Clients send few different Accept headers; what is beyond the bound is decided anew each time.
    private const int MostRemembered = 256;
    private static readonly ConcurrentDictionary<(string Accept, bool Compressed), FrameMedia?> Decided = new();

    public bool IsCompressed => TransferSyntax == JpegLsLossless;

    /// <summary>What there is, for an answer of 406.</summary>
    public static string Offered(bool compressed) =>
        $"multipart/related or a single part of {OctetStream} in transfer syntax {ExplicitLittleEndian}"
        + (compressed ? $", of {OctetStream} or {JpegLsImage} in {JpegLsLossless}" : "");

    /// <summary>The best of what the client accepts; null when it accepts nothing that there is.</summary>
    /// <param name="compressed">Whether the frames are there in JPEG-LS.</param>
    public static FrameMedia? Choose(string accept, bool compressed)
    {
        if (Decided.TryGetValue((accept, compressed), out var known))
        {
            return known;
        }

        var chosen = MediaRange.Parse(accept).Select(r => Of(r, compressed)).FirstOrDefault(m => m is not null);
        if (Decided.Count < MostRemembered)
        {
            Decided.TryAdd((accept, compressed), chosen);
        }

        return chosen;
    }

    // A transfer syntax of * is “as stored”. Octet-stream with a compressed syntax is the viewers' convention.
    private static FrameMedia? Of(MediaRange range, bool compressed)
    {
        var single = range.Type is OctetStream or JpegLsImage or "image/*" or "application/*";
        if (range.Type == "*/*" || range.CoversPart(OctetStream) || range.Covers(OctetStream))
        {
            return range.TransferSyntax switch
            {
                "*" when compressed => new FrameMedia(OctetStream, JpegLsLossless, single),
                null or "*" or ExplicitLittleEndian => new FrameMedia(OctetStream, ExplicitLittleEndian, single),
                JpegLsLossless when compressed => new FrameMedia(OctetStream, JpegLsLossless, single),
                _ => null,
            };
        }

        return compressed && (range.Covers(JpegLsImage) || range.CoversPart(JpegLsImage)) && range.TransferSyntax is null or "*" or JpegLsLossless
            ? new FrameMedia(JpegLsImage, JpegLsLossless, single) : null;
    }
}
