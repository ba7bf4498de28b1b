using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// The client's files as Brotli (RFC 7932), for browsers that take it: each is compressed once, when it is first asked for, and kept. They
/// hold nothing of anybody, so their size tells nothing through TLS.
/// </summary>
public sealed class CompressedAssets(IFileProvider files)
{
    private static readonly string[] Texts = [".js", ".mjs", ".css", ".wasm", ".svg"];
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> kept = new(StringComparer.Ordinal);

    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method) || !path.StartsWith("/assets/", StringComparison.Ordinal) || !Texts.Contains(Path.GetExtension(path), StringComparer.Ordinal)
            || !TakesBrotli(context.Request) || files.GetFileInfo(path) is not { Exists: true } file)
        {
            await next(context);
            return;
        }

        var body = kept.GetOrAdd(path, _ => new Lazy<byte[]>(() => Compress(file))).Value;
        var headers = context.Response.Headers;
        (headers.ContentEncoding, headers.Vary, headers.CacheControl) = ("br", HeaderNames.AcceptEncoding, ClientPages.ForAYear);
        context.Response.ContentType = ClientPages.TypeOf(path);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken) && taken.Any(t => t.Value == "br" && t.Quality is not 0);

    private static byte[] Compress(IFileInfo file)
    {
        using var made = new MemoryStream();
        using (var content = file.CreateReadStream())
        using (var brotli = new BrotliStream(made, CompressionLevel.Optimal))
        {
            content.CopyTo(brotli);
        }

        return made.ToArray();
    }
}
