using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>One instance of a series and a way to its pixels.</summary>
/// <param name="Dataset">The header; it need not hold the pixel data.</param>
/// <param name="ReadPixels">Stored values of the only frame, little endian; called once, when the instance's turn comes.</param>
public sealed record SeriesInstance(DicomDataset Dataset, Func<ReadOnlyMemory<byte>> ReadPixels)
{
    /// <summary>An instance as it was read from a file.</summary>
    /// <returns>Why its pixels cannot be given; null when <paramref name="instance"/> can.</returns>
    public static DicomRefusal? Of(DicomFile file, out SeriesInstance? instance)
    {
        ArgumentNullException.ThrowIfNull(file);
        instance = null;
        if (DicomFrames.Read(file.Dataset, file.TransferSyntax, 1, out var values) is { } refusal)
        {
            return refusal;
        }

        instance = new SeriesInstance(file.Dataset, () => values);
        return null;
    }
}

/// <summary>Slice z of a volume: which instance it is, and its plane.</summary>
public sealed record SeriesSlice(Uid SopInstanceUid, ImagePlane Plane);

/// <summary>A series as a volume in the modality's unit, with the instance of every slice.</summary>
public sealed class SeriesVolume
{
    private SeriesVolume(Volume volume, IReadOnlyList<SeriesSlice> slices, IReadOnlyList<DicomNote> notes)
    {
        (Volume, Slices, Notes) = (volume, slices, notes);
    }

    public Volume Volume { get; }

    /// <summary>In the order of the volume's slices.</summary>
    public IReadOnlyList<SeriesSlice> Slices { get; }

    /// <summary>What was odd but accepted.</summary>
    public IReadOnlyList<DicomNote> Notes { get; }

    /// <summary>
    /// Assembles the instances of one series, in any order. Slices are ordered along the normal of their planes, never by
    /// InstanceNumber; each has its own rescale. Whatever is not one regular grid is refused, not repaired.
    /// </summary>
    public static bool TryAssemble(
        IReadOnlyList<SeriesInstance> instances, [NotNullWhen(true)] out SeriesVolume? series, [NotNullWhen(false)] out DicomRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(instances);
        series = null;
        var notes = new List<DicomNote>();
        refusal = SeriesImage.ReadAll(instances, out var images);
        if (refusal is null)
        {
            refusal = SeriesGrid.Lay(images, notes, out var geometry) ?? Fill(images, geometry!, out var voxels, out series, notes);
        }

        return refusal is null;
    }

    private static DicomRefusal? Fill(
        List<SeriesImage> images, VolumeGeometry geometry, out float[] voxels, out SeriesVolume? series, List<DicomNote> notes)
    {
        series = null;
        voxels = new float[geometry.VoxelCount];
        for (var z = 0; z < images.Count; z++)
        {
            var image = images[z];
            var pixels = image.Instance.ReadPixels();
            var needed = image.Pixels.TotalBytes;
            if (pixels.Length < needed)
            {
                return new DicomRefusal($"An image has {pixels.Length} bytes of pixels and needs {needed}", DicomTag.PixelData);
            }

            var target = voxels.AsSpan(z * geometry.VoxelsPerSlice, geometry.VoxelsPerSlice);
            StoredValue.Rescale(pixels.Span, image.Pixels, image.Slope, image.Intercept, target);
        }

        series = new SeriesVolume(new Volume(geometry, voxels), [.. images.Select(i => new SeriesSlice(i.SopInstanceUid, i.Plane))], notes);
        return null;
    }
}
