using System.Runtime.CompilerServices;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using Marten;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// The submitted annotations and the consensus of a campaign's cases in a format: case by case, each as it stands when its turn comes,
/// one object in memory at a time. The same state gives the same bytes.
/// </summary>
public sealed class CampaignExport(IDocumentStore store, ReaderFindings findings, PixelStore objects, ILogger<CampaignExport> log)
{
    /// <summary>The cases that somebody submitted, by their number.</summary>
    /// <param name="only">This one alone; null for all.</param>
    public async Task<IReadOnlyList<Case>> CasesAsync(Campaign campaign, Guid? only, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var submitted = (await session.Standing().Where(a => a.CampaignId == campaign.Id).Select(a => a.CaseId).ToListAsync(cancel)).ToHashSet();
        var cases = await session.Query<Case>().Where(c => c.CampaignId == campaign.Id).OrderBy(c => c.Number).ToListAsync(cancel);
        return [.. cases.Where(c => submitted.Contains(c.Id) && (only is null || c.Id == only))];
    }

    /// <summary>A case at one moment.</summary>
    public Task<ExportedCase> ReadAsync(Campaign campaign, Case @case, CancellationToken cancel) => ExportedCase.ReadAsync(store, campaign, @case, cancel);

    /// <summary>The objects of a case that was read.</summary>
    public IEnumerable<ExportedObject> ObjectsOf(ExportedCase @case, ExportFormat format) => new CaseObjects(@case, format, findings, objects, log).All();

    /// <summary>All objects of the campaign, or of one case of it.</summary>
    /// <param name="only">This case alone; null for all.</param>
    public async IAsyncEnumerable<ExportedObject> ObjectsAsync(Campaign campaign, Guid? only, ExportFormat format, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var @case in await CasesAsync(campaign, only, cancel))
        {
            foreach (var made in ObjectsOf(await ReadAsync(campaign, @case, cancel), format))
            {
                cancel.ThrowIfCancellationRequested();
                yield return made;
            }
        }
    }
}
