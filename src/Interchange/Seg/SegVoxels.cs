using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Frames of a SEG as the masks and fractions of its segments, of each the block that its frames take, and less where it fills less.</summary>
internal sealed class SegVoxels
{
    private readonly DicomFile file;
    private readonly SegmentationKind kind;
    private readonly PixelDescription pixels;
    private readonly SegPlacing placing;
    private readonly float one;

    private SegVoxels(DicomFile file, PixelDescription pixels, SegmentationKind kind, SegPlacing placing)
    {
        (this.file, this.kind, this.pixels, this.placing) = (file, kind, pixels, placing);
        one = file.Dataset.GetInt32(SegTags.MaximumFractionalValue) is > 0 and <= byte.MaxValue and var most ? most : byte.MaxValue;
    }

    private VolumeGeometry Grid => placing.Grid;

    public static DicomRefusal? Fill(
        DicomFile file, PixelDescription pixels, SegmentationKind kind, SortedDictionary<int, Segment> segments, SegPlacing placing,
        List<DicomNote> notes, out List<SegmentRegion> regions)
    {
        regions = [];
        if (placing.Frames.Distinct().Count() < placing.Frames.Count)
        {
            notes.Add(new DicomNote("Several frames have one segment and place; the greater value of each voxel is taken", DicomTag.PerFrameFunctionalGroupsSequence));
        }

        var voxels = new SegVoxels(file, pixels, kind, placing);
        return kind == SegmentationKind.LabelMap ? voxels.FillLabels(segments, notes, regions) : voxels.FillSegments(segments, regions);
    }

    private DicomRefusal? FillSegments(SortedDictionary<int, Segment> segments, List<SegmentRegion> regions)
    {
        var frames = placing.Frames.Select((f, i) => (Place: f, Number: i + 1)).ToLookup(f => f.Place.Segment);
        if (placing.Frames.Select((f, i) => (f.Segment, Number: i + 1)).FirstOrDefault(f => !segments.ContainsKey(f.Segment)) is { Number: > 0 } stranger)
        {
            return new DicomRefusal($"Frame {stranger.Number} belongs to segment {stranger.Segment}, which is not described", SegTags.ReferencedSegmentNumber);
        }

        var held = 0L;
        foreach (var (number, segment) in segments)
        {
            if (Region(number, segment, [.. frames[number]], held, out var region) is { } refusal)
            {
                return refusal;
            }

            regions.Add(region!);
            held += region!.Mask.Voxels.Length;
        }

        return null;
    }

    private DicomRefusal? Region(int number, Segment segment, List<(PlacedFrame Place, int Number)> frames, long held, out SegmentRegion? region)
    {
        region = null;
        var isFractional = kind != SegmentationKind.Binary;
        if (frames.Count == 0)
        {
            region = isFractional ? new(number, segment, VolumeBlock.Empty(Grid)) : new(number, segment, MaskBlock.Empty(Grid));
            return null;
        }

        var box = Around(frames);
        if (held + box.VoxelCount > SegReader.MostVoxels)
        {
            return SegReader.TooMuch(number);
        }

        var (mask, fractions) = (new byte[isFractional ? 0 : box.VoxelCount], new float[isFractional ? box.VoxelCount : 0]);
        foreach (var (place, frame) in frames)
        {
            var at = Start(box, place, 0);
            if ((isFractional ? Raise(place, frame, box, fractions)
                : AreWholeBits(place) ? Unpack(frame, mask.AsSpan(at, Grid.VoxelsPerSlice)) : Join(place, frame, box, mask)) is { } refusal)
            {
                return refusal;
            }
        }

        region = isFractional ? new(number, segment, new VolumeBlock(Grid, box, fractions).Tight()) : new(number, segment, new MaskBlock(Grid, box, mask).Tight());
        return null;
    }

