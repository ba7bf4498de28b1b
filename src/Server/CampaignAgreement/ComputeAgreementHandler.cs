using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>The time has come to compute what has no closed form.</summary>
public sealed record AgreementDue(Guid CampaignId);

/// <summary>
/// Computes a campaign's agreement from its cases' contributions, once for all that came within a few seconds. The appointment is taken off before
/// anything is read, in a step of its own: what comes after makes another one, so nothing is lost and a long computation is not begun again and again.
/// </summary>
public static class ComputeAgreementHandler
{
    public static async Task<OutgoingMessages> Handle(AgreementDue message, IDocumentSession session, CancellationToken cancel)
    {
        if (await session.LoadAsync<RunningAgreement>(message.CampaignId, cancel) is { DueSince: not null } running)
        {
            session.UpdateRevision(running with { DueSince = null }, running.Version + 1);
        }

        return [new ComputeAgreement(message.CampaignId)];
    }

    public static async Task<OutgoingMessages> Handle(ComputeAgreement message, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        var campaign = await session.LoadAsync<Campaign>(message.CampaignId, cancel);
        if (campaign is null)
        {
            return [];
        }

        // Before the contributions: a computation that began later has read at least as much.
        var known = await session.LoadAsync<AgreementResult>(message.CampaignId, cancel);
        if (await session.LoadAsync<RunningAgreement>(message.CampaignId, cancel) is null)
        {
            return await FromBeforeAsync(session, campaign.Id, cancel);
        }

        var contributions = await session.Query<CaseContribution>().Where(c => c.CampaignId == campaign.Id).ToListAsync(cancel);
        var members = await session.Query<CampaignMember>().Where(m => m.CampaignId == campaign.Id).ToListAsync(cancel);
        var groups = members.Where(m => m.Group is not null).DistinctBy(m => m.Pseudonym).ToDictionary(m => m.Pseudonym, m => m.Group!);
        var version = (known?.Version ?? 0) + 1;
        var content = new AgreementContent(campaign.Template, [.. contributions.OrderBy(c => c.Number, StringComparer.Ordinal)], groups);
        session.UpdateRevision(
            AgreementComputation.Of(content, known?.Variance) with { Id = campaign.Id, ComputedAt = clock.GetUtcNow(), SoftwareVersion = ServerSettings.SoftwareVersion }, version);
        return [new CaseChanged(campaign.Id, Guid.Empty, version, CaseStates.Ready)];
    }

    // What was computed before contributions were kept is taken in case by case; the last of them makes the appointment.
    private static async Task<OutgoingMessages> FromBeforeAsync(IQuerySession session, Guid campaignId, CancellationToken cancel)
    {
        var cases = await session.Query<CaseResult>().Where(r => r.CampaignId == campaignId).Select(r => r.Id).ToListAsync(cancel);
        OutgoingMessages messages = [];
        messages.AddRange(cases.Select(id => new CaseComputed(campaignId, id)));
        return messages;
    }
}
