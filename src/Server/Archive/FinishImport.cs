using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Volumes;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What became of one series: a case, or a reason.</summary>
public sealed record SeriesAnswer(string SeriesUid, string? CaseNumber, int Slices, string? Reason, IReadOnlyList<string> Notes);

/// <summary>
/// Ends an import: the instances that came are assembled series by series, each regular one becomes a case of the campaign, and
/// a series that does not assemble is taken out again with its reason, so that nothing is half-kept.
/// </summary>
public sealed class FinishImport(IDocumentStore store, PixelStore pixels, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public async Task<IReadOnlyList<SeriesAnswer>> HandleAsync(Guid importId, Guid campaignId, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            IReadOnlyList<string> series;
            await using (var query = store.QuerySession())
            {
                series = [.. (await query.Query<ArchivedInstance>().Where(i => i.ImportId == importId).Select(i => i.SeriesUid).ToListAsync(cancel)).Distinct()];
            }

            var answers = new List<SeriesAnswer>();
            foreach (var uid in series)
            {
                answers.Add(await OneAsync(uid, campaignId, cancel));
            }

            return answers;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<SeriesAnswer> OneAsync(string seriesUid, Guid campaignId, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        var series = await session.LoadAsync<ArchivedSeries>(seriesUid, cancel);
        IReadOnlyList<string> notes = [];
        if (series is null)
        {
            var instances = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).ToListAsync(cancel);
            var parts = instances.Select(i => new SeriesInstance(SeriesPixels.HeaderOf(i), () => pixels.Read(i.PixelName))).ToList();
            if (!SeriesVolume.TryAssemble(parts, out var assembled, out var refusal))
            {
                return await TakeOutAsync(session, seriesUid, instances, refusal.ToString(), cancel);
            }

            series = Describe(instances, parts, assembled);
            notes = [.. assembled.Notes.Select(n => n.Text)];
            session.Insert(series);
        }

        var number = await CaseNumberAsync(session, series, campaignId, cancel);
        await session.SaveChangesAsync(cancel);
        return new SeriesAnswer(seriesUid, number, series.Slices.Count, null, notes);
    }

    private static async Task<string> CaseNumberAsync(IDocumentSession session, ArchivedSeries series, Guid campaignId, CancellationToken cancel)
    {
        if (await session.Query<Case>().FirstOrDefaultAsync(c => c.CampaignId == campaignId && c.SeriesUid == series.Id, cancel) is { } known)
        {
            return known.Number;
        }

        var count = await session.Query<Case>().CountAsync(c => c.CampaignId == campaignId, cancel);
        var made = new Case
        {
            Id = Guid.CreateVersion7(), CampaignId = campaignId, Number = string.Create(CultureInfo.InvariantCulture, $"Case {count + 1:0000}"),
            StudyUid = series.StudyUid, SeriesUid = series.Id, Synthetic = series.Synthetic,
        };
        session.Insert(made);
        return made.Number;
    }

    private ArchivedSeries Describe(IReadOnlyList<ArchivedInstance> instances, List<SeriesInstance> parts, SeriesVolume assembled)
    {
        var header = parts[0].Dataset;
        var sopClasses = parts.ToDictionary(p => p.Dataset.GetUid(DicomTag.SOPInstanceUID)!.Value, p => p.Dataset.GetUid(DicomTag.SOPClassUID)!.Value.Value);
        return new ArchivedSeries
        {
            Id = instances[0].SeriesUid,
            StudyUid = instances[0].StudyUid,
            Patient = header.GetString(DicomTag.PatientID) ?? "",
            Modality = header.GetString(DicomTag.Modality) ?? "OT",
            Synthetic = header.GetString(DicomTag.Manufacturer) == Phantoms.PhantomFolder.Manufacturer,
            ImportedAt = clock.GetUtcNow(),
            Layout = SeriesGrid.Of(assembled.Volume.Geometry, header.GetDouble(DicomTag.SliceThickness), assembled.Slices[0].Plane.Calibration),
            Slices = [.. assembled.Slices.Select(s => new ArchivedSlice(s.SopInstanceUid.Value, sopClasses[s.SopInstanceUid], s.FrameNumber))],
        };
    }

    private async Task<SeriesAnswer> TakeOutAsync(IDocumentSession session, string seriesUid, IReadOnlyList<ArchivedInstance> instances, string reason, CancellationToken cancel)
    {
        session.DeleteWhere<ArchivedInstance>(i => i.SeriesUid == seriesUid);
        await session.SaveChangesAsync(cancel);
        foreach (var instance in instances)
        {
            pixels.Delete(instance.PixelName);
        }

        return new SeriesAnswer(seriesUid, null, instances.Count, reason, []);
    }
}
