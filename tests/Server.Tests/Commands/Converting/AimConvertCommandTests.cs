using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Tests.Commands.Converting;

/// <summary>aim convert: every target, there and back.</summary>
[Collection("console")]
public sealed class AimConvertCommandTests : IDisposable
{
    private readonly ConvertFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task XML_becomes_JSON_and_the_same_XML_again()
    {
        var xml = folder.Xml();
        var json = await folder.DoneAsync(xml, "json", "b.json");
        JsonDocument.Parse(File.ReadAllBytes(json)).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        Document(await folder.DoneAsync(json, "xml", "c.xml")).ShouldBe(Document(xml));
    }

    [Fact]
    public async Task XML_becomes_SR_and_the_same_outlines_again_and_what_SR_cannot_hold_is_listed()
    {
        var xml = folder.Xml();
        var (code, said, complained) = await folder.ConvertAsync(xml, "sr", "b.dcm", images: true);
        (code, said).ShouldBe((0, $"{xml} -> {folder.In("b.dcm")}{Environment.NewLine}"), complained);
        complained.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(l => l.StartsWith($"{xml}: lost: /ImageAnnotationCollection"));
        complained.ShouldContain("hole");
        ConvertFolder.Dicom(File.ReadAllBytes(folder.In("b.dcm"))).Dataset.GetUid(DicomTag.SOPClassUID).ShouldBe(StructuredReport.ComprehensiveSr);
        var back = Document(await folder.DoneAsync(folder.In("b.dcm"), "xml", "c.xml"));
        (back.UniqueIdentifier, back.StudyInstanceUid, back.User?.LoginName).ShouldBe((folder.Aim().UniqueIdentifier, folder.Source.StudyInstanceUid, "quiet-fox"));
        Outlines(back).ShouldBe(Outlines(folder.Aim()));
    }

    [Fact]
    public async Task A_SEG_becomes_XML_and_a_SEG_of_the_same_voxels()
    {
        var xml = await folder.DoneAsync(folder.Seg(), "xml", "b.xml", images: true);
        folder.VoxelsOfSeg(await folder.DoneAsync(xml, "seg", "c.dcm", images: true, "--as-drawn")).ShouldBe(folder.Mask.Voxels);

        // Where the SEG lies with the images, its voxels are the annotation's, and nothing is interpolated.
        folder.Seg("images/a.seg.dcm");
        folder.VoxelsOfSeg(await folder.DoneAsync(xml, "seg", "d.dcm", images: true)).ShouldBe(folder.Mask.Voxels);
    }

    [Fact]
    public async Task Slices_between_drawn_ones_are_filled_and_this_is_said_unless_they_are_to_stay_as_drawn()
    {
        var (code, _, complained) = await folder.ConvertAsync(folder.Xml(), "seg", "b.dcm", images: true);
        code.ShouldBe(0, complained);
        complained.ShouldContain("3 slices between the drawn ones are interpolated");
        folder.VoxelsOfSeg(folder.In("b.dcm")).Count(v => v != 0).ShouldBeGreaterThan(folder.Mask.Count);
    }

    [Fact]
    public async Task An_RTSTRUCT_becomes_XML_and_an_RTSTRUCT_of_the_same_contours()
    {
        var set = folder.RtStruct();
        var xml = await folder.DoneAsync(set, "xml", "b.xml", images: true);
        var again = folder.Placed(await folder.DoneAsync(xml, "rtstruct", "c.dcm", images: true, "--as-drawn"));
        Closed(again.Contours).ShouldBe(Closed(folder.Placed(set).Contours));
        again.ToMask(folder.Source.Grid).Voxels.ShouldBe(folder.Mask.Voxels);
    }

    [Fact]
    public async Task SEG_and_RTSTRUCT_become_each_other_without_AIM_between_them()
    {
        var set = await folder.DoneAsync(folder.Seg(), "rtstruct", "b.dcm", images: true);
        folder.VoxelsOfSeg(await folder.DoneAsync(set, "seg", "c.dcm", images: true)).ShouldBe(folder.Mask.Voxels);
    }

    [Theory]
    [InlineData("nifti", "b.nii")]
    [InlineData("nifti", "b.nii.gz")]
    [InlineData("nrrd", "b.nrrd")]
    public async Task Regions_become_label_maps_on_the_grid_of_the_images(string to, string name)
    {
        using var stream = File.OpenRead(await folder.DoneAsync(folder.Xml(), to, name, images: true, "--as-drawn"));
        Mask? mask;
        string? problem;
        (to == "nifti" ? NiftiFile.TryReadMask(stream, 1, out mask, out problem) : NrrdFile.TryReadMask(stream, 1, out mask, out problem)).ShouldBeTrue(problem);
        mask!.Voxels.ShouldBe(folder.Mask.Voxels);
        mask.Geometry.Coincides(folder.Source.Grid).ShouldBeTrue();
    }

    [Fact]
    public async Task Regions_become_COCO_that_gives_the_same_voxels()
    {
        var coco = await folder.DoneAsync(folder.Seg(), "coco", "b.json", images: true);
        CocoReader.TryRead(File.ReadAllBytes(coco), folder.Source, out var read, out var problem).ShouldBeTrue(problem);
        read!.Result.ShouldHaveSingleItem().Mask.ToMask().Voxels.ShouldBe(folder.Mask.Voxels);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("seg")]
    [InlineData("rtstruct")]
    public async Task The_same_input_gives_the_same_bytes(string to)
    {
        var seg = folder.Seg();
        var first = await folder.DoneAsync(seg, to, "b", images: true);
        File.ReadAllBytes(await folder.DoneAsync(seg, to, "c", images: true)).ShouldBe(File.ReadAllBytes(first));
    }

    private static ImageAnnotationCollection Document(string path)
    {
        var reading = AimReader.Read(File.ReadAllBytes(path)).ShouldHaveSingleItem().Reading;
        reading.Findings.ShouldBeEmpty();
        return reading.Collection!;
    }

    private static IEnumerable<string> Outlines(ImageAnnotationCollection document) => document.ImageAnnotations.SelectMany(a => a.Markups)
        .OfType<TwoDimensionPolyline>().Where(p => p.Details.IncludeFlag).Select(p => $"{p.ImageReferenceUid} {string.Join(' ', p.Points)}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Closed(IEnumerable<Contour> contours) => contours.Select(c =>
    {
        var first = Enumerable.Range(0, c.Points.Count).MinBy(i => (c.Points[i].X, c.Points[i].Y));
        return $"{c.Slice}: " + string.Join(' ', c.Points.Skip(first).Concat(c.Points.Take(first)));
    }).Order(StringComparer.Ordinal);
}
