using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Takes a prior or gold-standard reading away again; releases that were made keep it.</summary>
public static class RemoveGiven
{
    public static async Task<IResult> Handle(Guid id, Caller caller, IDocumentSession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<GivenReading>(id, cancel) is not { } given || await session.ForCuratorAsync(given.CampaignId, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        session.Delete(given);
        await session.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
