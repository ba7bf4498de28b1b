using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Frames that are tiles of one pixel matrix, as of whole slides (PS3.3 §C.7.6.17.3, §C.8.12.14): one slice in the coordinates of the slide.</summary>
internal static class SegTiles
{
    private static readonly DicomTag DimensionOrganizationType = new(0x0020, 0x9311);
    private static readonly DicomTag TotalPixelMatrixColumns = new(0x0048, 0x0006);
    private static readonly DicomTag TotalPixelMatrixRows = new(0x0048, 0x0007);
    private static readonly DicomTag PlanePositionSlideSequence = new(0x0048, 0x021A);
    private static readonly DicomTag ColumnPosition = new(0x0048, 0x021E);
    private static readonly DicomTag RowPosition = new(0x0048, 0x021F);

    public static bool AreTiles(DicomDataset dataset) => dataset.Contains(TotalPixelMatrixRows);

    public static DicomRefusal? Place(DicomDataset dataset, PixelDescription pixels, SegmentationKind kind, List<DicomNote> notes, out SegPlacing? placing)
    {
        placing = null;
        if (dataset.GetInt32(TotalPixelMatrixColumns) is not (> 0 and var columns) || dataset.GetInt32(TotalPixelMatrixRows) is not (> 0 and var rows))
        {
            return new DicomRefusal("The size of the whole pixel matrix is missing", TotalPixelMatrixRows);
        }

        if ((long)columns * rows > int.MaxValue)
        {
            return new DicomRefusal($"A pixel matrix of {columns}×{rows} is more than is read at once", TotalPixelMatrixRows);
        }

        var groups = FrameGroups.Of(dataset);
        var isFull = dataset.GetString(DimensionOrganizationType) == "TILED_FULL";
        var tiles = new List<PlacedFrame>(pixels.Frames);
        for (var i = 0; i < pixels.Frames; i++)
        {
            var tile = isFull ? Counted(i, pixels, kind, columns, rows) : Said(groups, i, kind);
            if (tile is not { Column: >= 0, Row: >= 0 } || tile.Value.Column >= columns || tile.Value.Row >= rows)
            {
                return new DicomRefusal($"Frame {i + 1} does not say where it lies in the pixel matrix, or lies outside", RowPosition);
            }

            tiles.Add(tile.Value);
        }

        var spacing = groups.Macro(0, SegTags.PixelMeasuresSequence)?.GetDoubles(DicomTag.PixelSpacing) is [> 0 and var r, > 0 and var c] ? (Row: r, Column: c) : (1, 1);
        notes.Add(new DicomNote("The frames are tiles of a slide: one slice that starts at the origin, not in a patient", TotalPixelMatrixRows));
        placing = new SegPlacing(new VolumeGeometry(columns, rows, 1, default, new(1, 0, 0), new(0, 1, 0), spacing.Column, spacing.Row, 1), tiles);
        return null;
    }

    private static PlacedFrame? Said(FrameGroups groups, int frame, SegmentationKind kind)
    {
        var position = groups.Macro(frame, PlanePositionSlideSequence);
        var segment = kind == SegmentationKind.LabelMap ? 0
            : groups.Macro(frame, SegTags.SegmentIdentificationSequence)?.GetInt32(SegTags.ReferencedSegmentNumber);
        return segment is { } number && position?.GetInt32(ColumnPosition) is { } column && position.GetInt32(RowPosition) is { } row
            ? new PlacedFrame(number, 0, column - 1, row - 1) : null;
    }

    // All tiles of the first segment row by row, then those of the next.
    private static PlacedFrame Counted(int frame, PixelDescription pixels, SegmentationKind kind, int columns, int rows)
    {
        var (across, down) = ((columns + pixels.Columns - 1) / pixels.Columns, (rows + pixels.Rows - 1) / pixels.Rows);
        var tile = frame % (across * down);
        return new PlacedFrame(
            kind == SegmentationKind.LabelMap ? 0 : (frame / (across * down)) + 1, 0, tile % across * pixels.Columns, tile / across * pixels.Rows);
    }
}
