using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Frames of a SEG as masks and fractions on its grid.</summary>
internal sealed class SegVoxels
{
    private readonly SegmentationKind kind;
    private readonly PixelDescription pixels;
    private readonly VolumeGeometry grid;
    private readonly float one;
    private readonly LabelRuns labels;
    private readonly Dictionary<int, byte[]> masks = [];
    private readonly Dictionary<int, float[]> fractions = [];

    private SegVoxels(DicomDataset dataset, PixelDescription pixels, SegmentationKind kind, VolumeGeometry grid)
    {
        (this.kind, this.pixels, this.grid) = (kind, pixels, grid);
        one = dataset.GetInt32(SegTags.MaximumFractionalValue) is > 0 and <= byte.MaxValue and var most ? most : byte.MaxValue;
        labels = new LabelRuns(masks, dataset.GetInt32(DicomTag.PixelPaddingValue));
    }

    private bool IsFractional => kind is SegmentationKind.Probability or SegmentationKind.Occupancy;

    public static DicomRefusal? Fill(
        DicomFile file, PixelDescription pixels, SegmentationKind kind, SortedDictionary<int, Segment> segments, SegPlacing placing,
        List<DicomNote> notes, out List<SegmentRegion> regions)
    {
        regions = [];
        var voxels = new SegVoxels(file.Dataset, pixels, kind, placing.Grid);
        foreach (var number in segments.Keys)
        {
            _ = voxels.IsFractional ? voxels.fractions.TryAdd(number, new float[placing.Grid.VoxelCount]) : voxels.masks.TryAdd(number, new byte[placing.Grid.VoxelCount]);
        }

        if (voxels.FillAll(file, placing.Frames, segments, notes) is { } refusal)
        {
            return refusal;
        }

        regions = [.. segments.Select(s => voxels.IsFractional
            ? new SegmentRegion(s.Key, s.Value, new Volume(placing.Grid, voxels.fractions[s.Key]))
            : new SegmentRegion(s.Key, s.Value, new Mask(placing.Grid, voxels.masks[s.Key])))];
        return null;
    }

    private DicomRefusal? FillAll(DicomFile file, IReadOnlyList<PlacedFrame> frames, SortedDictionary<int, Segment> segments, List<DicomNote> notes)
    {
        var isRepeated = frames.Distinct().Count() < frames.Count;
        if (isRepeated)
        {
            notes.Add(new DicomNote("Several frames have one segment and place; the greater value of each voxel is taken", DicomTag.PerFrameFunctionalGroupsSequence));
        }

        for (var i = 0; i < frames.Count; i++)
        {
            if (kind != SegmentationKind.LabelMap && !segments.ContainsKey(frames[i].Segment))
            {
                return new DicomRefusal($"Frame {i + 1} belongs to segment {frames[i].Segment}, which is not described", SegTags.ReferencedSegmentNumber);
            }

            if ((FillBits(file, frames[i], i + 1, out var isFilled) ?? (isFilled ? null : FillValues(file, frames[i], i + 1))) is { } refusal)
            {
                return refusal;
            }
        }

        if (labels.Strangers.Count > 0)
        {
            notes.Add(new DicomNote($"{labels.Strangers.Count} values of the label map belong to no described segment, the first is {labels.Strangers.Min}; they are left out", DicomTag.PixelData));
        }

        return null;
    }

    // Bits that are a whole slice go into the mask without a frame of bytes between them.
    private DicomRefusal? FillBits(DicomFile file, PlacedFrame frame, int number, out bool isFilled)
    {
        isFilled = kind == SegmentationKind.Binary && pixels.BitsAllocated == 1 && !file.TransferSyntax.IsEncapsulated
            && (frame.Column, frame.Row, pixels.Columns, pixels.Rows) == (0, 0, grid.Columns, grid.Rows);
        if (!isFilled)
        {
            return null;
        }

        var refusal = DicomFrames.Read(file.Dataset, file.TransferSyntax, number, out var bits);
        if (refusal is null)
        {
            BitPacking.Unpack(bits.Span, masks[frame.Segment].AsSpan(grid.IndexOf(0, 0, frame.Slice), grid.VoxelsPerSlice));
        }

        return refusal;
    }

    private DicomRefusal? FillValues(DicomFile file, PlacedFrame frame, int number) =>
        DicomFrames.Decode(file.Dataset, file.TransferSyntax, number, out var values) ?? FillFrame(frame, values.Span, number);

    private DicomRefusal? FillFrame(PlacedFrame frame, ReadOnlySpan<byte> values, int number)
    {
        var bytes = pixels.BitsAllocated == 16 ? 2 : 1;
        if (values.Length < pixels.Rows * pixels.Columns * bytes)
        {
            return new DicomRefusal($"Frame {number} is shorter than its rows and columns", DicomTag.PixelData);
        }

        var columns = Math.Min(pixels.Columns, grid.Columns - frame.Column);
        for (var y = 0; y < Math.Min(pixels.Rows, grid.Rows - frame.Row); y++)
        {
            var line = values.Slice(y * pixels.Columns * bytes, columns * bytes);
            FillLine(frame.Segment, line, grid.IndexOf(frame.Column, frame.Row + y, frame.Slice));
        }

        return null;
    }

    private void FillLine(int segment, ReadOnlySpan<byte> line, int at)
    {
        if (kind == SegmentationKind.LabelMap)
        {
            labels.Fill(line, pixels.BitsAllocated, at);
        }
        else if (line.ContainsAnyExcept((byte)0))
        {
            if (IsFractional)
            {
                VoxelRuns.Raise(line, one, fractions[segment].AsSpan(at, line.Length));
            }
            else
            {
                VoxelRuns.Join(line, masks[segment].AsSpan(at, line.Length));
            }
        }
    }
}
