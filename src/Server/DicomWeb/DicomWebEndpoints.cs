using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>DICOMweb (PS3.18): search and retrieval for what the caller may see; everything else is not there (404).</summary>
public static class DicomWebEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];
    private static readonly string[] Changing = ["DELETE", "PATCH", "POST", "PUT"];

    private static readonly Operations.Refusal MethodNotAllowed = new("method-not-allowed", 405, "This service of DICOMweb is not offered here. OPTIONS tells what is.");

    public static void MapDicomWeb(this IEndpointRouteBuilder routes)
    {
        var web = routes.MapGroup("/dicomweb").RequireAuthorization(Policies.SignedIn);
        web.MapMethods("/studies", Reading, SearchArchive.Studies);
        web.MapMethods("/series", Reading, SearchArchive.AllSeries);
        web.MapMethods("/instances", Reading, SearchArchive.AllInstances);
        web.MapMethods("/studies/{study}/series", Reading, SearchArchive.Series);
        web.MapMethods("/studies/{study}/instances", Reading, SearchArchive.InstancesOfStudy);
        web.MapMethods("/studies/{study}", Reading, RetrieveInstances.OfStudy);
        web.MapMethods("/studies/{study}/metadata", Reading, RetrieveMetadata.OfStudy);
        web.MapPost("/studies", StoreInstances.Any).RequireAuthorization(Policies.Administrator);
        web.MapPost("/studies/{study}", StoreInstances.OfStudy).RequireAuthorization(Policies.Administrator);
        web.MapMethods("/studies/{study}/rendered", Reading, RetrieveRendered.Study);
        web.MapMethods("/studies/{study}/thumbnail", Reading, RetrieveRendered.StudyThumbnail);
        web.MapMethods("/{**rest}", ["OPTIONS"], Capabilities.Tell);
        web.MapMethods("/{**rest}", Reading, () => Operations.Problems.Result(Operations.Problems.NotFound));
        web.MapMethods("/{**rest}", Changing, RefuseMethod);
        MapSeries(web.MapGroup("/studies/{study}/series/{series}").AddEndpointFilter(OnlyVisible));
    }

    private static void MapSeries(RouteGroupBuilder one)
    {
        one.MapMethods("", Reading, RetrieveInstances.OfSeries);
        one.MapMethods("/instances", Reading, SearchArchive.Instances);
        one.MapMethods("/metadata", Reading, RetrieveMetadata.OfSeries);
        one.MapMethods("/instances/{instance}", Reading, RetrieveInstances.OfInstance);
        one.MapMethods("/instances/{instance}/metadata", Reading, RetrieveMetadata.OfInstance);
        one.MapMethods("/rendered", Reading, RetrieveRendered.Series);
        one.MapMethods("/thumbnail", Reading, RetrieveRendered.SeriesThumbnail);
        one.MapMethods("/instances/{instance}/rendered", Reading, RetrieveRendered.Instance);
        one.MapMethods("/instances/{instance}/thumbnail", Reading, RetrieveRendered.InstanceThumbnail);
        one.MapMethods("/instances/{instance}/frames/{frames}/rendered", Reading, RetrieveRendered.Frame);
        one.MapMethods("/instances/{instance}/frames/{frames}/thumbnail", Reading, RetrieveRendered.FrameThumbnail);
        one.MapMethods("/instances/{instance}/bulkdata/{tag}", Reading, BulkData.Retrieve);
        one.MapMethods("/instances/{instance}/frames/{frames}", Reading, RetrieveFrames.Frames);
    }

    public static void AddDicomWeb(this IServiceCollection services)
    {
        services.AddSingleton<FramePasses>();
        services.AddSingleton<SeriesIndex>();
        services.AddSingleton<SeriesHeads>();
        services.AddSingleton<SeriesMetadata>();
        services.AddSingleton<SearchRows>();
        services.AddSingleton<RenderedPictures>();
    }

    // What is stored is never changed by this door; studies alone take instances.
    private static Task RefuseMethod(string? rest, HttpContext context)
    {
        var takes = rest?.TrimEnd('/').Split('/') is ["studies"] or ["studies", _];
        context.Response.Headers.Allow = takes ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
        return Operations.Problems.WriteAsync(context, MethodNotAllowed);
    }

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
