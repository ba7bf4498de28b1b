using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>Deletes held instances for good, their pixels by a durable message of the same transaction. That they were rejected is kept, so that the same file is not asked about again.</summary>
public sealed class RejectHeld(IDocumentSession session, IMartenOutbox outbox, ImportCommit commit, TimeProvider clock)
{
    public const string Reason = "An administrator rejected it after review";

    /// <returns>Whether there was such an instance.</returns>
    public async Task<bool> HandleAsync(string itemId, bool wholeSeries, string by, CancellationToken cancel)
    {
        using var pause = await commit.PauseAsync(cancel);
        var held = await HeldTogether.LoadAsync(session, itemId, wholeSeries, cancel);
        if (held.Count == 0)
        {
            return false;
        }

        string[] ids = [.. held.Select(h => h.Id)];
        session.DeleteObjects(held);
        outbox.Enroll(session);
        foreach (var instance in held.Select(h => h.Instance))
        {
            await outbox.PublishAsync(new DiscardObject(instance.PartTenName ?? instance.PixelName));
        }

        foreach (var file in await session.Query<KnownFile>().Where(k => k.InstanceUid!.IsOneOf(ids)).ToListAsync(cancel))
        {
            session.Store(file with { Outcome = FileOutcome.Refused, Reason = Reason });
        }

        session.Insert(new ReviewDecision
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), At = clock.GetUtcNow(), By = by, What = "rejected", SeriesUid = held[0].SeriesUid, Instances = ids, Rectangles = [],
        });
        await session.SaveChangesAsync(cancel);
        return true;
    }
}
