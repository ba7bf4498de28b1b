using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>The long axes behind the statistics, for the plots: every pair of readers can be drawn of them (agreement.ts: LesionSizes).</summary>
public static class LesionSizes
{
    /// <param name="Readers">Pseudonyms; lesions name them by their place here.</param>
    public sealed record Answer(IReadOnlyList<string> Readers, IReadOnlyList<MeasuredLesion> Lesions);

    /// <param name="Sizes">Place of the reader and long axis in mm.</param>
    public sealed record MeasuredLesion(Guid CaseId, string Case, string Lesion, string? Site, IReadOnlyList<double[]> Sizes);

    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is not { } campaign)
        {
            return Problems.Result(Problems.NotFound);
        }

        var contributions = await session.Query<CaseContribution>().Where(c => c.CampaignId == id).ToListAsync(cancel);
        var content = new AgreementContent(campaign.Template, [.. contributions.OrderBy(c => c.Number, StringComparer.Ordinal)], new Dictionary<string, string>());
        var place = content.Readers.Index().ToDictionary(r => r.Item, r => r.Index);
        return TypedResults.Ok(new Answer(
            content.Readers,
            [.. content.Rows.Where(r => r.Sizes.Count > 0).Select(r => new MeasuredLesion(
                r.Case.Id, r.Case.Number, r.Lesion.Label, r.Lesion.Site, [.. r.Sizes.Select(s => new[] { place[s.Reader], Math.Round(s.Millimetres, 4) })]))]));
    }
}
