using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>That a curator was given the computed consensus of a case or a campaign. Written once, with its event.</summary>
public sealed record ConsensusSight(string Id, Guid CampaignId, Guid? CaseId, Guid CuratorId, DateTimeOffset At)
{
    /// <summary>Whether a caller knows the consensus of a case. A script is nobody who adjudicates, and is told everything; what was computed before it was withheld every curator could see.</summary>
    /// <param name="result">The case's; null where there is none yet.</param>
    public static async Task<bool> HasSeenAsync(IQuerySession session, CaseResult? result, Guid campaignId, Guid caseId, Caller caller, CancellationToken cancel) =>
        caller.IsScript || result is { IsWithheld: false } || (await session.LoadManyAsync<ConsensusSight>(cancel, IdOf(caseId, caller.Id), IdOf(campaignId, caller.Id))).Count > 0;

    /// <summary>Of a campaign's results those whose consensus a caller knows.</summary>
    public static async Task<IReadOnlySet<Guid>> SeenAsync(IQuerySession session, Guid campaignId, IReadOnlyCollection<CaseResult> results, Caller caller, CancellationToken cancel)
    {
        var seen = await session.Query<ConsensusSight>().Where(s => s.CampaignId == campaignId && s.CuratorId == caller.Id).ToListAsync(cancel);
        var all = caller.IsScript || seen.Any(s => s.CaseId is null);
        return results.Where(r => all || !r.IsWithheld || seen.Any(s => s.CaseId == r.Id)).Select(r => r.Id).ToHashSet();
    }

    /// <summary>Records that a caller is given it, before it is given; done once, however often it is asked for.</summary>
    /// <param name="caseId">Null for all cases of the campaign.</param>
    public static async Task RecordAsync(IDocumentStore store, Guid campaignId, Guid? caseId, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        if (caller.IsScript)
        {
            return;
        }

        await using var session = store.LightweightSession();
        var id = IdOf(caseId ?? campaignId, caller.Id);
        if (await session.LoadAsync<ConsensusSight>(id, cancel) is not null)
        {
            return;
        }

        session.Insert(new ConsensusSight(id, campaignId, caseId, caller.Id, now));
        EventStreams.Append(session, new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"sight/{id}")).AsSpan(0, 16)), 0, new ConsensusSeen(campaignId, caseId, caller.Id, now));
        try
        {
            await session.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (EventStreams.IsTaken(e))
        {
            // Another request of the same curator wrote it.
        }
    }

    private static string IdOf(Guid caseOrCampaign, Guid curator) => $"{caseOrCampaign:N}:{curator:N}";
}
