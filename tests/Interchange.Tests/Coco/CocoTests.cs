using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Tests.RtStruct;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.Coco;

public class CocoTests
{
    private static readonly SourceSeries Source = Images.Of(Images.Axial(4, 3, 2));

    [Fact]
    public void Masks_come_back_with_holes_by_run_lengths_and_the_others_as_polygons() =>
        Gen.Select(Gen.Int[1, 16], Gen.Int[1, 16], Gen.Int[0, 10_000], Gen.Double[0.1, 0.9], Gen.Bool).Sample((columns, rows, seed, share, isMultiFrame) =>
        {
            var grid = Images.Axial(columns, rows, 3);
            var source = isMultiFrame ? Images.MultiFrame(grid) : Images.Of(grid);
            var mask = Segments.Random(grid, seed, share);
            mask.Voxels[0] = 1;
            var back = Read(CocoWriter.Write([new(Segments.Drawn, [], mask)], source, Images.Made).Result, source).ShouldHaveSingleItem();
            back.Mask.ToMask().Voxels.ShouldBe(mask.Voxels);
            back.Meaning.ShouldBe(Segment.Lesion(Segments.Drawn.Label, new Tracking(Segments.Drawn.Label, Segments.Drawn.Tracking!.Uid)));
        }, iter: 60);

    [Fact]
    public void Drawn_contours_come_back_point_by_point()
    {
        var source = Images.Of(Images.Oblique(64, 48, 3));
        Contour[] contours = [Outlined.Star(1, 20, 24, 12, 30, 1), Outlined.Star(1, 45, 24, 10, 30, 2), Outlined.Star(2, 30, 24, 12, 500, 3)];
        AnnotatedRegion[] regions = [new(Segments.Consensus, [.. contours], Rasteriser.Rasterise(contours, source.Grid))];
        var back = Read(CocoWriter.Write(regions, source, Images.Made).Result, source).ShouldHaveSingleItem();
        back.Contours.ShouldBe(contours, ignoreOrder: false, comparer: Alike);
        back.Mask.ToMask().Voxels.ShouldBe(regions[0].Mask.ToMask().Voxels);
    }

    /// <summary>Worked out by hand: a ring of pixels about one that is outside, and a single pixel.</summary>
    [Fact]
    public void The_numbers_of_a_ring_and_a_pixel_are_those_worked_out_by_hand()
    {
        byte[] ring = [0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1];
        byte[] pixel = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        using var json = JsonDocument.Parse(CocoWriter.Write([new(Segments.Drawn, [], new Mask(Source.Grid, [.. ring, .. pixel]))], Source, Images.Made).Result);
        var annotations = json.RootElement.GetProperty("annotations");
        annotations[0].GetProperty("segmentation").GetRawText().ShouldBe("""{"size":[3,4],"counts":[3,4,1,4]}""");
        annotations[0].GetProperty("area").GetInt32().ShouldBe(8);
        annotations[0].GetProperty("bbox").GetRawText().ShouldBe("[1,0,3,3]");
        annotations[1].GetProperty("segmentation").GetRawText().ShouldBe("[[4,1,4,2,3,2,3,1]]");
        annotations[1].GetProperty("area").GetDouble().ShouldBe(1);
        annotations[1].GetProperty("bbox").GetRawText().ShouldBe("[3,1,1,1]");
        annotations[1].GetProperty("iscrowd").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("categories")[0].GetProperty("name").GetString().ShouldBe("Lesion");
        json.RootElement.GetProperty("images")[1].GetProperty("file_name").GetString().ShouldBe("1.2.3.4.2.png");
    }

    [Fact]
    public void Run_lengths_as_text_are_those_of_the_list() =>
        Gen.Int[0, 5000].Array[1, 40].Sample(runs =>
        {
            var list = runs.Select(r => (long)r).ToList();
            CocoRle.Parse(CocoRle.Format(list)).ShouldBe(list);
        }, iter: 200);

    /// <summary>Worked out by hand after the definition in COCO's maskApi: 40 is 8 and more, then 1; the fourth run is a difference of −36.</summary>
    [Theory]
    [InlineData("3410", new long[] { 3, 4, 1, 4 })]
    [InlineData("6X11lN", new long[] { 6, 40, 1, 4 })]
    public void Run_lengths_as_text_are_those_worked_out_by_hand(string text, long[] runs)
    {
        CocoRle.Format(runs).ShouldBe(text);
        CocoRle.Parse(text).ShouldBe(runs);
    }

