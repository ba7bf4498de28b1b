using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.Seg;

/// <summary>What other programs say of the SEG we write: dciodvfy of its attributes, pydicom with numpy of its voxels.</summary>
public class SegJudgeTests
{
    // Position, segment and values of each frame, straight from the raw bytes.
    private const string Frames = """
        import sys, hashlib, numpy, pydicom
        d = pydicom.dcmread(sys.argv[1])
        n = d.Rows * d.Columns
        bits = d.BitsAllocated
        raw = numpy.frombuffer(d.PixelData, dtype=numpy.uint16 if bits == 16 else numpy.uint8)
        raw = numpy.unpackbits(raw, bitorder='little') if bits == 1 else raw
        for i, g in enumerate(d.PerFrameFunctionalGroupsSequence):
            s = g.SegmentIdentificationSequence[0].ReferencedSegmentNumber if 'SegmentIdentificationSequence' in g else 0
            z = g.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID.split('.')[-1]
            print(s, z, ' '.join(map(str, raw[i*n:(i+1)*n])))
        """;

    public static TheoryData<string, int, int> Shapes() => new() { { "axial", 23, 38 }, { "oblique", 24, 7 }, { "frames", 9, 5 }, { "axial", 1, 1 } };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Dciodvfy_finds_no_error_in_binary_and_fractional_objects(string kind, int columns, int rows)
    {
        var source = Source(kind, columns, rows, 4);
        var grid = source.Grid;
        var binary = Segmentation.Binary((Segments.Drawn, Segments.WithoutFirstSlice(Segments.Random(grid, 1))), (Segments.Consensus, Segments.Random(grid, 2)));
        Segmentation Fractional(SegmentationKind k) => new(k, grid, [new SegmentRegion(1, Segments.Consensus, Segments.Fractions(grid, 3))]);
        foreach (var segmentation in new[] { binary, Fractional(SegmentationKind.Probability), Fractional(SegmentationKind.Occupancy) })
        {
            var (errors, warnings) = Judge.Dciodvfy(SegWriter.Write(segmentation, source, Images.Made, Images.Uids()).Result);
            errors.ShouldBeEmpty();
            warnings.ShouldHaveSingleItem().ShouldContain("Content Creator's Name  PN [1] = <quiet-fox> - Retired Person Name form");
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Pydicom_reads_the_bits_of_every_frame(string kind, int columns, int rows)
    {
        var source = Source(kind, columns, rows, 3);
        var masks = new[] { Segments.WithoutFirstSlice(Segments.Random(source.Grid, 4, 0.9)), Segments.Random(source.Grid, 5, 0.9) };
        var written = SegWriter.Write(Segmentation.Binary((Segments.Drawn, masks[0]), (Segments.Consensus, masks[1])), source, Images.Made, Images.Uids());
        written.Losses.ShouldBeEmpty();
        Told(written.Result).ShouldBe([.. masks.SelectMany((m, i) => Expected(source, i + 1, z => m.Slice(z).ToArray().Select(v => (int)v)))]);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, 8)]
    [InlineData(new[] { 5, 300 }, 16)]
    public void Pydicom_reads_every_voxel_of_a_label_map(int[] numbers, int bits)
    {
        var source = Source("axial", 23, 11, 3);
        var map = Segments.LabelMap(source.Grid, numbers);
        var written = SegWriter.Write(map, source, Images.Made, Images.Uids()).Result;
        written.GetInt32(DicomTag.BitsAllocated).ShouldBe(bits);
        Told(written).ShouldBe([.. Expected(source, 0, z => Enumerable.Range(0, source.Grid.VoxelsPerSlice)
            .Select(i => map.Regions.Sum(r => r.Mask.Slice(z)[i] * r.Number)))]);
    }

    [Fact]
    public void Pydicom_reads_the_probability_of_every_voxel()
    {
        var source = Source("oblique", 13, 11, 2);
        var fractions = Segments.Fractions(source.Grid, 6);
        var written = SegWriter.Write(new(SegmentationKind.Probability, source.Grid, [new SegmentRegion(1, Segments.Consensus, fractions)]), source, Images.Made, Images.Uids());
        written.Losses.ShouldBeEmpty();
        Told(written.Result).ShouldBe([.. Expected(source, 1, z => fractions.Slice(z).ToArray().Select(f => (int)MathF.Round(f * 255)))]);
    }

    private static string[] Told(DicomDataset dataset)
    {
        using var file = new TemporaryFile(dataset);
        return Judge.Pydicom(Frames, file.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Expected(SourceSeries source, int segment, Func<int, IEnumerable<int>> values) =>
        Enumerable.Range(0, source.Grid.Slices).Select(z => (z, Values: values(z).ToList())).Where(f => f.Values.Exists(v => v != 0))
            .Select(f => $"{segment} {source.Frames[f.z].SopInstanceUid.Value.Split('.')[^1]} {string.Join(' ', f.Values)}");

    private static SourceSeries Source(string kind, int columns, int rows, int slices) => kind switch
    {
        "axial" => Images.Of(Images.Axial(columns, rows, slices)),
        "oblique" => Images.Of(Images.Oblique(columns, rows, slices)),
        _ => Images.MultiFrame(Images.Axial(columns, rows, slices)),
    };
}
