using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>An outlined region: closed contours in corner-origin pixels of the slices; one within another is a hole.</summary>
public sealed record OutlinedRegion(Segment Meaning, ValueList<Contour> Contours)
{
    /// <summary>The outlines of a mask along the edges of its pixels: rasterising them gives the mask again.</summary>
    public static OutlinedRegion Of(Segment meaning, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return new(meaning, MaskOutline.Trace(mask).ToValueList());
    }
}

/// <summary>
/// Outlines as RTSTRUCT (PS3.3 §A.19): a CLOSED_PLANAR contour for each outline of a slice, in mm in the patient, where pixel
/// coordinates with their origin at the corner become such at the centre; holes by keyhole.
/// </summary>
public static class StructureSetWriter
{
    public static readonly Uid StructureSetStorage = new("1.2.840.10008.5.1.4.1.1.481.3");

    /// <summary>Retired, and yet what the referenced study has for its class in all structure sets.</summary>
    private static readonly Uid DetachedStudyManagement = new("1.2.840.10008.3.1.2.3.1");

    private const int SeriesNumber = 9002;

    /// <summary>The regions as a data set, with what it could not hold.</summary>
    /// <exception cref="ArgumentException">There is no region, a contour lies on no slice, or the images name no frame of reference.</exception>
    public static Conversion<DicomDataset> Write(IReadOnlyList<OutlinedRegion> regions, SourceSeries source, Making making, Func<Uid> nextUid)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(making);
        if (regions.Count == 0)
        {
            throw new ArgumentException("A structure set has at least one region.", nameof(regions));
        }

        if (source.FrameOfReferenceUid is not { } frame)
        {
            throw new ArgumentException("The images name no frame of reference, without which contours lie nowhere.", nameof(source));
        }

        var losses = new List<Loss>();
        var dataset = DerivedObject.Begin(source.Header, new(StructureSetStorage, "RTSTRUCT", SeriesNumber, "Structure set"), making, nextUid, losses)
            .AddOrUpdate(DicomTag.OperatorsName, Array.Empty<string>())
            .AddOrUpdate(DicomTag.FrameOfReferenceUID, frame)
            .AddOrUpdate(DicomTag.PositionReferenceIndicator, [.. source.Header.GetStrings(DicomTag.PositionReferenceIndicator).Take(1)])
            .AddOrUpdate(RtTags.StructureSetLabel, "OUTLINES")
            .AddOrUpdate(RtTags.StructureSetDate, DerivedObject.Date(making.Created)).AddOrUpdate(RtTags.StructureSetTime, DerivedObject.Time(making.Created))
            .AddOrUpdate(RtTags.ApprovalStatus, "UNAPPROVED");
        AddImages(dataset, source, frame);
        dataset.AddOrUpdate(RtTags.StructureSetROISequence, [.. regions.Select((r, i) => RoiItems.Roi(dataset, i + 1, r.Meaning, frame, losses))])
            .AddOrUpdate(RtTags.ROIContourSequence, [.. regions.Select((r, i) => ContourItems.Roi(dataset, i + 1, r, source))])
            .AddOrUpdate(RtTags.RTROIObservationsSequence, [.. regions.Select((r, i) => RoiItems.Observation(dataset, i + 1, r.Meaning, making.Reader, losses))]);
        return new(dataset, losses.ToValueList());
    }

    private static void AddImages(DicomDataset dataset, SourceSeries source, Uid frame)
    {
        DicomDataset Item() => new(dataset);
        var series = Item().AddOrUpdate(DicomTag.SeriesInstanceUID, source.SeriesInstanceUid)
            .AddOrUpdate(RtTags.ContourImageSequence, [.. source.Instances.Select(i => Item()
                .AddOrUpdate(DicomTag.ReferencedSOPClassUID, i.SopClassUid).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, i.SopInstanceUid))]);
        var study = Item().AddOrUpdate(DicomTag.ReferencedSOPClassUID, DetachedStudyManagement).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, source.StudyInstanceUid)
            .AddOrUpdate(RtTags.RTReferencedSeriesSequence, series);
        dataset.AddOrUpdate(RtTags.ReferencedFrameOfReferenceSequence, Item()
            .AddOrUpdate(DicomTag.FrameOfReferenceUID, frame).AddOrUpdate(RtTags.RTReferencedStudySequence, study));
    }
}
