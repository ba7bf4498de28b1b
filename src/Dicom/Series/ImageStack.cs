using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Images that lie nowhere in the patient: projections and ultrasound. They share size and spacing, each is looked at by itself, and nothing is
/// measured from one to the next.
/// </summary>
public sealed record ImageStack
{
    // PS3.16 CID 29: what is acquired without a place in the patient. A CT or MR without one is damaged or a capture.
    private static readonly HashSet<string> Modalities = ["CR", "DX", "MG", "XA", "RF", "US", "IO", "PX"];

    private ImageStack(ImagePlane plane, IReadOnlyList<SeriesSlice> images) => (Plane, Images) = (plane, images);

    /// <summary>Of every image: size, spacing and its source; no position.</summary>
    public ImagePlane Plane { get; }

    /// <summary>By instance number, frames in their order.</summary>
    public IReadOnlyList<SeriesSlice> Images { get; }

    /// <summary>
    /// A grid for masks on these images: pixels as large as they are told to be, else 1 × 1, and images so far apart that nothing on one is near anything
    /// on another. It is no place in a patient.
    /// </summary>
    public VolumeGeometry Grid => new(
        Plane.Columns, Plane.Rows, Images.Count, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), Plane.ColumnSpacing, Plane.RowSpacing,
        10 * ((Plane.Columns * Plane.ColumnSpacing) + (Plane.Rows * Plane.RowSpacing)));

    /// <summary>Takes the instances of one series, in any order.</summary>
    /// <param name="headers">They need not hold pixel data.</param>
    public static bool TryOf(IReadOnlyList<DicomDataset> headers, [NotNullWhen(true)] out ImageStack? stack)
    {
        ArgumentNullException.ThrowIfNull(headers);
        stack = null;
        var images = new List<SeriesSlice>();
        foreach (var header in headers.OrderBy(h => h.GetInt32(DicomTag.InstanceNumber) ?? int.MaxValue).ThenBy(h => h.GetString(DicomTag.SOPInstanceUID), StringComparer.Ordinal))
        {
            if (!Modalities.Contains(header.GetString(DicomTag.Modality) ?? "") || header.GetUid(DicomTag.SOPInstanceUID) is not { } uid
                || !PixelDescription.TryRead(header, out var pixels, out _) || pixels is not { SamplesPerPixel: 1, BitsAllocated: 8 or 16 } || ImagePlanes.Read(header, out var plane) is not null)
            {
                return false;
            }

            var flat = plane! with { Position = null, RowDirection = null, ColumnDirection = null };
            images.AddRange(Enumerable.Range(1, pixels.Frames).Select(n => new SeriesSlice(uid, flat, n)));
        }

        if (images.Count == 0 || images.Any(i => i.Plane != images[0].Plane))
        {
            return false;
        }

        stack = new ImageStack(images[0].Plane, images);
        return true;
    }

    /// <summary>The values of one image, as a volume of one slice.</summary>
    /// <param name="number">The frame, from 1.</param>
    /// <returns>Why they cannot be read; null when <paramref name="image"/> holds them.</returns>
    public static DicomRefusal? Read(SeriesInstance instance, int number, out Volume? image)
    {
        ArgumentNullException.ThrowIfNull(instance);
        image = null;
        if (!PixelDescription.TryRead(instance.Dataset, out var pixels, out var unreadable))
        {
            return unreadable;
        }

        if (ValueScale.Read(FunctionalGroups.Of(instance.Dataset, number), pixels, out var scale) is { } unscaled)
        {
            return unscaled.ToRefusal();
        }

        var values = new float[pixels.Rows * pixels.Columns];
        if ((instance.ReadFrame(number, out var stored) ?? FrameValues.Fill(stored.Span, pixels, scale, values)) is { } refusal)
        {
            return refusal;
        }

        var grid = new VolumeGeometry(pixels.Columns, pixels.Rows, 1, new PatientPoint(0, 0, 0), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 1, 1, 1);
        image = new Volume(grid, values);
        return null;
    }
}
