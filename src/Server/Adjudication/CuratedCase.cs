using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using Marten;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>A case as one who curates its campaign may decide on it.</summary>
/// <param name="Member">The curator's part in the campaign; null for a script.</param>
public sealed record CuratedCase(Campaign Campaign, Case Case, ArchivedSeries Series, CampaignMember? Member, CaseAdjudication Adjudication)
{
    /// <summary>Null where the caller curates no such case.</summary>
    public static async Task<CuratedCase?> LoadAsync(IQuerySession session, Guid campaignId, Guid caseId, Caller caller, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(campaignId, caller, cancel) is not { } campaign || await session.LoadAsync<Case>(caseId, cancel) is not { } @case || @case.CampaignId != campaignId)
        {
            return null;
        }

        var series = (await session.LoadAsync<ArchivedSeries>(@case.SeriesUid, cancel))!;
        var member = caller.IsScript ? null : await session.LoadAsync<CampaignMember>($"{campaignId:N}:{caller.Id:N}", cancel);
        return new(campaign, @case, series, member, await session.LoadAsync<CaseAdjudication>(caseId, cancel) ?? CaseAdjudication.Empty(campaignId, caseId));
    }
}
