using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>
/// Segmentations as DICOM SEG (PS3.3 §A.51, §C.8.20). Frames are in the order of segments, then slices; those that hold nothing
/// are left out. A label map is an instance of Label Map Segmentation Storage and describes its background as segment 0.
/// </summary>
public static class SegWriter
{
    public static readonly Uid SegmentationStorage = new("1.2.840.10008.5.1.4.1.1.66.4");
    public static readonly Uid LabelMapSegmentationStorage = new("1.2.840.10008.5.1.4.1.1.66.7");

    private const int SeriesNumber = 9001;

    /// <summary>The segmentation as a data set, with what it could not hold.</summary>
    /// <param name="source">The images; the segmentation lies on their grid.</param>
    /// <param name="nextUid">Gives the UIDs of series, instance and dimensions.</param>
    /// <exception cref="ArgumentException">The grids differ, the segments of a label map overlap, or the pixels are more than 2 GiB.</exception>
    public static Conversion<DicomDataset> Write(Segmentation segmentation, SourceSeries source, Making making, Func<Uid> nextUid)
    {
        ArgumentNullException.ThrowIfNull(segmentation);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(making);
        ArgumentNullException.ThrowIfNull(nextUid);
        if (!segmentation.Grid.Coincides(source.Grid))
        {
            throw new ArgumentException("The segmentation does not lie on the grid of the images.", nameof(segmentation));
        }

        var losses = new List<Loss>();
        var isLabelMap = segmentation.Kind == SegmentationKind.LabelMap;
        var frames = SegPixels.Frames(segmentation);
        var dataset = DerivedObject.Begin(
            source.Header, new(isLabelMap ? LabelMapSegmentationStorage : SegmentationStorage, "SEG", SeriesNumber, Title(making)), making, nextUid, losses);
        AddReferences(dataset, source);
        AddImage(dataset, segmentation, frames, losses);
        AddContent(dataset, segmentation, making, losses);
        var groups = new SegGroups(source, isLabelMap);
        groups.AddDimensions(dataset, nextUid());
        groups.AddGroups(dataset, frames);
        return new(dataset, losses.ToValueList());
    }

    private static string Title(Making making) => making.Provenance.Campaign is { } campaign ? $"Segmentation, {campaign}" : "Segmentation";

    private static void AddReferences(DicomDataset dataset, SourceSeries source)
    {
        dataset.AddOrUpdate(DicomTag.ReferencedSeriesSequence, new DicomDataset(dataset)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, source.SeriesInstanceUid)
            .AddOrUpdate(SegTags.ReferencedInstanceSequence, [.. source.Instances.Select(i => new DicomDataset(dataset)
                .AddOrUpdate(DicomTag.ReferencedSOPClassUID, i.SopClassUid).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, i.SopInstanceUid))]));
        if (source.FrameOfReferenceUid is { } frame)
        {
            dataset.AddOrUpdate(DicomTag.FrameOfReferenceUID, frame)
                .AddOrUpdate(DicomTag.PositionReferenceIndicator, [.. source.Header.GetStrings(DicomTag.PositionReferenceIndicator).Take(1)]);
        }
    }

    private static void AddImage(DicomDataset dataset, Segmentation segmentation, List<SegFrame> frames, List<Loss> losses)
    {
        var isLabelMap = segmentation.Kind == SegmentationKind.LabelMap;
        var bits = segmentation.Kind == SegmentationKind.Binary ? 1 : isLabelMap && segmentation.Regions.Max(r => r.Number) > byte.MaxValue ? 16 : 8;
        dataset.AddOrUpdate(DicomTag.ImageType, "DERIVED", "PRIMARY")
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1.0).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.NumberOfFrames, (double)frames.Count)
            .AddOrUpdate(DicomTag.Rows, (double)segmentation.Grid.Rows).AddOrUpdate(DicomTag.Columns, (double)segmentation.Grid.Columns)
            .AddOrUpdate(DicomTag.BitsAllocated, (double)bits).AddOrUpdate(DicomTag.BitsStored, (double)bits).AddOrUpdate(DicomTag.HighBit, bits - 1.0)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0.0)
            .AddOrUpdate(DicomTag.LossyImageCompression, "00")
            .AddOrUpdate(SegPixels.Fill(segmentation, frames, bits));
        if (isLabelMap)
        {
            dataset.AddOrUpdate(DicomTag.PixelPaddingValue, 0.0);
        }

        if (segmentation.IsFractional)
        {
            TellRounding(segmentation, losses);
        }
    }

    private static void AddContent(DicomDataset dataset, Segmentation segmentation, Making making, List<Loss> losses)
    {
        var isLabelMap = segmentation.Kind == SegmentationKind.LabelMap;
        dataset.AddOrUpdate(DicomTag.ContentDate, DerivedObject.Date(making.Created)).AddOrUpdate(DicomTag.ContentTime, DerivedObject.Time(making.Created))
            .AddOrUpdate(SegTags.ContentLabel, "SEGMENTATION")
            .AddOrUpdate(SegTags.ContentDescription, ShortText.Fit(making.Provenance.Computed?.Method ?? "", SegTags.ContentDescription, losses))
            .AddOrUpdate(SegTags.ContentCreatorName, ShortText.Fit(making.Reader ?? "", SegTags.ContentCreatorName, losses))
            .AddOrUpdate(SegTags.SegmentationType, segmentation.IsFractional ? "FRACTIONAL" : isLabelMap ? "LABELMAP" : "BINARY")
            .AddOrUpdate(SegTags.SegmentsOverlap, isLabelMap || segmentation.Regions.Count == 1 ? "NO" : "UNDEFINED");
        if (segmentation.IsFractional)
        {
            dataset.AddOrUpdate(SegTags.SegmentationFractionalType, segmentation.Kind == SegmentationKind.Probability ? "PROBABILITY" : "OCCUPANCY")
                .AddOrUpdate(SegTags.MaximumFractionalValue, (double)SegPixels.MaximumFraction);
        }

        // But in a label map numbers start at 1 and grow by 1 (PS3.3 §C.8.20.2).
        var items = segmentation.Regions.Select((r, i) => SegmentItems.Write(dataset, isLabelMap ? r.Number : i + 1, r.Segment, losses));
        dataset.AddOrUpdate(DicomTag.SegmentSequence, [.. isLabelMap ? items.Prepend(SegmentItems.Write(dataset, 0, SegmentItems.Background, losses)) : items]);
        if (!isLabelMap && segmentation.Regions.Where((r, i) => r.Number != i + 1).Any())
        {
            losses.Add(new Loss("SegmentSequence", "The segments are numbered anew from 1, as DICOM asks outside label maps."));
        }
    }

    private static void TellRounding(Segmentation segmentation, List<Loss> losses)
    {
        var worst = segmentation.Regions.Max(r => VoxelRuns.WorstRounding(r.Fractions!.Voxels, SegPixels.MaximumFraction));
        if (worst > 1e-6f)
        {
            losses.Add(new Loss("PixelData", FormattableString.Invariant($"Fractions are held in {SegPixels.MaximumFraction} steps; the largest error is {worst:F4}.")));
        }
    }
}
