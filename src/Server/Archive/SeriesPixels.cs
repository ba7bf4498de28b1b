using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>Stored series as volumes, in the modality's unit.</summary>
public sealed class SeriesPixels(IDocumentStore store, PixelStore pixels) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private (string SeriesUid, Volume Volume)? latest;

    /// <summary>The whole series. The latest one is kept, for consensus and extraction ask for the same one in turn.</summary>
    /// <exception cref="InvalidDataException">What was stored no longer assembles.</exception>
    public async Task<Volume> LoadVolumeAsync(ArchivedSeries series, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (latest is { } known && known.SeriesUid == series.Id)
            {
                return known.Volume;
            }

            var volume = (await AssembleAsync(series.Slices, cancel)).Volume;
            latest = (series.Id, volume);
            return volume;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Slice <paramref name="z"/> alone, as a volume of one slice.</summary>
    public async Task<Volume> LoadSliceAsync(ArchivedSeries series, int z, CancellationToken cancel) => series.Grid.IsVolume
        ? (await AssembleAsync([series.Slices[z]], cancel, series.Slices[z].Frame)).Volume
        : ImageStack.Read((await InstancesAsync([series.Slices[z]], cancel)).Single(), series.Slices[z].Frame, out var image) is { } refusal
            ? throw new InvalidDataException($"A stored image cannot be read: {refusal}.")
            : image!;

    public void Dispose() => one.Dispose();

    /// <summary>By what values of slice <paramref name="z"/> of a PET series are multiplied to be uptake values; null where its header does not allow it.</summary>
    public async Task<double?> UptakeScaleAsync(ArchivedSeries series, int z, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<ArchivedInstance>(series.Slices[z].SopInstanceUid, cancel) is { } instance ? UptakeScale.Of(HeaderOf(instance)) : null;
    }

    private async Task<SeriesVolume> AssembleAsync(IReadOnlyList<ArchivedSlice> slices, CancellationToken cancel, int? frame = null)
    {
        var parts = (await InstancesAsync(slices, cancel)).Select(i => frame is { } one ? i.Only(one) : i).ToList();
        return SeriesVolume.TryAssemble(parts, out var volume, out var refusal) ? volume : throw new InvalidDataException($"A stored series does not assemble: {refusal}.");
    }

    private async Task<List<SeriesInstance>> InstancesAsync(IReadOnlyList<ArchivedSlice> slices, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var ids = slices.Select(s => s.SopInstanceUid).Distinct().ToArray();
        var instances = await session.LoadManyAsync<ArchivedInstance>(cancel, ids);
        return [.. instances.Select(i => new SeriesInstance(HeaderOf(i), () => pixels.Read(i.PixelName)))];
    }

    public static DicomDataset HeaderOf(ArchivedInstance instance) =>
        DicomJson.Read(Encoding.UTF8.GetBytes(instance.Header), out var header) is { } refusal
            ? throw new InvalidDataException($"A stored header cannot be read: {refusal}.")
            : header;
}
