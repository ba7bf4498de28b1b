using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <param name="Rectangles">Blacked out in every frame.</param>
/// <param name="WholeSeries">Whether the decision is about all held instances of the series.</param>
/// <param name="Deface">Whether the face is removed.</param>
public sealed record ReleaseWish(IReadOnlyList<HeldRectangle> Rectangles, bool WholeSeries, bool Deface);

/// <summary>
/// Lets held instances into the archive, with what a person marked blacked out or the face removed. The pixels of before are
/// deleted once the decision is stored; until then nothing of it is served.
/// </summary>
public sealed class ReleaseHeld(IDocumentStore store, ImportCommit commit, PixelStore pixels, FinishImport finish, TimeProvider clock)
{
    private static readonly Refusal IsRead = new("series-is-read", 409, "Its series is a case already; it cannot change any more.");

    /// <returns>Why it cannot be, or what became of the series.</returns>
    public async Task<(Refusal? Refusal, IReadOnlyList<SeriesAnswer> Series)> HandleAsync(string itemId, ReleaseWish wish, string by, CancellationToken cancel)
    {
        Guid import;
        using (await commit.PauseAsync(cancel))
        {
            await using var session = store.LightweightSession();
            var held = await HeldTogether.LoadAsync(session, itemId, wish.WholeSeries, cancel);
            if (held.Count == 0)
            {
                return (Problems.NotFound, []);
            }

            if (await session.Query<Case>().AnyAsync(c => c.SeriesUid == held[0].SeriesUid, cancel))
            {
                return (IsRead, []);
            }

            if (HeldPixels.Change(held, pixels, wish, out var changed) is { } refusal)
            {
                return (refusal, []);
            }

            import = held[0].Instance.ImportId;
            await StoreAsync(session, held, changed, wish, by, cancel);
        }

        return (null, await finish.HandleAsync(import, await CampaignAsync(import, cancel), cancel));
    }

    private async Task StoreAsync(
        IDocumentSession session, IReadOnlyList<HeldInstance> held, IReadOnlyList<ChangedInstance> changed, ReleaseWish wish, string by, CancellationToken cancel)
    {
        var written = new List<string>();
        try
        {
            foreach (var (instance, change) in held.Zip(changed))
            {
                session.Insert(await WriteAsync(instance.Instance, change, written, cancel));
                session.Delete(instance);
            }

            await DescribeAsync(session, held, wish, by, cancel);
            await session.SaveChangesAsync(cancel);
        }
        catch
        {
            written.ForEach(pixels.Delete);
            throw;
        }

        foreach (var (instance, change) in held.Zip(changed))
        {
            if (change.Pixels is not null)
            {
                pixels.Delete(instance.Instance.PixelName);
            }
        }
    }

    private async Task<ArchivedInstance> WriteAsync(ArchivedInstance before, ChangedInstance change, List<string> written, CancellationToken cancel)
    {
        if (change.Pixels is not { } bytes)
        {
            return before;
        }

        using var content = new MemoryStream(bytes, writable: false);
        var name = await pixels.WriteAsync(content, cancel);
        written.Add(name);
        return before with
        {
            PixelName = name, PixelSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), Header = Encoding.UTF8.GetString(DicomJson.Write(change.Header, _ => null)),
        };
    }

    private async Task DescribeAsync(IDocumentSession session, IReadOnlyList<HeldInstance> held, ReleaseWish wish, string by, CancellationToken cancel)
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

    // The campaign that the import was for, if it is there.
    private async Task<Guid?> CampaignAsync(Guid importId, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<ImportRecord>(importId, cancel) is { Campaign: { } name }
            ? (await session.Query<Campaign>().FirstOrDefaultAsync(c => c.Name == name, cancel))?.Id : null;
    }
}
