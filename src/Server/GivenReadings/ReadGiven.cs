using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>Has files read by workers, with what of the campaign's images they refer to.</summary>
public sealed class ReadGiven(WorkerPool workers, Spool spool, TimeProvider clock)
{
    /// <summary>The documents of a file; one that is refused when the file is.</summary>
    public async Task<IReadOnlyList<GivenDocument>> OfAsync(SpooledFile file, IQuerySession session, Campaign campaign, CancellationToken cancel)
    {
        if (file.Refusal is { } refusal)
        {
            return [Refused(file, refusal + ".")];
        }

        var profile = (await SeriesProfile.OfCampaignAsync(session, campaign, cancel)).Text;
        var told = await workers.AskAsync(new WorkerJob(file.Path, file.Target, profile, Annotations: new AnnotationWish(null)), cancel);
        if (told.Referred is not { } referred)
        {
            return [Refused(file, told.Refusal + ".")];
        }

        var images = spool.NewPath();
        try
        {
            await WriteAsync(images, await KnownAsync(session, campaign, referred, cancel), cancel);
            var answer = await workers.AskAsync(new WorkerJob(file.Path, file.Target, profile, Annotations: new AnnotationWish(images)), cancel);
            return answer.Documents is { } documents ? [.. documents.Select(d => new GivenDocument(file, d))] : [Refused(file, answer.Refusal + ".")];
        }
        finally
        {
            File.Delete(images);
        }
    }

    private static GivenDocument Refused(SpooledFile file, string reason) => new(file, new WorkedAnnotations { Path = "/", Format = "unknown", Refusal = reason });

    private static async Task WriteAsync(string path, KnownImages images, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await JsonSerializer.SerializeAsync(file, images, JsonSerializerOptions.Web, cancel);
    }

    private async Task<KnownImages> KnownAsync(IQuerySession session, Campaign campaign, ReferredImages referred, CancellationToken cancel)
    {
        string[] named = [.. referred.Named.Concat(referred.Mapped).Distinct()];
        var ofInstances = await session.Query<ArchivedInstance>().Where(i => i.Id.IsOneOf(named)).Select(i => i.SeriesUid).Distinct().ToListAsync(cancel);
        string[] series = [.. named.Concat(ofInstances).Distinct()];
        string[] cases = [.. await session.Query<Case>().Where(c => c.CampaignId == campaign.Id && c.SeriesUid.IsOneOf(series)).Select(c => c.SeriesUid).ToListAsync(cancel)];
        var known = new List<KnownSeries>();
        foreach (var one in await session.LoadManyAsync<ArchivedSeries>(cancel, cases))
        {
            var headers = referred.NeedsHeaders
                ? await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == one.Id).OrderBy(i => i.Id).Select(i => i.Header).ToListAsync(cancel) : null;
            known.Add(new KnownSeries(one.Id, one.StudyUid, one.Patient, [.. one.Slices.Select(s => s.SopInstanceUid).Distinct()], headers));
        }

        return new KnownImages(known, campaign.TemplateText, clock.GetUtcNow());
    }
}
