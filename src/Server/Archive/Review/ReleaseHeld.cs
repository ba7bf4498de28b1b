using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <param name="Rectangles">Blacked out in every frame.</param>
/// <param name="WholeSeries">Whether the decision is about all held instances of the series.</param>
/// <param name="Deface">Whether the face is removed.</param>
public sealed record ReleaseWish(IReadOnlyList<HeldRectangle> Rectangles, bool WholeSeries, bool Deface);

/// <summary>
/// Lets held instances into the archive, with what a person marked blacked out or the face removed. Until the decision is stored
/// nothing of it is served; the pixels of before go by a durable message of the same transaction.
/// </summary>
public sealed class ReleaseHeld(
    IDocumentSession session, IMartenOutbox outbox, ImportCommit commit, PixelStore pixels, Spool spool, FinishImport finish, TimeProvider clock)
{
    private static readonly Refusal IsRead = new("series-is-read", 409, "Its series is a case already; it cannot change any more.");

    /// <returns>Why it cannot be, or what became of the series.</returns>
    public async Task<(Refusal? Refusal, IReadOnlyList<SeriesAnswer> Series)> HandleAsync(string itemId, ReleaseWish wish, string by, CancellationToken cancel)
    {
        Guid import;
        using (await commit.PauseAsync(cancel))
        {
            var held = await HeldTogether.LoadAsync(session, itemId, wish.WholeSeries, cancel);
            if (held.Count == 0)
            {
                return (Problems.NotFound, []);
            }

            if (await session.Query<Case>().AnyAsync(c => c.SeriesUid == held[0].SeriesUid, cancel))
            {
                return (IsRead, []);
            }

            var regions = wish.Deface ? await SparedRegions.LoadAsync(session, held[0], held.Select(h => h.Id), cancel) : [];
            if (HeldPixels.Prepare(held, regions, pixels, wish, out var change) is { } refusal)
            {
                return (refusal, []);
            }

            import = held[0].Instance.ImportId;
            if (await StoreAsync(held, change!, wish, by, cancel) is { } unchanged)
            {
                return (unchanged, []);
            }
        }

        return (null, await FinishAsync(import, cancel));
    }

    private async Task<Refusal?> StoreAsync(IReadOnlyList<HeldInstance> held, HeldPixels change, ReleaseWish wish, string by, CancellationToken cancel)
    {
        List<(ArchivedInstance Instance, string Path)> made = [];
        try
        {
            foreach (var one in change.Changes ? held : [])
            {
                if (change.Change(one, out var changed) is { } refusal)
                {
                    return refusal;
                }

                made.Add(await SpoolAsync(one.Instance, changed!, cancel));
            }

            // As an import does it: the journal tells the next start what a cut-off transaction did not come to name.
            var adoption = pixels.Adopt([.. made.Select(m => m.Path)]);
            session.InsertObjects(change.Changes ? made.Zip(adoption.Names, (m, name) => m.Instance with { PixelName = name }) : held.Select(h => h.Instance));
            session.InsertObjects(held.Select(h => h.Marks).OfType<ArchivedMarks>());
            session.DeleteObjects(held);
            await DescribeAsync(held, wish, by, cancel);
            outbox.Enroll(session);
            foreach (var one in change.Changes ? held : [])
            {
                await outbox.PublishAsync(new DiscardObject(one.Instance.PixelName));
            }

            await session.SaveChangesAsync(cancel);
            pixels.Complete(adoption);
            return null;
        }
        finally
        {
            made.ForEach(m => File.Delete(m.Path));
        }
    }

    private async Task<(ArchivedInstance Instance, string Path)> SpoolAsync(ArchivedInstance before, ChangedInstance changed, CancellationToken cancel)
    {
        var path = spool.NewPath();
        await File.WriteAllBytesAsync(path, changed.Pixels, cancel);
        return (before with
        {
            ReceivedSha256 = before.PixelSha256, PixelSha256 = Convert.ToHexStringLower(SHA256.HashData(changed.Pixels)), Header = Encoding.UTF8.GetString(DicomJson.Write(changed.Header, _ => null)),
        }, path);
    }

    private async Task DescribeAsync(IReadOnlyList<HeldInstance> held, ReleaseWish wish, string by, CancellationToken cancel)
    {
        string[] ids = [.. held.Select(h => h.Id)];
        foreach (var file in await session.Query<KnownFile>().Where(k => k.InstanceUid!.IsOneOf(ids)).ToListAsync(cancel))
        {
            session.Store(file with { Outcome = FileOutcome.Accepted, Reason = null });
        }

        var (first, now) = (held[0], clock.GetUtcNow());
        var series = await session.LoadAsync<ArchivedSeries>(first.SeriesUid, cancel) ?? new ArchivedSeries
        {
            Id = first.SeriesUid, StudyUid = first.Instance.StudyUid, Patient = first.Patient, Modality = first.Modality, Synthetic = first.Synthetic,
            ImportedAt = now, Kind = SeriesKind.Archive, Reason = SettleSeries.NotYet, Slices = [],
        };
        session.Store(series with { InstanceCount = series.Instances + held.Count, Unsettled = true, Delivery = DeliveryState.Pending });
        session.Insert(new ReviewDecision
        {
            Id = Guid.CreateVersion7(now), At = now, By = by, What = wish.Deface ? "defaced" : "released", SeriesUid = first.SeriesUid, Instances = ids, Rectangles = wish.Rectangles,
        });
    }

    // As the import would have ended: all of it may have waited, and its campaign is then made only now.
    private async Task<IReadOnlyList<SeriesAnswer>> FinishAsync(Guid importId, CancellationToken cancel)
    {
        if (await session.LoadAsync<ImportRecord>(importId, cancel) is not { Campaign: { } name } import)
        {
            return await finish.HandleAsync(importId, null, cancel);
        }

        var known = await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == name, cancel);
        return known is null && import.Make
            ? await finish.MakeAsync(session, importId, name, ReadableTemplate.Of(import.Template).Template!, cancel)
            : await finish.HandleAsync(importId, known, cancel);
    }
}
