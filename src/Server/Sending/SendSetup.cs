using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Sending;

public static class SendSetup
{
    public static void MapSending(this StoreOptions options)
    {
        options.Schema.For<SendRun>().Index(r => r.CampaignId);
        options.Schema.For<SentObject>().Index(o => o.RunId).Index(o => o.CampaignId);
    }

    public static void AddSending(this IServiceCollection services)
    {
        services.AddSingleton<SendClient>();
        services.AddSingleton<SendStore>();
        services.AddSingleton<SendMaking>();
        services.AddSingleton(new SendPacing());
        services.AddHostedService<ResumeSendings>();
    }

    public static void MapSending(this IEndpointRouteBuilder routes)
    {
        var curator = routes.MapGroup("/api/campaigns/{id:guid}/send").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        curator.MapPost("", BeginSending.Handle);
        curator.MapGet("", SendStatus.Handle);
    }
}
