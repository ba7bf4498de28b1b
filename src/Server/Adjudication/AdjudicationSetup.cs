using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Adjudication;

public static class AdjudicationSetup
{
    public static void MapAdjudication(this StoreOptions options)
    {
        options.Schema.For<CaseAdjudication>().Index(a => a.CampaignId);
        options.Schema.For<ConsensusSight>().Index(s => s.CampaignId);
    }

    public static void AddAdjudication(this IServiceCollection services) => services.AddSingleton<RedrawnRegions>();

    public static void MapAdjudication(this IEndpointRouteBuilder routes)
    {
        var adjudication = routes.MapGroup("/api/campaigns/{campaignId:guid}/cases/{caseId:guid}").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        adjudication.MapPost("consensus-shown", ShowConsensus.Handle);
        adjudication.MapPost("adjudication", Adjudicate.Handle);
        adjudication.MapPost("adjudication/{decisionId:guid}/undo", UndoDecision.Handle);
    }
}
