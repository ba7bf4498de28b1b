using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>An instance as it will be served.</summary>
/// <param name="Pixels">The stored values of all frames.</param>
public sealed record ChangedInstance(DicomDataset Header, byte[] Pixels);

/// <summary>What a release does to the stored values of held instances, one after another.</summary>
public sealed class HeldPixels
{
    private static readonly Refusal BadRectangle = new("bad-rectangle", 400, "A rectangle has a positive width and height and begins within the image.");
    private static readonly Refusal NoPixels = new("no-pixels", 409, "The object has no pixels of its own to change.");
    private static readonly Refusal DefaceSeries = new("deface-series", 400, "A face is removed from a whole series, not from one image.");
    private readonly PixelStore store;
    private readonly List<PixelRectangle> areas;
    private readonly SeriesFace? face;

    private HeldPixels(PixelStore store, List<PixelRectangle> areas, SeriesFace? face) => (this.store, this.areas, this.face) = (store, areas, face);

    /// <summary>Whether anything is to be changed.</summary>
    public bool Changes => areas.Count > 0 || face is not null;

    /// <param name="regions">Structure sets and segmentations about them.</param>
    /// <returns>Why the wish cannot be done; null when <paramref name="pixels"/> can.</returns>
    public static Refusal? Prepare(IReadOnlyList<HeldInstance> held, IReadOnlyList<ArchivedInstance> regions, PixelStore store, ReleaseWish wish, out HeldPixels? pixels)
    {
        pixels = null;
        if (wish.Rectangles.Any(r => r.Width < 1 || r.Height < 1 || held.Any(h => r.X < 0 || r.Y < 0 || r.X >= h.Columns || r.Y >= h.Rows)))
        {
            return BadRectangle;
        }

        if ((wish.Rectangles.Count > 0 || wish.Deface) && held.Any(h => h.Instance.Frames == 0))
        {
            return NoPixels;
        }

        if (wish.Deface && !wish.WholeSeries)
        {
            return DefaceSeries;
        }

        SeriesFace? face = null;
        if (wish.Deface && SeriesFace.Find(held, regions, store, out face) is { } unseen)
        {
            return unseen;
        }

        pixels = new HeldPixels(store, [.. wish.Rectangles.Select(r => new PixelRectangle(r.X, r.Y, r.Width, r.Height))], face);
        return null;
    }

    /// <returns>Why the instance cannot be changed; null when <paramref name="changed"/> is what becomes of it.</returns>
    public Refusal? Change(HeldInstance held, out ChangedInstance? changed)
    {
        var (header, pixels) = (SeriesPixels.HeaderOf(held.Instance), store.Read(held.Instance.PixelName));
        changed = null;
        if (areas.Count > 0 && BlackOutAreas(header, ref pixels) is { } refusal)
        {
            return refusal;
        }

        if (face?.Remove(held, header, pixels) is { } unpainted)
        {
            return unpainted;
        }

        changed = new ChangedInstance(header, pixels);
        return null;
    }

    private Refusal? BlackOutAreas(DicomDataset header, ref byte[] pixels)
    {
        header.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, pixels));
        var refusal = BlackOut.Apply(header, areas);
        header.TryGet(DicomTag.PixelData, out var item);
        pixels = ((DicomPixelData)item!).Value.ToArray();
        header.Remove(DicomTag.PixelData);
        return refusal is null ? null : Cannot("blacked out", refusal);
    }

    internal static Refusal Cannot(string done, DicomRefusal? why) => new("cannot-be-changed", 409, $"It cannot be {done}.", why?.ToString());
}
