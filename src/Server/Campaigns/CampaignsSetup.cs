using Marten;

namespace CrowdAnnotate.Server.Campaigns;

public static class CampaignsSetup
{
    public static void MapCampaigns(this StoreOptions options)
    {
        options.Schema.For<Campaign>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, c => c.Name);
        options.Schema.For<CampaignMember>().Index(m => m.CampaignId).Index(m => m.PersonId);
        options.Schema.For<Case>().Index(c => c.CampaignId).Index(c => c.SeriesUid)
            .UniqueIndex(Marten.Schema.UniqueIndexType.Computed, c => c.CampaignId, c => c.SeriesUid);
    }
}
