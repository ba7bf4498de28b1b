using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>Contours as items of ROIContourSequence (PS3.3 §C.8.8.6).</summary>
internal static class ContourItems
{
    // So many lesions are told apart at a glance; then the colours begin again.
    private static readonly double[][] Colours = [[255, 0, 0], [0, 255, 0], [0, 128, 255], [255, 255, 0], [255, 0, 255], [0, 255, 255], [255, 128, 0], [128, 255, 128]];

    public static DicomDataset Roi(DicomDataset dataset, int number, OutlinedRegion region, SourceSeries source)
    {
        var outside = region.Contours.FirstOrDefault(c => c.Slice < 0 || c.Slice >= source.Grid.Slices);
        if (outside is not null)
        {
            throw new ArgumentException($"A contour lies on slice {outside.Slice} of {source.Grid.Slices}.", nameof(region));
        }

        var item = new DicomDataset(dataset)
            .AddOrUpdate(RtTags.ROIDisplayColor, Colours[(number - 1) % Colours.Length]).AddOrUpdate(RtTags.ReferencedROINumber, (double)number);
        var contours = region.Contours.GroupBy(c => c.Slice).OrderBy(g => g.Key)
            .SelectMany(slice => Nesting.Of([.. slice])).Select(n => Contour(dataset, Keyhole.Join(n.Outline, n.Holes), source)).ToArray();
        return contours.Length > 0 ? item.AddOrUpdate(RtTags.ContourSequence, contours) : item;
    }

    private static DicomDataset Contour(DicomDataset dataset, Contour contour, SourceSeries source)
    {
        var image = source.Frames[contour.Slice];
        var reference = new DicomDataset(dataset)
            .AddOrUpdate(DicomTag.ReferencedSOPClassUID, image.SopClassUid).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, image.SopInstanceUid);
        if (image.FrameNumber is { } frame)
        {
            reference.AddOrUpdate(SegTags.ReferencedFrameNumber, (double)frame);
        }

        var points = contour.Points.Select(p => source.Grid.ToPatient(p, contour.Slice));
        return new DicomDataset(dataset)
            .AddOrUpdate(RtTags.ContourImageSequence, reference)
            .AddOrUpdate(RtTags.ContourGeometricType, "CLOSED_PLANAR")
            .AddOrUpdate(RtTags.NumberOfContourPoints, (double)contour.Points.Count)
            .AddOrUpdate(RtTags.ContourData, [.. points.SelectMany(p => new[] { p.X, p.Y, p.Z })]);
    }
}
