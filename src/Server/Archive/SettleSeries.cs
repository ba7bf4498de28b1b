using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive.Review;
using Marten;
using Wolverine;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// Looks at a series whole: its catalogue facts, what looks wrong, and whether it is a volume, or images that each stand alone, that can be read as a case. From headers
/// alone, but for a series that does not say what it shows: that waits for a person when it looks like a head. Nothing is taken out
/// for being no volume.
/// </summary>
public sealed class SettleSeries(IDocumentStore store, ImportCommit commit, HeadHold heads, IServiceProvider services, TimeProvider clock)
{
    public const string NotYet = "Its import is not finished";
    public const string NoImages = "Its objects are no images";

    /// <summary>Settles a series, unless nothing came since it was settled last.</summary>
    /// <returns>The series with its notes; null when there is none of that UID.</returns>
    public async Task<(ArchivedSeries Series, IReadOnlyList<string> Notes)?> HandleAsync(string seriesUid, CancellationToken cancel, bool always = false)
    {
        using var pause = await commit.PauseAsync(cancel);
        await using var session = store.LightweightSession();
        var known = await session.LoadAsync<ArchivedSeries>(seriesUid, cancel);
        if (known is { Unsettled: false } && !always)
        {
            return (known, []);
        }

        var (instances, discarded) = await heads.HoldAsync(
            session, known, await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).ToListAsync(cancel), cancel);
        if (instances.Count == 0)
        {
            await RemoveAsync(session, known, cancel);
            await DiscardAsync(discarded);
            return null;
        }

        var (series, notes) = Describe(known ?? Begin(instances[0]), instances);
        session.Store(series);
        await session.SaveChangesAsync(cancel);
        await DiscardAsync(discarded);
        if (instances.Any(i => i.Frames > 0 && i.DeliveryName is null))
        {
            await services.GetRequiredService<IMessageBus>().PublishAsync(new CompressSeries(seriesUid));
        }

        return (series, notes);
    }

    private async Task DiscardAsync(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            await services.GetRequiredService<IMessageBus>().PublishAsync(new DiscardObject(name));
        }
    }

    private static async Task RemoveAsync(IDocumentSession session, ArchivedSeries? known, CancellationToken cancel)
    {
        if (known is not null)
        {
            session.Delete(known);
            await session.SaveChangesAsync(cancel);
        }
    }

    // Instances of before, when a series was written only once it was a case.
    private ArchivedSeries Begin(ArchivedInstance instance)
    {
        var header = SeriesPixels.HeaderOf(instance);
        return new ArchivedSeries
        {
            Id = instance.SeriesUid, StudyUid = instance.StudyUid, Patient = header.GetString(DicomTag.PatientID) ?? "",
            Modality = header.GetString(DicomTag.Modality) ?? "OT", ImportedAt = clock.GetUtcNow(),
            Synthetic = header.GetString(DicomTag.Manufacturer) == Phantoms.PhantomFolder.Manufacturer, Slices = [],
        };
    }

    private static (ArchivedSeries Series, IReadOnlyList<string> Notes) Describe(ArchivedSeries series, IReadOnlyList<ArchivedInstance> instances)
    {
        var headers = instances.Where(i => i.Frames > 0).Select(SeriesPixels.HeaderOf).ToList();
        var facts = SeriesFacts.Of(headers.Count > 0 ? headers : [.. instances.Select(SeriesPixels.HeaderOf)], isImage: headers.Count > 0);
        var settled = series with { Unsettled = false, InstanceCount = instances.Count, Catalogue = facts, Layout = null, Slices = [] };
        if (headers.Count == 0)
        {
            return (settled with { Kind = SeriesKind.Companion, Reason = NoImages, Delivery = DeliveryState.Uncompressed }, []);
        }

        if (SeriesLayout.TryLay(headers, out var layout, out var preventing))
        {
            var grid = SeriesGrid.Of(layout.Geometry, headers[0].GetDouble(DicomTag.SliceThickness), layout.Slices[0].Plane.Calibration);
            return (CaseOf(settled, grid, layout.Slices, headers), [.. layout.Findings.Select(f => f.Text)]);
        }

        return ImageStack.TryOf(headers, out var stack)
            ? (CaseOf(settled, SeriesGrid.Of(stack.Grid, null, stack.Plane.Calibration) with { IsVolume = false }, stack.Images, headers), [])
            : (settled with { Kind = SeriesKind.Archive, Reason = preventing.Text }, []);
    }

    private static ArchivedSeries CaseOf(ArchivedSeries settled, SeriesGrid grid, IReadOnlyList<SeriesSlice> slices, List<DicomDataset> headers)
    {
        var classes = headers.ToDictionary(h => h.GetUid(DicomTag.SOPInstanceUID)!.Value.Value, h => h.GetString(DicomTag.SOPClassUID) ?? "");
        return settled with
        {
            Kind = SeriesKind.Case, Reason = null, Layout = grid,
            Slices = [.. slices.Select(s => new ArchivedSlice(s.SopInstanceUid.Value, classes[s.SopInstanceUid.Value], s.FrameNumber))],
        };
    }
}
