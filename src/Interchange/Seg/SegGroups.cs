using System.Buffers.Binary;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Dimensions and functional groups of the frames (PS3.3 §C.7.6.16, §C.7.6.17, §A.51.5).</summary>
internal sealed class SegGroups(SourceSeries source, bool isLabelMap)
{
    /// <summary>By segment, but in a label map, then by position.</summary>
    public void AddDimensions(DicomDataset dataset, Uid organisation)
    {
        dataset.AddOrUpdate(SegTags.DimensionOrganizationSequence, new DicomDataset(dataset).AddOrUpdate(SegTags.DimensionOrganizationUID, organisation));
        var position = Dimension(dataset, organisation, DicomTag.ImagePositionPatient, SegTags.PlanePositionSequence, "Image Position Patient");
        var segment = Dimension(dataset, organisation, SegTags.ReferencedSegmentNumber, SegTags.SegmentIdentificationSequence, "Segment Number");
        dataset.AddOrUpdate(SegTags.DimensionIndexSequence, isLabelMap ? [position] : [segment, position]);
    }

    public void AddGroups(DicomDataset dataset, IReadOnlyList<SegFrame> frames)
    {
        dataset.AddOrUpdate(DicomTag.SharedFunctionalGroupsSequence, Shared(dataset));
        var places = frames.Select(f => f.Slice).Distinct().Order().Select((z, i) => (z, i)).ToDictionary(p => p.z, p => p.i + 1);
        dataset.AddOrUpdate(DicomTag.PerFrameFunctionalGroupsSequence, [.. frames.Select(f => Own(dataset, f, places[f.Slice]))]);
    }

    private static DicomDataset Dimension(DicomDataset dataset, Uid organisation, DicomTag pointer, DicomTag group, string label) => new DicomDataset(dataset)
        .AddOrUpdate(SegTags.DimensionOrganizationUID, organisation)
        .AddOrUpdate(Pointer(SegTags.DimensionIndexPointer, pointer))
        .AddOrUpdate(Pointer(SegTags.FunctionalGroupPointer, group))
        .AddOrUpdate(SegTags.DimensionDescriptionLabel, label);

    private static DicomElement Pointer(DicomTag tag, DicomTag value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2), value.Element);
        return new DicomElement(tag, DicomVR.AT, bytes);
    }

    private DicomDataset Shared(DicomDataset dataset)
    {
        var grid = source.Grid;
        var (row, column) = (grid.RowDirection, grid.ColumnDirection);
        // SpacingBetweenSlices is perpendicular to the planes, also where a gantry tilt stacks them obliquely (PS3.3 §C.7.6.16.2.1).
        var apart = grid.SliceSpacing * Math.Abs(row.Cross(column).Dot(grid.SliceDirection));
        var measures = new DicomDataset(dataset)
            .AddOrUpdate(DicomTag.SliceThickness, Thickness(apart)).AddOrUpdate(DicomTag.SpacingBetweenSlices, apart)
            .AddOrUpdate(DicomTag.PixelSpacing, grid.RowSpacing, grid.ColumnSpacing);
        return new DicomDataset(dataset)
            .AddOrUpdate(SegTags.PixelMeasuresSequence, measures)
            .AddOrUpdate(SegTags.PlaneOrientationSequence, new DicomDataset(dataset)
                .AddOrUpdate(DicomTag.ImageOrientationPatient, row.X, row.Y, row.Z, column.X, column.Y, column.Z));
    }

    private double Thickness(double otherwise)
    {
        var header = source.Header;
        var shared = header.FirstItem(DicomTag.SharedFunctionalGroupsSequence)?.FirstItem(SegTags.PixelMeasuresSequence);
        return (shared ?? header).GetDouble(DicomTag.SliceThickness) is > 0 and var thickness ? thickness : otherwise;
    }

    private DicomDataset Own(DicomDataset dataset, SegFrame frame, int place)
    {
        var image = source.Frames[frame.Slice];
        var at = image.Plane.Position!.Value;
        var own = new DicomDataset(dataset);
        own.AddOrUpdate(SegTags.DerivationImageSequence, new DicomDataset(dataset)
                .AddOrUpdate(DicomTag.SourceImageSequence, Reference(dataset, image)).AddCode(SegTags.DerivationCodeSequence, Codes.Segmentation))
            .AddOrUpdate(SegTags.FrameContentSequence, new DicomDataset(dataset)
                .AddOrUpdate(SegTags.DimensionIndexValues, isLabelMap ? [place] : [frame.Segment, place]))
            .AddOrUpdate(SegTags.PlanePositionSequence, new DicomDataset(dataset).AddOrUpdate(DicomTag.ImagePositionPatient, at.X, at.Y, at.Z));
        return isLabelMap ? own : own.AddOrUpdate(SegTags.SegmentIdentificationSequence, new DicomDataset(dataset)
            .AddOrUpdate(SegTags.ReferencedSegmentNumber, (double)frame.Segment));
    }

    private static DicomDataset Reference(DicomDataset dataset, SourceFrame image)
    {
        var reference = new DicomDataset(dataset)
            .AddOrUpdate(DicomTag.ReferencedSOPClassUID, image.SopClassUid).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, image.SopInstanceUid)
            .AddOrUpdate(SegTags.SpatialLocationsPreserved, "YES")
            .AddCode(SegTags.PurposeOfReferenceCodeSequence, Codes.SourceImageForProcessing);
        return image.FrameNumber is { } number ? reference.AddOrUpdate(SegTags.ReferencedFrameNumber, (double)number) : reference;
    }
}
