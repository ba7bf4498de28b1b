using Marten;

namespace CrowdAnnotate.Server.Extraction;

public static class ExtractionSetup
{
    public static void MapExtraction(this StoreOptions options) => options.Schema.For<CaseFeatures>().Index(f => f.CampaignId);
}
