using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Computes a campaign's agreement from its case results. It reads the state, so a message twice changes nothing.</summary>
public static class ComputeAgreementHandler
{
    public static async Task<OutgoingMessages> Handle(ComputeAgreement message, IDocumentSession session, TimeProvider clock, CancellationToken cancel)
    {
        var campaign = await session.LoadAsync<Campaign>(message.CampaignId, cancel);
        if (campaign is null)
        {
            return [];
        }

        var known = await session.LoadAsync<AgreementResult>(message.CampaignId, cancel);
        var numbers = (await session.Query<Case>().Where(c => c.CampaignId == message.CampaignId).ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Number);
        var results = await session.Query<CaseResult>().Where(r => r.CampaignId == message.CampaignId && r.Failure == null).ToListAsync(cancel);
        var rows = results.OrderBy(r => numbers[r.Id], StringComparer.Ordinal)
            .SelectMany(r => r.Lesions.Select(l => new LesionRow(numbers[r.Id], l, r.Readers.Count))).ToList();
        var version = (known?.Version ?? 0) + 1;
        session.UpdateRevision(
            new AgreementResult
            {
                Id = campaign.Id, ComputedAt = clock.GetUtcNow(), Submissions = results.Sum(r => r.Submissions.Count), SoftwareVersion = ServerSettings.SoftwareVersion,
                Detection = AgreementDecision.Detection(rows), Dice = AgreementDecision.Dice(rows), IccLongAxis = AgreementDecision.Icc(rows),
                LimitsWithMean = AgreementDecision.Limits(rows), 
                // Alpha is of one value a reader and lesion; a set of answers is none.
                Alphas = [.. campaign.Template.Questions.Where(q => q.AtMost == 1).Select(q => AgreementDecision.Alpha(rows, q))],
                BlandAltman = AgreementDecision.BlandAltmans(rows),
            },
            version);
        return [new CaseChanged(campaign.Id, Guid.Empty, version, CaseStates.Ready)];
    }
}
