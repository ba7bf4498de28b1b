using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>DICOMweb (PS3.18): search and retrieval for what the caller may see; everything else is not there (404).</summary>
public static class DicomWebEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapDicomWeb(this IEndpointRouteBuilder routes)
    {
        var web = routes.MapGroup("/dicomweb").RequireAuthorization(Policies.SignedIn);
        web.MapGet("/studies", SearchArchive.Studies);
        web.MapGet("/series", SearchArchive.AllSeries);
        web.MapGet("/studies/{study}/series", SearchArchive.Series);
        web.MapGet("/studies/{study}/series/{series}/instances", SearchArchive.Instances);
        web.MapGet("/studies/{study}/metadata", RetrieveMetadata.OfStudy);
        var one = web.MapGroup("/studies/{study}/series/{series}").AddEndpointFilter(OnlyVisible);
        one.MapGet("/metadata", RetrieveMetadata.OfSeries);
        one.MapGet("/instances/{instance}/metadata", RetrieveMetadata.OfInstance);
        one.MapMethods("/instances/{instance}/frames/{frames}", Reading, RetrieveFrames.Frames);
    }

    public static void AddDicomWeb(this IServiceCollection services) => services.AddSingleton<FramePasses>();

    private static async ValueTask<object?> OnlyVisible(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var visibility = http.RequestServices.GetRequiredService<SeriesVisibility>();
        var series = (string)http.Request.RouteValues["series"]!;
        return await visibility.MaySeeAsync(Caller.From(http.User), series, http.RequestAborted)
            ? await next(context)
            : Operations.Problems.Result(Operations.Problems.NotFound);
    }
}
