using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

public static class CampaignAgreementSetup
{
    private static readonly Refusal NotYet = new("not-yet", 404, "No case has two submissions yet.");

    public static void MapCampaignAgreement(this StoreOptions options) =>
        options.Schema.For<AgreementResult>().UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(r => r.Version));

    public static void MapCampaignAgreement(this IEndpointRouteBuilder routes)
    {
        var agreement = routes.MapGroup("/api/campaigns/{id:guid}/agreement").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Writes);
        agreement.MapGet("", Get);
        agreement.MapGet("readings", LesionReadings.Handle);
    }

    private static async Task<IResult> Get(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is null)
        {
            return Problems.Result(Problems.NotFound);
        }

        return await session.LoadAsync<AgreementResult>(id, cancel) is { } result ? TypedResults.Ok(result) : Problems.Result(NotYet);
    }
}
