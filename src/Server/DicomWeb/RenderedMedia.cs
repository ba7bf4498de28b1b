using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>How pictures go out: in which media type, in one part or as multipart/related (PS3.18 §8.7.4).</summary>
public sealed record RenderedMedia(string MediaType, bool IsMultipart)
{
    /// <summary>What there is, for an answer of 406.</summary>
    public const string Offered = $"{Picture.Jpeg} and {Picture.Png}, each as a single part of one picture or as multipart/related";

    /// <summary>The best of what the client accepts; null when it accepts nothing that there is.</summary>
    /// <param name="many">Whether whoever accepts anything gets several pictures.</param>
    /// <param name="hasOne">Whether one picture can be the answer.</param>
    public static RenderedMedia? Choose(string accept, bool many, bool hasOne) =>
        MediaRange.Parse(accept).Select(r => Of(r, many, hasOne)).FirstOrDefault(m => m is not null);

    private static RenderedMedia? Of(MediaRange range, bool many, bool hasOne)
    {
        if (range.Type == "*/*")
        {
            return new RenderedMedia(Picture.Jpeg, many);
        }

        if (range.Covers("multipart/related"))
        {
            return range.Part is null or "*/*" or "image/*" or Picture.Jpeg ? new RenderedMedia(Picture.Jpeg, true)
                : range.Part == Picture.Png ? new RenderedMedia(Picture.Png, true) : null;
        }

        return !hasOne ? null
            : range.Covers(Picture.Jpeg) ? new RenderedMedia(Picture.Jpeg, false)
            : range.Covers(Picture.Png) ? new RenderedMedia(Picture.Png, false) : null;
    }
}
