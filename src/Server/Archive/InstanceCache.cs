using System.Collections.Concurrent;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Where an instance's stored values are, and its JPEG-LS codestreams where there are any.</summary>
public sealed record PixelPlace(
    string InstanceUid, string StudyUid, string SeriesUid, string PixelName, int FrameLength, int Frames, string? DeliveryName, IReadOnlyList<long>? DeliveryOffsets)
{
    /// <summary>Whether the frames are there in JPEG-LS, for delivery.</summary>
    public bool IsCompressed => DeliveryName is not null && DeliveryOffsets?.Count == Frames + 1;

    public static PixelPlace Of(ArchivedInstance i) => new(i.Id, i.StudyUid, i.SeriesUid, i.PixelName, i.FrameLength, i.Frames, i.DeliveryName, i.DeliveryOffsets);
}

/// <summary>
/// Finds the pixel data of an instance without reading its header again for every frame. A place is remembered for a minute: it
/// changes only when frames are stored anew for delivery, or deleted.
/// </summary>
public sealed class InstanceCache(IDocumentStore store, TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (PixelPlace Place, long Since)> places = new(StringComparer.Ordinal);

    /// <summary>A place that is remembered.</summary>
    public PixelPlace? Recall(ReadOnlySpan<char> sopInstanceUid) =>
        places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(sopInstanceUid, out var known) && clock.GetElapsedTime(known.Since) < Remembered ? known.Place : null;

    public async ValueTask<PixelPlace?> FindAsync(string sopInstanceUid, CancellationToken cancel)
    {
        if (Recall(sopInstanceUid) is { } known)
        {
            return known;
        }

        await using var session = store.QuerySession();
        if (await session.LoadAsync<ArchivedInstance>(sopInstanceUid, cancel) is not { } found)
        {
            return null;
        }

        if (places.Count >= Most)
        {
            places.Clear();
        }

        var place = PixelPlace.Of(found);
        places[sopInstanceUid] = (place, clock.GetTimestamp());
        return place;
    }

    /// <summary>For an instance whose pixel data turned out to be gone, or were stored for delivery: other nodes notice within the minute.</summary>
    public void Forget(string sopInstanceUid) => places.TryRemove(sopInstanceUid, out _);
}
