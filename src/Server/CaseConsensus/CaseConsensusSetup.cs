using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CaseConsensus;

public static class CaseConsensusSetup
{
    public static void MapCaseConsensus(this StoreOptions options) =>
        options.Schema.For<CaseResult>().Index(r => r.CampaignId).UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(r => r.Version));

    public static void AddCaseConsensus(this IServiceCollection services) => services.AddSingleton<ReaderFindings>();

    public static void MapCaseConsensus(this IEndpointRouteBuilder routes)
    {
        var review = routes.MapGroup("/api/campaigns/{campaignId:guid}/cases/{caseId:guid}").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        review.MapGet("", ReviewCase.Handle);
        review.MapGet("lesions/{lesionId}/votes", ReadVotes.Handle);
    }
}
