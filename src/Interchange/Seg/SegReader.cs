using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>
/// Reads DICOM SEG of any writer: binary, fractional and label map, frames in any order and with gaps, in any transfer syntax that
/// is decoded; tiled ones (PS3.3 §C.7.6.17.3) as one slice of the whole pixel matrix.
/// </summary>
public static class SegReader
{
    /// <summary>Voxels of the blocks around all segments together, beyond which a SEG is refused.</summary>
    public const long MostVoxels = 4L << 30;

    /// <summary>Reads a SEG; where the images are given and it lies on their grid, on that grid, else on the one its frames span.</summary>
    public static bool TryRead(
        DicomFile file, SourceSeries? source, [NotNullWhen(true)] out SegReading? reading, [NotNullWhen(false)] out DicomRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(file);
        refusal = Read(file, source, out reading);
        return refusal is null;
    }

    private static DicomRefusal? Read(DicomFile file, SourceSeries? source, out SegReading? reading)
    {
        reading = null;
        var (dataset, notes) = (file.Dataset, new List<DicomNote>());
        if (Kind(dataset, out var kind) is { } unknown)
        {
            return unknown;
        }

        if (!PixelDescription.TryRead(dataset, out var pixels, out var refusal))
        {
            return refusal;
        }

        if (CheckBits(kind, pixels) is { } unfit)
        {
            return unfit;
        }

        if (SegmentTable.Read(dataset, kind, notes, out var segments) is { } undescribed)
        {
            return undescribed;
        }

        if (SegPlacing.Place(dataset, pixels, kind, source, notes, out var placing) is { } misplaced)
        {
            return misplaced;
        }

        if (SegVoxels.Fill(file, pixels, kind, segments, placing!, notes, out var regions) is { } unfilled)
        {
            return unfilled;
        }

        reading = new SegReading(
            new Segmentation(kind, placing!.Grid, regions), SegInstance.Of(dataset),
            dataset.FirstItem(DicomTag.ReferencedSeriesSequence)?.GetUid(DicomTag.SeriesInstanceUID), dataset.GetUid(DicomTag.FrameOfReferenceUID),
            notes.ToValueList());
        return null;
    }

    internal static DicomRefusal TooMuch(int segment) => new(
        $"The segments up to {segment} take more than {MostVoxels >> 30} GB of voxels, each counted with the block around it, which is more than is read at once", DicomTag.SegmentSequence);

    private static DicomRefusal? Kind(DicomDataset dataset, out SegmentationKind kind)
    {
        kind = SegmentationKind.Binary;
        var sopClass = dataset.GetUid(DicomTag.SOPClassUID);
        if (sopClass != SegWriter.SegmentationStorage && sopClass != SegWriter.LabelMapSegmentationStorage)
        {
            return new DicomRefusal("The object is no DICOM segmentation", DicomTag.SOPClassUID);
        }

        (kind, var isKnown) = dataset.GetString(SegTags.SegmentationType) switch
        {
            "BINARY" => (SegmentationKind.Binary, true),
            "LABELMAP" => (SegmentationKind.LabelMap, true),
            "FRACTIONAL" when dataset.GetString(SegTags.SegmentationFractionalType) == "OCCUPANCY" => (SegmentationKind.Occupancy, true),
            "FRACTIONAL" => (SegmentationKind.Probability, true),
            _ => (kind, false),
        };
        return isKnown ? null : new DicomRefusal("The segmentation type is none of BINARY, FRACTIONAL and LABELMAP", SegTags.SegmentationType);
    }

    private static DicomRefusal? CheckBits(SegmentationKind kind, PixelDescription pixels)
    {
        int[] allowed = kind switch
        {
            SegmentationKind.Binary => [1, 8],
            SegmentationKind.LabelMap => [8, 16],
            _ => [8],
        };
        return !allowed.Contains(pixels.BitsAllocated)
            ? new DicomRefusal($"Pixels of {pixels.BitsAllocated} bits do not go with a segmentation of kind {kind}", DicomTag.BitsAllocated)
            : pixels.SamplesPerPixel != 1 ? new DicomRefusal("A segmentation has one sample a pixel", DicomTag.SamplesPerPixel)
            : pixels.IsSigned ? new DicomRefusal("Pixels of a segmentation are not signed", DicomTag.PixelRepresentation)
            : null;
    }
}