    [Fact]
    public void A_data_set_of_others_is_read_by_file_names_and_what_is_not_is_listed()
    {
        const string json = """
            {"images": [{"id": 7, "width": 4, "height": 3, "file_name": "train/1.2.3.4.2.jpg"}, {"id": 8, "width": 9, "height": 9, "file_name": "cat.jpg"}],
             "categories": [{"id": 3, "name": "Cyst"}],
             "annotations": [{"image_id": 7, "category_id": 3, "segmentation": [[1, 0, 3, 0, 3, 2, 1, 2], [2, 0, 4, 0, 4, 1, 2, 1]], "keypoints": [1]},
                             {"image_id": 7, "category_id": 3, "segmentation": {"size": [3, 4], "counts": "3410"}}, {"image_id": 8, "category_id": 3, "segmentation": []}]}
            """;
        CocoReader.TryRead(Encoding.UTF8.GetBytes(json), Source, out var regions, out var problem).ShouldBeTrue(problem);
        regions!.Result.Select(r => (r.Meaning.Label, r.Mask.Count)).ShouldBe([("Cyst", 5), ("Cyst", 8)]);
        regions.Result[0].Mask[3, 0, 1].ShouldBeTrue();
        regions.Losses.Select(l => l.Path).ShouldBe(["$.images[1]", "$.categories[0]", "$.annotations[0].keypoints"]);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"images": 3}""", "$.images")]
    [InlineData("""{"images": [4], "categories": []}""", "$.images[0]")]
    [InlineData("""{"images": [{"file_name": "1.2.3.4.1", "width": 4, "height": 9}]}""", "$.images[0]")]
    [InlineData("""{"images": [{"id": 1, "file_name": "x"}, {"id": 1, "file_name": "y"}]}""", "$.images[1].id")]
    [InlineData("""{"images": [], "categories": [{"id": 1}]}""", "$.categories[0].name")]
    [InlineData("""{"images": [], "categories": [], "annotations": [{"image_id": "1"}]}""", "$.annotations[0].image_id")]
    [InlineData("""{"images": [], "categories": [], "annotations": [{"image_id": 1}]}""", "$.annotations[0].image_id")]
    [InlineData(Start + """ "segmentation": [[1, 2, 3, 4]]}]}""", "$.annotations[0].segmentation[0]")]
    [InlineData(Start + """ "segmentation": [[1, 2, 3, 4, 5, "6"]]}]}""", "$.annotations[0].segmentation[0]")]
    [InlineData(Start + """ "segmentation": 5}]}""", "$.annotations[0].segmentation")]
    [InlineData(Start + """ "segmentation": {"size": [4, 3], "counts": [12]}}]}""", "$.annotations[0].segmentation.size")]
    [InlineData(Start + """ "segmentation": {"size": [3, 4], "counts": [11]}}]}""", "$.annotations[0].segmentation.counts")]
    [InlineData(Start + """ "segmentation": {"size": [3, 4], "counts": [-1, 13]}}]}""", "$.annotations[0].segmentation.counts")]
    [InlineData(Start + """ "segmentation": {"size": [3, 4], "counts": "P"}}]}""", "$.annotations[0].segmentation.counts")]
    public void A_broken_data_set_is_refused_with_its_path(string json, string path)
    {
        CocoReader.TryRead(Encoding.UTF8.GetBytes(json), Source, out _, out var problem).ShouldBeFalse();
        problem.ShouldStartWith(path + ":");
    }

    private const string Start =
        """{"images": [{"id": 1, "file_name": "1.2.3.4.1", "width": 4, "height": 3}], "categories": [{"id": 1, "name": "a"}], "annotations": [{"image_id": 1, "category_id": 1,""";

    private static readonly IEqualityComparer<Contour> Alike = EqualityComparer<Contour>.Create((a, b) => a!.Slice == b!.Slice && a.Points.SequenceEqual(b.Points), c => c.Slice);

    private static ValueList<AnnotatedRegion> Read(byte[] json, SourceSeries source)
    {
        CocoReader.TryRead(json, source, out var regions, out var problem).ShouldBeTrue(problem);
        return regions!.Result;
    }
}
