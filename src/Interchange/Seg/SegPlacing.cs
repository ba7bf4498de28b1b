using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Where a frame belongs: its segment (0 in a label map), its slice from 0, and the voxel of its first pixel.</summary>
internal readonly record struct PlacedFrame(int Segment, int Slice, int Column, int Row);

/// <summary>The grid of a SEG and the place of each frame on it.</summary>
internal sealed record SegPlacing(VolumeGeometry Grid, IReadOnlyList<PlacedFrame> Frames)
{
    public static DicomRefusal? Place(
        DicomDataset dataset, PixelDescription pixels, SegmentationKind kind, SourceSeries? source, List<DicomNote> notes, out SegPlacing? placing)
    {
        placing = null;
        if (SegTiles.AreTiles(dataset))
        {
            return SegTiles.Place(dataset, pixels, kind, notes, out placing);
        }

        var groups = FrameGroups.Of(dataset);
        if (groups.Count < pixels.Frames)
        {
            return new DicomRefusal($"{groups.Count} items describe {pixels.Frames} frames", DicomTag.PerFrameFunctionalGroupsSequence);
        }

        var segments = new int[pixels.Frames];
        var planes = new List<ImagePlane>(pixels.Frames);
        for (var i = 0; i < pixels.Frames; i++)
        {
            ImagePlane? plane = null;
            if ((Segment(groups, i, kind, out segments[i]) ?? Plane(groups, i, pixels, out plane)) is { } refusal)
            {
                return refusal;
            }

            planes.Add(plane!);
        }

        return Lay(dataset, groups, segments, planes, source, notes, out placing);
    }

    private static DicomRefusal? Lay(
        DicomDataset dataset, FrameGroups groups, int[] segments, List<ImagePlane> planes, SourceSeries? source, List<DicomNote> notes, out SegPlacing? placing)
    {
        placing = null;
        if (planes.Exists(p => p.Position is null))
        {
            return Flat(planes, segments, notes, out placing);
        }

        if (source is not null && SegLattice.On(source, planes) is { } slices)
        {
            if (dataset.GetUid(DicomTag.FrameOfReferenceUID) is { } frame && source.FrameOfReferenceUid is { } theirs && frame != theirs)
            {
                notes.Add(new DicomNote("The segmentation names another frame of reference than the images on whose grid it lies", DicomTag.FrameOfReferenceUID));
            }

            placing = new SegPlacing(source.Grid, [.. segments.Select((s, i) => new PlacedFrame(s, slices[i], 0, 0))]);
            return null;
        }

        if (source is not null)
        {
            notes.Add(new DicomNote("The segmentation does not lie on the grid of the images; it has its own", DicomTag.ImagePositionPatient));
        }

        var measures = groups.Macro(0, SegTags.PixelMeasuresSequence);
        if (SegLattice.Lay(planes, measures?.GetDouble(DicomTag.SpacingBetweenSlices), measures?.GetDouble(DicomTag.SliceThickness), notes, out var grid, out var own) is { } irregular)
        {
            return irregular;
        }

        placing = new SegPlacing(grid!, [.. segments.Select((s, i) => new PlacedFrame(s, own[i], 0, 0))]);
        return null;
    }

    // Of a radiograph, which lies nowhere in the patient: one slice, at the origin.
    private static DicomRefusal? Flat(List<ImagePlane> planes, int[] segments, List<DicomNote> notes, out SegPlacing? placing)
    {
        placing = null;
        if (segments.Distinct().Count() < segments.Length || segments.Contains(0) && segments.Length > 1)
        {
            return new DicomRefusal("Several frames of a segment do not say where they lie", DicomTag.ImagePositionPatient);
        }

        var plane = planes[0];
        notes.Add(new DicomNote("The segmentation does not say where it lies in the patient; it is one slice at the origin", DicomTag.ImagePositionPatient));
        placing = new SegPlacing(
            new VolumeGeometry(plane.Columns, plane.Rows, 1, default, new(1, 0, 0), new(0, 1, 0), plane.ColumnSpacing, plane.RowSpacing, 1),
            [.. segments.Select(s => new PlacedFrame(s, 0, 0, 0))]);
        return null;
    }

    private static DicomRefusal? Segment(FrameGroups groups, int frame, SegmentationKind kind, out int segment)
    {
        segment = kind == SegmentationKind.LabelMap ? 0
            : groups.Macro(frame, SegTags.SegmentIdentificationSequence)?.GetInt32(SegTags.ReferencedSegmentNumber) ?? 0;
        return kind == SegmentationKind.LabelMap || segment > 0 ? null
            : new DicomRefusal($"Frame {frame + 1} does not say to which segment it belongs", SegTags.ReferencedSegmentNumber);
    }

    private static DicomRefusal? Plane(FrameGroups groups, int frame, PixelDescription pixels, out ImagePlane? plane)
    {
        plane = null;
        var spacing = groups.Macro(frame, SegTags.PixelMeasuresSequence)?.GetDoubles(DicomTag.PixelSpacing);
        if (spacing is not (null or [> 0, > 0]))
        {
            return new DicomRefusal($"The pixel spacing of frame {frame + 1} is not two positive numbers", DicomTag.PixelSpacing);
        }

        var source = spacing is null ? CalibrationSource.None : CalibrationSource.PixelSpacing;
        plane = new ImagePlane(pixels.Columns, pixels.Rows, spacing?[1] ?? 1, spacing?[0] ?? 1, source);
        var position = groups.Macro(frame, SegTags.PlanePositionSequence)?.GetDoubles(DicomTag.ImagePositionPatient);
        var orientation = groups.Macro(frame, SegTags.PlaneOrientationSequence)?.GetDoubles(DicomTag.ImageOrientationPatient);
        if (position is null && orientation is null)
        {
            return null;
        }

        if (position is not [var x, var y, var z] || orientation is not [var rx, var ry, var rz, var cx, var cy, var cz])
        {
            return new DicomRefusal($"Position or orientation of frame {frame + 1} are missing or not three and six numbers", DicomTag.ImagePositionPatient);
        }

        if (spacing is null)
        {
            return new DicomRefusal($"Frame {frame + 1} lies in the patient but has no pixel spacing", DicomTag.PixelSpacing);
        }

        plane = plane with { Position = new PatientPoint(x, y, z), RowDirection = new(rx, ry, rz), ColumnDirection = new(cx, cy, cz) };
        return null;
    }
}
