using System.Net;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>A stored range as the whole body, or the one byte range of it that was asked for (RFC 9110 §14).</summary>
public static class SinglePart
{
    /// <summary>Content type and ETag are set by the caller.</summary>
    public static Task WriteAsync(HttpContext context, PixelStore store, StoredRange all)
    {
        var response = context.Response;
        response.Headers.AcceptRanges = "bytes";
        var range = all;
        if (context.Request.Headers.Range.Count > 0 && new RequestHeaders(context.Request.Headers) is { Range: { Unit.Value: "bytes", Ranges.Count: 1 } asked } request && Applies(request, response))
        {
            if (Cut(asked.Ranges.Single(), all.Length) is not { } cut)
            {
                response.Headers.ContentRange = $"bytes */{all.Length}";
                return Problems.WriteAsync(context, new Refusal("no-such-range", (int)HttpStatusCode.RequestedRangeNotSatisfiable, $"There are {all.Length} bytes."));
            }

            response.StatusCode = (int)HttpStatusCode.PartialContent;
            response.Headers.ContentRange = $"bytes {cut.First}-{cut.Last}/{all.Length}";
            range = all with { Offset = all.Offset + cut.First, Length = cut.Last - cut.First + 1 };
        }

        response.ContentLength = range.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : range.SendAsync(store, context).AsTask();
    }

    // If-Range with another tag asks for the whole (RFC 9110 §13.1.5).
    private static bool Applies(RequestHeaders request, HttpResponse response) =>
        request.IfRange is null || request.IfRange.EntityTag?.ToString() == response.Headers.ETag;

    private static (long First, long Last)? Cut(RangeItemHeaderValue asked, long length)
    {
        var first = asked.From ?? Math.Max(0, length - asked.To!.Value);
        var last = asked.From is null ? length - 1 : Math.Min(asked.To ?? long.MaxValue, length - 1);
        return first > last ? null : (first, last);
    }
}
