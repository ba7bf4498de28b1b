namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// The headers of every answer. WebAssembly codecs need 'wasm-unsafe-eval'; shared memory needs COOP and COEP. The page of a case that is
/// read by link in another page may be framed by the origins that were named, and nothing else may by anybody.
/// </summary>
public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "worker-src 'self' blob:; connect-src 'self' ws: wss:; font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var embeddedIn = app.ApplicationServices.GetRequiredService<ServerSettings>().EmbeddedIn;
        var (alone, embedded) = (ContentSecurityPolicy + "'none'", ContentSecurityPolicy + (embeddedIn.Count == 0 ? "'none'" : string.Join(' ', embeddedIn)));
        app.Use((context, next) =>
        {
            var isEmbedded = embeddedIn.Count > 0 && context.Request.Path.StartsWithSegments("/embed");
            Write(context.Response.Headers, isEmbedded ? embedded : alone, isEmbedded ? "cross-origin" : "same-origin");
            return next(context);
        });
    }

    private static void Write(IHeaderDictionary headers, string contentSecurityPolicy, string resourcePolicy)
    {
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = resourcePolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
    }
}
