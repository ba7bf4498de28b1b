using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>An instance as it will be served.</summary>
/// <param name="Pixels">The stored values of all frames; null when they stay as they are.</param>
public sealed record ChangedInstance(DicomDataset Header, byte[]? Pixels);

/// <summary>Blacks out and defaces the stored values of held instances.</summary>
public static class HeldPixels
{
    private static readonly Refusal BadRectangle = new("bad-rectangle", 400, "A rectangle has a positive width and height and begins within the image.");
    private static readonly Refusal NoPixels = new("no-pixels", 409, "The object has no pixels of its own to change.");
    private static readonly Refusal DefaceSeries = new("deface-series", 400, "A face is removed from a whole series, not from one image.");

    /// <returns>Why it cannot be done, and then nothing was.</returns>
    public static Refusal? Change(IReadOnlyList<HeldInstance> held, PixelStore store, ReleaseWish wish, out IReadOnlyList<ChangedInstance> changed)
    {
        changed = [];
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

        var headers = held.Select(h => SeriesPixels.HeaderOf(h.Instance)).ToList();
        if (wish is { Rectangles.Count: 0, Deface: false })
        {
            changed = [.. headers.Select(h => new ChangedInstance(h, null))];
            return null;
        }

        var pixels = held.Select(h => store.Read(h.Instance.PixelName)).ToList();
        return (wish.Rectangles.Count > 0 ? BlackOutAll(headers, pixels, wish.Rectangles) : null)
            ?? (wish.Deface ? DefaceAll(headers, pixels) : null)
            ?? Done(headers, pixels, out changed);
    }

    private static Refusal? Done(List<DicomDataset> headers, List<byte[]> pixels, out IReadOnlyList<ChangedInstance> changed)
    {
        changed = [.. headers.Zip(pixels, (h, p) => new ChangedInstance(h, p))];
        return null;
    }

    private static Refusal? BlackOutAll(List<DicomDataset> headers, List<byte[]> pixels, IReadOnlyList<HeldRectangle> rectangles)
    {
        List<PixelRectangle> areas = [.. rectangles.Select(r => new PixelRectangle(r.X, r.Y, r.Width, r.Height))];
        for (var i = 0; i < headers.Count; i++)
        {
            var whole = headers[i];
            whole.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, pixels[i]));
            if (BlackOut.Apply(whole, areas) is { } refusal)
            {
                return Cannot("blacked out", refusal);
            }

            whole.TryGet(DicomTag.PixelData, out var item);
            pixels[i] = ((DicomPixelData)item!).Value.ToArray();
            whole.Remove(DicomTag.PixelData);
        }

        return null;
    }

    private static Refusal? DefaceAll(List<DicomDataset> headers, List<byte[]> pixels)
    {
        List<SeriesInstance> parts = [.. headers.Zip(pixels, (h, p) => new SeriesInstance(h, () => p))];
        if (!SeriesVolume.TryAssemble(parts, out var series, out var refusal))
        {
            return Cannot("defaced, for it is no volume", refusal);
        }

        var modality = headers[0].GetString(DicomTag.Modality) ?? "";
        if (Defacing.Region(series.Volume, modality) is not { } region)
        {
            return Cannot("defaced, for no head is seen in it", null);
        }

        var air = Defacing.Air(series.Volume, region, modality);
        var places = headers.Select((h, i) => (h.GetUid(DicomTag.SOPInstanceUID)!.Value, i)).ToDictionary(p => p.Value, p => p.i);
        for (var z = 0; z < series.Slices.Count; z++)
        {
            var (slice, i) = (series.Slices[z], places[series.Slices[z].SopInstanceUid]);
            var length = pixels[i].Length / Math.Max(1, headers[i].GetInt32(DicomTag.NumberOfFrames) ?? 1);
            if (Defacing.Paint(headers[i], pixels[i].AsSpan((slice.FrameNumber - 1) * length, length), region.Slice(z), air) is { } unpainted)
            {
                return Cannot("defaced", unpainted);
            }
        }

        headers.ForEach(Defacing.Describe);
        return null;
    }

    private static Refusal Cannot(string done, DicomRefusal? why) => new("cannot-be-changed", 409, $"It cannot be {done}.", why?.ToString());
}
