using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

public static class CampaignAgreementSetup
{
    public static void MapCampaignAgreement(this StoreOptions options)
    {
        options.Schema.For<AgreementResult>().UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(r => r.Version));
        options.Schema.For<RunningAgreement>().UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(r => r.Version));
        options.Schema.For<CaseContribution>().Index(c => c.CampaignId);
    }

    public static void MapCampaignAgreement(this IEndpointRouteBuilder routes)
    {
        var agreement = routes.MapGroup("/api/campaigns/{id:guid}").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        agreement.MapGet("agreement", ReadAgreement.Handle);
        agreement.MapPost("agreement", ReadAgreement.ComputeAgain);
        agreement.MapGet("agreement/readings", LesionReadings.Handle);
        agreement.MapGet("agreement/sizes", LesionSizes.Handle);
        agreement.MapPut("reader-groups", GroupReaders.Handle);
    }
}
