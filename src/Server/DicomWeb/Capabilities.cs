using System.Xml.Linq;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Retrieve Capabilities (PS3.18 §8.9): the routes as they are mapped, with what they answer, as WADL.</summary>
public static class Capabilities
{
    private const string Wadl = "application/vnd.sun.wadl+xml";
    private const string Root = "/dicomweb";
    private static readonly XNamespace Ns = "http://wadl.dev.java.net/2009/02";

    public static Task Tell(HttpContext context, EndpointDataSource routes)
    {
        if (!MediaRange.Parse(Accepted.Of(context.Request)).Any(r => r.Covers(Wadl) || r.Covers("application/xml")))
        {
            return Problems.WriteAsync(context, Accepted.Refuse(Wadl));
        }

        var resources = routes.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { } path && path.StartsWith(Root + "/", StringComparison.Ordinal) && !path.Contains("**", StringComparison.Ordinal))
            .GroupBy(e => e.RoutePattern.RawText!.TrimEnd('/'), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Resource);
        var document = new XElement(Ns + "application", new XElement(Ns + "resources", new XAttribute("base", $"{context.Request.Scheme}://{context.Request.Host}{Root}"), resources));
        context.Response.Headers.Allow = "GET, HEAD, POST, OPTIONS";
        context.Response.ContentType = Wadl;
        return context.Response.WriteAsync(document.ToString(), context.RequestAborted);
    }

    private static XElement Resource(IGrouping<string, RouteEndpoint> route) => new(
        Ns + "resource",
        new XAttribute("path", route.Key[(Root.Length + 1)..]),
        route.SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Distinct().Order(StringComparer.Ordinal).Select(m => Method(m, route.Key)));

    private static XElement Method(string name, string path) => new(
        Ns + "method",
        new XAttribute("name", name),
        name == "POST" ? new XElement(Ns + "request", Represented("multipart/related; type=\"application/dicom\""), Represented("application/dicom")) : null,
        new XElement(Ns + "response", (name == "POST" ? ["application/dicom+json"] : TypesOf(path)).Select(Represented)));

    private static XElement Represented(string type) => new(Ns + "representation", new XAttribute("mediaType", type));

    private static string[] TypesOf(string path) => path.Split('/')[^1] switch
    {
        "studies" or "series" or "instances" or "metadata" => ["application/dicom+json"],
        "rendered" or "thumbnail" => [Picture.Jpeg, Picture.Png, $"multipart/related; type=\"{Picture.Jpeg}\"", $"multipart/related; type=\"{Picture.Png}\""],
        "{frames}" => [$"multipart/related; type=\"{FrameMedia.OctetStream}\"", FrameMedia.OctetStream, $"multipart/related; type=\"{FrameMedia.JpegLsImage}\"", FrameMedia.JpegLsImage],
        "{tag}" => [$"multipart/related; type=\"{FrameMedia.OctetStream}\"", FrameMedia.OctetStream],
        "{instance}" => ["multipart/related; type=\"application/dicom\"", "application/dicom"],
        _ => ["multipart/related; type=\"application/dicom\""],
    };
}
