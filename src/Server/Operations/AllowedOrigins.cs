using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// Pages of other origins that may call DICOMweb, and ask for a token: those on the list, by a bearer token and never by cookie (no
/// Access-Control-Allow-Credentials). With an empty list there is no CORS at all.
/// </summary>
public static class AllowedOrigins
{
    private static readonly string[] Exposed = ["Content-Length", "Content-Location", "ETag", "Link", "Retry-After", "Warning"];
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public static void AddAllowedOrigins(this IServiceCollection services) => services.AddCors();

    public static void UseAllowedOrigins(this IApplicationBuilder app)
    {
        var origins = app.ApplicationServices.GetRequiredService<ServerSettings>().AllowedOrigins;
        if (origins.Count == 0)
        {
            return;
        }

        var policy = new CorsPolicyBuilder([.. origins]).WithMethods("GET", "HEAD", "POST")
            .WithHeaders("Accept", "Authorization", "Content-Type", "If-None-Match", "Range").WithExposedHeaders(Exposed)
            .DisallowCredentials().SetPreflightMaxAge(Remembered).Build();
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/dicomweb") || context.Request.Path.StartsWithSegments("/connect/token"),
            branch => branch.UseMiddleware<CorsMiddleware>(policy));
    }

    /// <summary>The origin as browsers write it; null when it is none: scheme, host and perhaps a port, nothing behind.</summary>
    public static string? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && !text.Contains('*', StringComparison.Ordinal)
            ? url.GetLeftPart(UriPartial.Authority) : null;
}
