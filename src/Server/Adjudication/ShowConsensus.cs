using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>A curator asks for the computed consensus of a case. From then on they no longer judge its regions.</summary>
public static class ShowConsensus
{
    public static async Task<IResult> Handle(Guid campaignId, Guid caseId, Caller caller, IDocumentStore store, TimeProvider clock, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        if (await session.ForCuratorAsync(campaignId, caller, cancel) is null || await session.LoadAsync<Case>(caseId, cancel) is not { } @case || @case.CampaignId != campaignId)
        {
            return Problems.Result(Problems.NotFound);
        }

        await ConsensusSight.RecordAsync(store, campaignId, caseId, caller, clock.GetUtcNow(), cancel);
        return TypedResults.NoContent();
    }
}