    private DicomRefusal? FillLabels(SortedDictionary<int, Segment> segments, List<DicomNote> notes, List<SegmentRegion> regions)
    {
        var labels = new LabelRuns(segments.Keys, file.Dataset.GetInt32(DicomTag.PixelPaddingValue), Grid);
        for (var i = 0; i < placing.Frames.Count; i++)
        {
            var place = placing.Frames[i];
            if (Each(place, i + 1, (y, line) => labels.Fill(line, pixels.BitsAllocated, Grid.IndexOf(place.Column, place.Row + y, place.Slice))) is { } refusal)
            {
                return refusal;
            }
        }

        if (labels.Strangers.Count > 0)
        {
            notes.Add(new DicomNote($"{labels.Strangers.Count} values of the label map belong to no described segment, the first is {labels.Strangers.Min}; they are left out", DicomTag.PixelData));
        }

        var held = 0L;
        foreach (var (number, segment) in segments)
        {
            var box = labels.BoxOf(number);
            held += box.VoxelCount;
            if (held > SegReader.MostVoxels)
            {
                return SegReader.TooMuch(number);
            }

            regions.Add(new(number, segment, labels.MaskOf(number, box)));
        }

        return null;
    }

    // Tiles may reach beyond the matrix.
    private VoxelBox Around(List<(PlacedFrame Place, int Number)> frames) => frames.Select(f => f.Place)
        .Select(p => new VoxelBox(p.Column, p.Row, p.Slice, Math.Min(pixels.Columns, Grid.Columns - p.Column), Math.Min(pixels.Rows, Grid.Rows - p.Row), 1))
        .Aggregate((a, b) => a.Union(b));

    private static int Start(VoxelBox box, PlacedFrame place, int row) =>
        ((((place.Slice - box.Z) * box.Rows) + place.Row + row - box.Y) * box.Columns) + place.Column - box.X;

    // Bits that are a whole slice go into the mask without a frame of bytes between them.
    private bool AreWholeBits(PlacedFrame place) => pixels.BitsAllocated == 1 && !file.TransferSyntax.IsEncapsulated
        && (place.Column, place.Row, pixels.Columns, pixels.Rows) == (0, 0, Grid.Columns, Grid.Rows);

    private DicomRefusal? Unpack(int number, Span<byte> slice)
    {
        var refusal = DicomFrames.Read(file.Dataset, file.TransferSyntax, number, out var bits);
        if (refusal is null)
        {
            BitPacking.Unpack(bits.Span, slice);
        }

        return refusal;
    }

    private DicomRefusal? Join(PlacedFrame place, int number, VoxelBox box, byte[] mask) =>
        Each(place, number, (y, line) => VoxelRuns.Join(line, mask.AsSpan(Start(box, place, y), line.Length)));

    private DicomRefusal? Raise(PlacedFrame place, int number, VoxelBox box, float[] fractions) =>
        Each(place, number, (y, line) => VoxelRuns.Raise(line, one, fractions.AsSpan(Start(box, place, y), line.Length)));

    // The rows of a frame that hold anything, as far as they lie on the grid.
    private DicomRefusal? Each(PlacedFrame place, int number, Action<int, ReadOnlySpan<byte>> take)
    {
        if (DicomFrames.Decode(file.Dataset, file.TransferSyntax, number, out var values) is { } refusal)
        {
            return refusal;
        }

        var bytes = pixels.BitsAllocated == 16 ? 2 : 1;
        if (values.Length < pixels.Rows * pixels.Columns * bytes)
        {
            return new DicomRefusal($"Frame {number} is shorter than its rows and columns", DicomTag.PixelData);
        }

        var columns = Math.Min(pixels.Columns, Grid.Columns - place.Column);
        for (var y = 0; y < Math.Min(pixels.Rows, Grid.Rows - place.Row); y++)
        {
            var line = values.Span.Slice(y * pixels.Columns * bytes, columns * bytes);
            if (line.ContainsAnyExcept((byte)0))
            {
                take(y, line);
            }
        }

        return null;
    }
}
