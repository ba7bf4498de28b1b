using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>The face in a held series of a head: where it is in each frame, and what air is there.</summary>
public sealed class SeriesFace
{
    private readonly Mask region;
    private readonly double air;
    private readonly ILookup<string, (int Frame, int Slice)> places;

    private SeriesFace(Mask region, double air, ILookup<string, (int Frame, int Slice)> places) => (this.region, this.air, this.places) = (region, air, places);

    /// <param name="regions">Structure sets and segmentations about the series: what lies in their regions is not touched.</param>
    /// <returns>Why no face can be removed; null when <paramref name="face"/> holds it.</returns>
    public static Refusal? Find(IReadOnlyList<HeldInstance> held, IReadOnlyList<ArchivedInstance> regions, PixelStore store, out SeriesFace? face)
    {
        face = null;
        List<SeriesInstance> parts = [.. held.Select(h => new SeriesInstance(SeriesPixels.HeaderOf(h.Instance), () => store.Read(h.Instance.PixelName)))];
        if (!SeriesVolume.TryAssemble(parts, out var series, out var refusal))
        {
            return HeldPixels.Cannot("defaced, for it is no volume", refusal);
        }

        var modality = held[0].Modality;
        if (SparedRegions.Read(regions, [.. parts.Select(p => p.Dataset)], series.Volume.Geometry, store, out var spared) is { } unread)
        {
            return HeldPixels.Cannot("defaced, for a region of interest is about it that cannot be read", unread);
        }

        if (Defacing.Region(series.Volume, modality, spared) is not { } region)
        {
            return HeldPixels.Cannot("defaced, for no head is seen in it", null);
        }

        if (region.Count == 0)
        {
            return HeldPixels.Cannot("defaced, for regions of interest cover the whole face", null);
        }

        var places = series.Slices.Select((s, z) => (Uid: s.SopInstanceUid.Value, s.FrameNumber, z)).ToLookup(s => s.Uid, s => (s.FrameNumber, s.z));
        face = new SeriesFace(region, Defacing.Air(series.Volume, region, modality), places);
        return null;
    }

    /// <summary>Puts air where the face is in one frame, to be looked at.</summary>
    public Refusal? Remove(HeldInstance held, int number, DicomDataset header, Span<byte> frame)
    {
        foreach (var (_, slice) in places[held.Id].Where(p => p.Frame == number))
        {
            if (Defacing.Paint(header, frame, region.Slice(slice), air) is { } refusal)
            {
                return HeldPixels.Cannot("defaced", refusal);
            }
        }

        return null;
    }

    /// <summary>Puts air where the face is in an instance's frames, and says so in its header.</summary>
    public Refusal? Remove(HeldInstance held, DicomDataset header, byte[] pixels)
    {
        var length = held.Instance.FrameLength;
        foreach (var (frame, slice) in places[held.Id])
        {
            if (Defacing.Paint(header, pixels.AsSpan((frame - 1) * length, length), region.Slice(slice), air) is { } refusal)
            {
                return HeldPixels.Cannot("defaced", refusal);
            }
        }

        Defacing.Describe(header);
        return null;
    }
}
