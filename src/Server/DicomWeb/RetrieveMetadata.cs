using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>WADO-RS metadata (PS3.18 §10.4.1.1.2), compressed as it is stored; <c>application/dicom+xml</c> is not there.</summary>
public static class RetrieveMetadata
{
    private const string Json = "application/dicom+json";

    public static async Task OfStudy(string study, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesMetadata metadata, HttpContext context)
    {
        var cancel = context.RequestAborted;
        var visible = await visibility.VisibleAsync(caller, cancel);
        var parts = new List<CompressedMetadata>();
        foreach (var head in (await heads.FindAsync(study, null, cancel)).Where(h => visible is null || visible.Contains(h.SeriesUid)))
        {
            if (await metadata.FindAsync(head.SeriesUid, cancel) is { } one)
            {
                parts.Add(one);
            }
        }

        await (parts.Count switch
        {
            0 => Problems.WriteAsync(context, Problems.NotFound),
            1 => WriteAsync(context, parts[0]),
            _ => WriteAsync(context, Join(parts)),
        });
    }

    public static async Task OfSeries(string study, string series, SeriesIndex index, SeriesMetadata metadata, HttpContext context) =>
        await (await index.StudyOfAsync(series, context.RequestAborted) == study && await metadata.FindAsync(series, context.RequestAborted) is { } found
            ? WriteAsync(context, found)
            : Problems.WriteAsync(context, Problems.NotFound));

    public static async Task OfInstance(string study, string series, string instance, IQuerySession session, HttpContext context) =>
        await (await session.LoadAsync<ArchivedInstance>(instance, context.RequestAborted) is { } found && found.SeriesUid == series && found.StudyUid == study
            ? WriteAsync(context, InstanceMetadata.Of([found]))
            : Problems.WriteAsync(context, Problems.NotFound));

    private static bool IsAccepted(HttpContext context) =>
        MediaRange.Parse(Accepted.Of(context.Request)).Any(r => r.Covers(Json) || r.Covers("application/json"));

    private static Task WriteAsync(HttpContext context, byte[] plain) =>
        IsAccepted(context) ? BodyAsync(context, plain, null) : Problems.WriteAsync(context, Accepted.Refuse(Json));

    private static Task WriteAsync(HttpContext context, CompressedMetadata metadata)
    {
        if (!IsAccepted(context))
        {
            return Problems.WriteAsync(context, Accepted.Refuse(Json));
        }

        var encodings = context.Request.Headers.AcceptEncoding.ToString();
        var encoding = Takes(encodings, "br") ? "br" : Takes(encodings, "gzip") ? "gzip" : null;
        var tag = $"\"{metadata.Stamp}-{encoding ?? "plain"}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            context.Response.Headers.CacheControl = "private, no-cache";
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return BodyAsync(context, encoding switch { "br" => metadata.Brotli, "gzip" => metadata.Gzip, _ => metadata.Plain() }, encoding);
    }

    private static async Task BodyAsync(HttpContext context, byte[] body, string? encoding)
    {
        context.Response.ContentType = Json;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static bool Takes(string encodings, string name) =>
        encodings.Split(',').Select(e => e.Split(';')).Any(e => e[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase) && !(e.Length > 1 && e[1].Trim() is "q=0" or "q=0.0"));

    // Arrays without their brackets, one after another.
    private static byte[] Join(List<CompressedMetadata> parts)
    {
        using var joined = new MemoryStream();
        foreach (var part in parts)
        {
            joined.WriteByte((byte)(joined.Length == 0 ? '[' : ','));
            var plain = part.Plain();
            joined.Write(plain, 1, plain.Length - 2);
        }

        joined.WriteByte((byte)']');
        return joined.ToArray();
    }
}
