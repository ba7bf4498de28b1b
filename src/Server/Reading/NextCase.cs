using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using JasperFx;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Hands a reader the next case of a campaign: the one in hand again, else one that was handed out ahead, else the one the policy chooses.</summary>
public static class NextCase
{
    /// <summary>A reading made elsewhere came in as this reader's in the same moment.</summary>
    internal static readonly Refusal Busy = new("busy", 503, "Another change of these cases was in the way. Try again in a moment.");

    public static async Task<IResult> Handle(Guid campaignId, Caller caller, IDocumentSession session, AssignmentAnswers answers, TimeProvider clock, CancellationToken cancel)
    {
        var (campaign, refusal) = await Leases.CampaignAsync(session, campaignId, caller, cancel);
        if (campaign is null)
        {
            return Problems.Result(refusal!);
        }

        var leases = await Leases.OfAsync(session, campaign, caller.Id, clock.GetUtcNow(), cancel);
        if (leases.Held.Count == 0 && !await leases.AddAsync(ahead: false, cancel))
        {
            return TypedResults.NoContent();
        }

        leases.Renew();
        leases.TakeUp();
        return await SaveAsync(session, cancel) ? TypedResults.Ok(await answers.MakeAsync(session, leases.Held[0], caller.Pseudonym, cancel)) : Problems.Result(Busy);
    }

    internal static async Task<bool> SaveAsync(IDocumentSession session, CancellationToken cancel)
    {
        try
        {
            await session.SaveChangesAsync(cancel);
            return true;
        }
        catch (DocumentAlreadyExistsException)
        {
            return false;
        }
    }
}
