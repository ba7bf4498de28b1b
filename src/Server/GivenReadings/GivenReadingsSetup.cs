using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Annotations that were made elsewhere: a curator's to bring in, to look at and to take away.</summary>
public static class GivenReadingsSetup
{
    public static void MapGivenReadings(this StoreOptions options) =>
        options.Schema.For<GivenReading>().Index(g => g.CaseId).Index(g => g.CampaignId).UniqueIndex(Marten.Schema.UniqueIndexType.Computed, g => g.CaseId, g => g.Kind, g => g.Name);

    public static void AddGivenReadings(this IServiceCollection services)
    {
        services.AddSingleton<ReadGiven>();
        services.AddSingleton<SubmitGiven>();
        services.AddSingleton<StoreGiven>();
        services.AddSingleton<ImportAnnotations>();
    }

    public static void MapGivenReadings(this IEndpointRouteBuilder routes)
    {
        var curator = routes.MapGroup("/api").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        curator.MapPost("campaigns/{id:guid}/annotations", ImportAnnotations.Handle);
        curator.MapGet("campaigns/{campaignId:guid}/cases/{caseId:guid}/given", GivenOfCase.Handle);
        curator.MapDelete("given-readings/{id:guid}", RemoveGiven.Handle);
    }
}
