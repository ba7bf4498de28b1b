using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>A curator's exports: of a campaign, or of one case of it, in a format.</summary>
public static class ExportEndpoints
{
    private static readonly Refusal UnknownFormat = new(
        "unknown-format", 400, $"The format is one of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}.", Errors: [new("format", "Name one of them: ?format=seg")]);

    private static readonly Refusal Nothing = new("nothing-to-export", 409, "Nothing has been submitted yet.");

    public static void AddExporting(this IServiceCollection services) => services.AddSingleton<CampaignExport>();

    public static void MapExporting(this IEndpointRouteBuilder routes)
    {
        var curator = routes.MapGroup("/api/campaigns").RequireAuthorization(Policies.Curator).RequireRateLimiting(RateLimits.Exports);
        curator.MapGet("{id:guid}/export", OfCampaign);
        curator.MapGet("{campaignId:guid}/cases/{caseId:guid}/export", OfCase);
    }

    private static Task<IResult> OfCampaign(Guid id, string? format, Caller caller, IQuerySession session, CampaignExport export, TimeProvider clock, CancellationToken cancel) =>
        ExportAsync(id, null, format, caller, session, export, clock, cancel);

    private static Task<IResult> OfCase(Guid campaignId, Guid caseId, string? format, Caller caller, IQuerySession session, CampaignExport export, TimeProvider clock, CancellationToken cancel) =>
        ExportAsync(campaignId, caseId, format, caller, session, export, clock, cancel);

    private static async Task<IResult> ExportAsync(
        Guid campaignId, Guid? caseId, string? asked, Caller caller, IQuerySession session, CampaignExport export, TimeProvider clock, CancellationToken cancel)
    {
        var campaign = await session.ForCuratorAsync(campaignId, caller, cancel);
        var one = caseId is { } id && campaign is not null ? await session.LoadAsync<Case>(id, cancel) : null;
        if (campaign is null || (caseId is not null && one?.CampaignId != campaignId))
        {
            return Problems.Result(Problems.NotFound);
        }

        if (ExportFormat.Find(asked) is not { } format)
        {
            return Problems.Result(UnknownFormat);
        }

        var cases = await export.CasesAsync(campaign, caseId, cancel);
        if (cases.Count == 0)
        {
            return Problems.Result(Nothing);
        }

        // The consensus is in it.
        await ConsensusSight.RecordAsync(session.DocumentStore, campaignId, caseId, caller, clock.GetUtcNow(), cancel);
        return TypedResults.Stream(
            to => new ExportZip(export, campaign, format).WriteAsync(to, cases, cancel), "application/zip", FileName(campaign, one, format));
    }

    private static string FileName(Campaign campaign, Case? one, ExportFormat format) =>
        string.Concat($"{campaign.Name} {one?.Number}".TrimEnd().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + $"-{format.Name}.zip";
}
