using Microsoft.AspNetCore.Antiforgery;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// Every change asked for with a cookie carries the anti-forgery header. The framework's own middleware looks at forms only,
/// and these bodies are JSON or DICOM. A bearer token is not sent by a browser on its own, so it needs none; nor do OpenIddict's endpoints.
/// </summary>
public static class AntiForgery
{
    public static void UseAntiForgeryHeader(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (MustCarry(context.Request) && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            await Problems.WriteAsync(context, Problems.ForgedRequest);
            return;
        }

        await next(context);
    });

    private static bool MustCarry(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        && (request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/dicomweb"))
        && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal);
}
