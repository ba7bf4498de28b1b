using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Where an instance's stored values are. It never changes once stored, so it is remembered.</summary>
public sealed record PixelPlace(string StudyUid, string SeriesUid, string PixelName, int FrameLength, int Frames);

/// <summary>Finds the pixel data of an instance without reading its header again for every frame.</summary>
public sealed class InstanceCache(IDocumentStore store, IMemoryCache cache)
{
    public async ValueTask<PixelPlace?> FindAsync(string sopInstanceUid, CancellationToken cancel)
    {
        if (cache.TryGetValue(("pixels", sopInstanceUid), out PixelPlace? known))
        {
            return known;
        }

        await using var session = store.QuerySession();
        var found = await session.LoadAsync<ArchivedInstance>(sopInstanceUid, cancel);
        return found is null ? null : cache.Set(("pixels", sopInstanceUid),
            new PixelPlace(found.StudyUid, found.SeriesUid, found.PixelName, found.FrameLength, found.Frames), TimeSpan.FromMinutes(10));
    }
}
