using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Practice;

/// <summary>Cases of known truth that readers learn on.</summary>
public static class PracticeSetup
{
    public static void MapPractice(this StoreOptions options)
    {
        options.Events.AddEventType<PracticeSubmitted>();
        options.Schema.For<PracticeTruth>().Index(t => t.CampaignId);
        options.Schema.For<PracticeAttempt>().Index(a => a.CampaignId).Index(a => a.AssignmentId);
    }

    public static void MapPractice(this IEndpointRouteBuilder routes)
    {
        var curator = routes.MapGroup("/api/campaigns").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        curator.MapPost("{campaignId:guid}/cases/{caseId:guid}/practice", SetPractice.Make);
        curator.MapDelete("{campaignId:guid}/cases/{caseId:guid}/practice", SetPractice.End);
    }
}
