using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Campaigns;
using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>
/// Takes a series out of what is served when its headers do not say what it shows and its images have the shape of a head. It is
/// looked at whole, before it can become a case; what a person has decided on is not asked again.
/// </summary>
public sealed class HeadHold(PixelStore pixels, TimeProvider clock)
{
    private static readonly HeldReason Reason = new(
        nameof(ReviewKind.RecognisableFace), "The header does not say what is shown and the images have the shape of a head: the series may show a face that can be recognised");

    /// <summary>Holds those of the instances that have to wait; the caller saves.</summary>
    /// <returns>The instances that stay, and the names of objects that nothing names once it is saved.</returns>
    public async Task<(IReadOnlyList<ArchivedInstance> Stay, IReadOnlyList<string> Discarded)> HoldAsync(IDocumentSession session, ArchivedSeries? series, IReadOnlyList<ArchivedInstance> instances, CancellationToken cancel)
    {
        var images = instances.Where(i => i.Frames > 0).ToList();
        if (images.Count == 0 || series is null)
        {
            return (instances, []);
        }

        var waiting = await UndecidedAsync(session, series.Id, images, cancel);
        if (waiting.Count == 0 || !await HoldsFacesAsync(session, waiting, cancel) || !IsHead(images))
        {
            return (instances, []);
        }

        session.InsertObjects(waiting.Select(i => Held(series, i)));
        session.DeleteObjects(waiting);
        string[] ids = [.. waiting.Select(i => i.Id)];
        foreach (var file in await session.Query<KnownFile>().Where(k => k.InstanceUid!.IsOneOf(ids)).ToListAsync(cancel))
        {
            session.Store(file with { Outcome = FileOutcome.Held, Reason = ImportDecision.HeldForReview });
        }

        // Frames for delivery are made again of what a person releases.
        return ([.. instances.Except(waiting)], [.. waiting.Select(i => i.DeliveryName).OfType<string>()]);
    }

    // A case is being read already: it stays as it is.
    private static async Task<List<ArchivedInstance>> UndecidedAsync(IQuerySession session, string seriesUid, List<ArchivedInstance> images, CancellationToken cancel)
    {
        if (await session.Query<Case>().AnyAsync(c => c.SeriesUid == seriesUid, cancel))
        {
            return [];
        }

        var decisions = await session.Query<ReviewDecision>().Where(d => d.SeriesUid == seriesUid).ToListAsync(cancel);
        var decided = decisions.SelectMany(d => d.Instances).ToHashSet(StringComparer.Ordinal);
        return [.. images.Where(i => !decided.Contains(i.Id))];
    }

    private static async Task<bool> HoldsFacesAsync(IQuerySession session, List<ArchivedInstance> instances, CancellationToken cancel)
    {
        Guid[] ids = [.. instances.Select(i => i.ImportId).Distinct()];
        var known = (await session.LoadManyAsync<ImportRecord>(cancel, ids)).ToDictionary(i => i.Id);
        return ids.Any(id => HoldsFaces(known.GetValueOrDefault(id)?.Profile ?? WorkerProfiles.DefaultProfile));
    }

    private static bool HoldsFaces(string named)
    {
        var profile = DeidentificationProfile.BuiltIn(named);
        return (profile is not null || DeidentificationProfile.Read(Encoding.UTF8.GetBytes(named), out profile) is null) && profile!.HoldsFaces;
    }

    private bool IsHead(List<ArchivedInstance> images)
    {
        List<(DicomDataset Header, ArchivedInstance Instance)> parts = [.. images.Select(i => (SeriesPixels.HeaderOf(i), i))];
        return parts.TrueForAll(p => SeriesHead.IsRegionUnknown(p.Header)) && SeriesHead.IsSeen([.. parts.Select(p => new SeriesInstance(p.Header, Reader(p.Instance)))]);
    }

    // A frame at a time, for a series is more than a file.
    private FrameReader Reader(ArchivedInstance instance) => (int number, out ReadOnlyMemory<byte> values) =>
    {
        var frame = new byte[instance.FrameLength];
        var read = pixels.Read(instance.PixelName, (number - 1L) * instance.FrameLength, frame);
        values = frame.AsMemory(0, read);
        return null;
    };

    private HeldInstance Held(ArchivedSeries series, ArchivedInstance instance)
    {
        var header = SeriesPixels.HeaderOf(instance);
        return new HeldInstance
        {
            Id = instance.Id, Instance = instance with { DeliveryName = null, DeliveryOffsets = null }, SeriesUid = series.Id, Patient = series.Patient, Modality = series.Modality, Synthetic = series.Synthetic,
            Rows = header.GetInt32(DicomTag.Rows) ?? 0, Columns = header.GetInt32(DicomTag.Columns) ?? 0, Place = SlicePlace.Of(header),
            ReceivedAt = clock.GetUtcNow(), Reasons = [Reason], Suggested = [],
        };
    }
}
