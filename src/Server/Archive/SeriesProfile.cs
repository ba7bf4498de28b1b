using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Under which profile a series was de-identified: the imports that brought its instances say it.</summary>
public static class SeriesProfile
{
    /// <summary>One as a rule; several when parts of a series came under different ones.</summary>
    public static async Task<IReadOnlyList<CampaignProfile>> OfAsync(IQuerySession session, string seriesUid, CancellationToken cancel)
    {
        var imports = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).Select(i => i.ImportId).Distinct().ToListAsync(cancel);
        var records = await session.LoadManyAsync<ImportRecord>(cancel, [.. imports]);
        return records.Count == 0 ? [CampaignProfile.Public] : [.. records.Select(r => CampaignProfile.OfStored(r.Profile)).Distinct().OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>A campaign's profile. One of before, when campaigns had none, has that of its first case.</summary>
    public static async Task<CampaignProfile> OfCampaignAsync(IQuerySession session, Campaign campaign, CancellationToken cancel)
    {
        if (campaign.Profile is not null)
        {
            return CampaignProfile.OfStored(campaign.Profile);
        }

        var first = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id).OrderBy(c => c.Number).FirstOrDefaultAsync(cancel);
        return first is null ? CampaignProfile.Public : (await OfAsync(session, first.SeriesUid, cancel))[0];
    }

    /// <summary>Why a series cannot become a case of a campaign of this profile; null when it can.</summary>
    public static async Task<string?> RefuseAsync(IQuerySession session, string seriesUid, Campaign campaign, CampaignProfile wanted, CancellationToken cancel)
    {
        var profiles = await OfAsync(session, seriesUid, cancel);
        return profiles is [var only] && only == wanted
            ? null : $"It was de-identified under the profile {string.Join(" and ", profiles)}; the campaign “{campaign.Name}” takes {wanted}";
    }
}
