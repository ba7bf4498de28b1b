using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace CrowdAnnotate.Server.Operations;

/// <summary>The built client: hashed assets for a year, the page itself never cached, and every client route answered by it.</summary>
public static class ClientPages
{
    private static readonly string[] Routes = ["/", "/account/{**rest}", "/read/{**rest}", "/embed/{**rest}", "/campaigns/{**rest}", "/admin/{**rest}"];

    internal const string ForAYear = "public, max-age=31536000, immutable";

    private static readonly FileExtensionContentTypeProvider Types = new() { Mappings = { [".wasm"] = "application/wasm", [".mjs"] = "text/javascript" } };

    internal static string TypeOf(string path) => Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";

    /// <summary>The assets, before authorization: they hold nothing of anybody.</summary>
    public static void UseClientAssets(this WebApplication app)
    {
        if (Find(AppContext.BaseDirectory) is not { } root)
        {
            app.Logger.LogWarning("The client is not built: only the API is served");
            return;
        }

        var files = new PhysicalFileProvider(root);
        var compressed = new CompressedAssets(files);
        app.Use(next => context => compressed.ServeAsync(context, next));
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = Types,
            OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl =
                answer.Context.Request.Path.StartsWithSegments("/assets") ? ForAYear : "no-cache",
        });
    }

    public static void MapClientPages(this WebApplication app)
    {
        if (Find(AppContext.BaseDirectory) is not { } root)
        {
            return;
        }

        var page = Path.Combine(root, "index.html");
        foreach (var route in Routes)
        {
            app.MapGet(route, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Results.File(page, "text/html; charset=utf-8");
            }).AllowAnonymous();
        }
    }

    /// <summary>The folder of the built client; null where it is not built.</summary>
    internal static string? Folder => Find(AppContext.BaseDirectory);

    // Beside the program when published, in the source tree when built there.
    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            foreach (var candidate in new[] { Path.Combine(folder.FullName, "wwwroot"), Path.Combine(folder.FullName, "Client", "wwwroot") })
            {
                if (File.Exists(Path.Combine(candidate, "index.html")))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
