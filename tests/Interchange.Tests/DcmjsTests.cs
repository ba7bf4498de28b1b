using System.Runtime.CompilerServices;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Interchange.Tests.Sr;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>dcmjs, by which viewers in browsers read DICOM, opens what we write and finds in it what we put there.</summary>
public class DcmjsTests
{
    private static readonly SourceSeries Source = Images.Of(Images.Oblique(12, 10, 4));

    // In sequences dcmjs takes all text for Latin-1, whatever the object says.
    private static readonly Segment Drawn = Segment.Lesion("Lesion 1");

    [Fact]
    public void It_finds_the_voxels_of_a_binary_segmentation()
    {
        var (one, other) = (Segments.WithoutFirstSlice(Segments.Random(Source.Grid, 1)), Segments.Random(Source.Grid, 2));
        var opened = Open(Write(Segmentation.Binary((Drawn, one), (Segments.Consensus, other))));
        opened.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("label").GetString()).ShouldBe([Drawn.Label, Segments.Consensus.Label]);
        foreach (var (segment, slice, values) in Frames(opened))
        {
            values.Select(v => v != 0 ? (byte)1 : (byte)0).ShouldBe((segment == 1 ? one : other).Slice(slice).ToArray());
        }

        Frames(opened).Count().ShouldBe(7);
    }

    [Fact]
    public void It_finds_the_fractions_of_a_probability_map()
    {
        var fractions = Segments.Fractions(Source.Grid, 3);
        var opened = Open(Write(new Segmentation(SegmentationKind.Probability, Source.Grid, [new SegmentRegion(1, Segments.Consensus, fractions)])));
        foreach (var (_, slice, values) in Frames(opened))
        {
            values.Select(v => v / 255f).ShouldBe(fractions.Slice(slice).ToArray());
        }
    }

    [Fact]
    public void It_finds_the_labels_of_a_label_map()
    {
        var map = Segments.LabelMap(Source.Grid, 1, 2, 7);
        foreach (var (_, slice, values) in Frames(Open(Write(map))))
        {
            values.ShouldBe(Labels(map, slice));
        }
    }

    [Theory]
    [InlineData(SegmentationKind.Binary)]
    [InlineData(SegmentationKind.LabelMap)]
    public void Cornerstone3D_shows_the_voxels_of_a_segmentation_on_their_images(SegmentationKind kind)
    {
        var map = Segments.LabelMap(Source.Grid, 1, 2);
        var headers = Enumerable.Range(0, 4).Select(z => new TemporaryFile(Images.Single(Source.Grid, z))).ToList();
        try
        {
            var shown = Open(Write(new Segmentation(kind, Source.Grid, map.Regions)), [.. headers.Select(h => h.Path)]).GetProperty("shown");
            shown.EnumerateArray().Select(s => Convert.ToHexString(s.GetBytesFromBase64())).ShouldBe(Enumerable.Range(0, 4).Select(z => Convert.ToHexString(Labels(map, z))));
        }
        finally
        {
            headers.ForEach(h => h.Dispose());
        }
    }

    [Fact]
    public void It_finds_the_contours_of_a_structure_set()
    {
        var mask = Segments.Random(Source.Grid, 4);
        var written = StructureSetWriter.Write([OutlinedRegion.Of(Drawn, mask)], Source, Images.Made, Images.Uids()).Result;
        var roi = Open(written).GetProperty("rois").EnumerateArray().ShouldHaveSingleItem();
        roi.GetProperty("name").GetString().ShouldBe(Drawn.Label);
        var contours = roi.GetProperty("contours").EnumerateArray().ToList();
        contours.Select(c => c.GetProperty("type").GetString()).Distinct().ShouldBe(["CLOSED_PLANAR"]);

        // Each point lies on its image, and the pixels within the contours are those of the mask.
        contours.ForEach(c => Slice(c.GetProperty("image").GetString()!).ShouldBeInRange(0, 3));
        var outlines = contours.Select(c => new Contour(Slice(c.GetProperty("image").GetString()!), OnImage(c))).ToList();
        outlines.Select(o => o.Slice).Distinct().Count().ShouldBe(4);
        Rasteriser.Rasterise(outlines, Source.Grid).Voxels.ShouldBe(mask.Voxels);
    }

    [Fact]
    public void It_finds_the_numbers_points_and_names_of_a_report()
    {
        var collection = Marked.Five();
        var opened = Open(StructuredReport.Write(collection).Result);
        var numbers = collection.ImageAnnotations.SelectMany(a => a.Calculations).Select(c => c.Results[0].Scalar!.Value.Value).Order();
        opened.GetProperty("numbers").EnumerateArray().Select(n => n.GetDouble()).Order().Zip(numbers).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-6);
        opened.GetProperty("points").GetArrayLength().ShouldBe(collection.ImageAnnotations.Sum(a => a.Markups.Count));
        opened.GetProperty("points").EnumerateArray().Select(p => string.Join(' ', p.EnumerateArray().Select(v => v.GetDouble()))).ShouldContain("60 80 65 80");
        opened.GetProperty("names").EnumerateArray().Select(n => n.GetString()).ShouldContain(n => n!.EndsWith(":Lesion 1", StringComparison.Ordinal));
    }

    private static DicomDataset Write(Segmentation segmentation) => SegWriter.Write(segmentation, Source, Images.Made, Images.Uids()).Result;

    private static JsonElement Open(DicomDataset dataset, params string[] images)
    {
        var modules = NodeJudge.Demand();
        using var file = new TemporaryFile(dataset);
        var (code, output, error) = Judge.Run("node", [Script(), modules, file.Path, .. images]);
        code.ShouldBe(0, error);
        using var answer = JsonDocument.Parse(output);
        return answer.RootElement.Clone();
    }

    private static IEnumerable<(int Segment, int Slice, byte[] Values)> Frames(JsonElement opened) => opened.GetProperty("frames").EnumerateArray()
        .Select(f => (f.GetProperty("segment").GetInt32(), Slice(f.GetProperty("image").GetString()!), f.GetProperty("values").GetBytesFromBase64()));

    private static int Slice(string image) => Source.SliceOf(new Uid(image), null)!.Value;

    private static byte[] Labels(Segmentation map, int slice)
    {
        var labels = new byte[map.Grid.VoxelsPerSlice];
        foreach (var region in map.Regions)
        {
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] |= (byte)(region.Mask.Slice(slice)[i] * region.Number);
            }
        }

        return labels;
    }

    // Millimetres in the patient to pixels from the corner of the first one.
    private static IEnumerable<ImagePoint> OnImage(JsonElement contour)
    {
        var (grid, slice) = (Source.Grid, Slice(contour.GetProperty("image").GetString()!));
        var origin = grid.ToPatient(new IndexPoint(0, 0), slice);
        return contour.GetProperty("points").EnumerateArray().Select(v => v.GetDouble()).Chunk(3).Select(p =>
        {
            var from = new PatientPoint(p[0], p[1], p[2]) - origin;
            return new ImagePoint((from.Dot(grid.RowDirection) / grid.ColumnSpacing) + 0.5, (from.Dot(grid.ColumnDirection) / grid.RowSpacing) + 0.5);
        });
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "dcmjs.mjs");
}
