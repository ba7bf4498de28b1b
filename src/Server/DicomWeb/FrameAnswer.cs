using System.Collections.Concurrent;
using System.Net;
using CrowdAnnotate.Server.Archive;
using Microsoft.Extensions.Primitives;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// Frames of one instance as they go out. They never change: the answer has a strong ETag of its own for each form (RFC 9110
/// §8.8.1) and browsers keep it privately for a day.
/// </summary>
public static class FrameAnswer
{
    private static readonly StringValues OneDay = "private, max-age=86400, immutable";
    private static readonly StringValues ByAccept = "Accept";
    private static readonly ConcurrentDictionary<FrameMedia, (string ContentType, MultipartForm? Form, string TagEnd)> Forms = new();

    /// <summary>Answers with one frame.</summary>
    public static Task WriteOneAsync(HttpContext context, PixelStore store, PixelPlace place, int number, FrameMedia media)
    {
        var (contentType, form, tagEnd) = FormOf(media);
        var range = RangeOf(place, number, media);
        if (Prepare(context, $"\"{place.InstanceUid}-{number}{tagEnd}", contentType))
        {
            return Task.CompletedTask;
        }

        return PartAsync(context, store, range, form);
    }

    /// <summary>Answers with all frames as one part, little endian.</summary>
    public static Task WriteAllAsync(HttpContext context, PixelStore store, PixelPlace place, FrameMedia media)
    {
        var (contentType, form, tagEnd) = FormOf(media);
        return Prepare(context, $"\"{place.InstanceUid}-all{tagEnd}", contentType)
            ? Task.CompletedTask
            : PartAsync(context, store, new StoredRange(place.PixelName, 0, (long)place.FrameLength * place.Frames), form);
    }

    private static Task PartAsync(HttpContext context, PixelStore store, StoredRange range, MultipartForm? form)
    {
        if (form is null)
        {
            return SinglePart.WriteAsync(context, store, range);
        }

        context.Response.ContentLength = form.HeadLength(range.Length) + range.Length + MultipartForm.Tail.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : range.SendAsync(store, context, form, isLast: true).AsTask();
    }

    /// <summary>Answers with several frames as multipart.</summary>
    public static async Task WriteManyAsync(HttpContext context, PixelStore store, PixelPlace place, IReadOnlyList<int> numbers, FrameMedia media)
    {
        var (contentType, form, tagEnd) = FormOf(media with { IsSinglePart = false });
        if (Prepare(context, $"\"{place.InstanceUid}-{string.Join('.', numbers)}{tagEnd}", contentType))
        {
            return;
        }

        StoredRange[] ranges = [.. numbers.Select(n => RangeOf(place, n, media))];
        context.Response.ContentLength = ranges.Sum(r => form!.HeadLength(r.Length) + r.Length) + MultipartForm.Tail.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            for (var i = 0; i < ranges.Length; i++)
            {
                await ranges[i].SendAsync(store, context, form, isLast: i == ranges.Length - 1);
            }
        }
    }

    /// <summary>Takes back what was prepared for an answer that cannot be given.</summary>
    public static void Retract(HttpContext context)
    {
        var headers = context.Response.Headers;
        (headers.ETag, headers.Vary, headers.CacheControl, headers.AcceptRanges, headers.ContentRange) = (default, default, default, default, default);
        (context.Response.ContentLength, context.Response.ContentType, context.Response.StatusCode) = (null, null, StatusCodes.Status200OK);
    }

    private static (string ContentType, MultipartForm? Form, string TagEnd) FormOf(FrameMedia media) => Forms.GetOrAdd(media, m =>
    {
        var form = m.IsSinglePart ? null : new MultipartForm(m.MediaType, m.TransferSyntax);
        var ending = (m.IsCompressed ? "-jls" : "-le") + (m.MediaType == FrameMedia.JpegLsImage ? "i" : "") + (m.IsSinglePart ? "" : "-" + MultipartForm.Boundary[^8..]) + '"';
        return (form?.ContentType ?? $"{m.MediaType}; transfer-syntax={m.TransferSyntax}", form, ending);
    });

    private static StoredRange RangeOf(PixelPlace place, int number, FrameMedia media) =>
        media.IsCompressed
            ? new(place.DeliveryName!, place.DeliveryOffsets![number - 1], place.DeliveryOffsets[number] - place.DeliveryOffsets[number - 1])
            : new(place.PixelName, (number - 1L) * place.FrameLength, place.FrameLength);

    /// <returns>Whether the client has it already and the answer is complete.</returns>
    private static bool Prepare(HttpContext context, string tag, string contentType)
    {
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.Vary = ByAccept;
        headers.CacheControl = OneDay;
        if (context.Request.Headers.IfNoneMatch is { Count: > 0 } known && known.ToString() is var tags && (tags == "*" || tags.Contains(tag, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotModified;
            return true;
        }

        headers.ContentType = contentType;
        return false;
    }
}
