using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Tests.Commands.Converting;

/// <summary>aim convert: kinds of SEG, several series, and where things come from.</summary>
[Collection("console")]
public sealed class AimConvertChoicesTests : IDisposable
{
    private static readonly Provenance Consensus = new("Liver, protocol 2", "RECIST target lesion", new ComputedFrom("STAPLE", "1.2", [new Uid("2.25.1"), new Uid("2.25.2")]));

    private readonly ConvertFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("binary", SegmentationKind.Binary)]
    [InlineData("fractional", SegmentationKind.Occupancy)]
    [InlineData("labelmap", SegmentationKind.LabelMap)]
    public async Task A_SEG_is_written_of_the_kind_that_is_asked_for(string kind, SegmentationKind expected)
    {
        var seg = await folder.DoneAsync(folder.Seg(), "seg", "b.dcm", images: true, "--segmentation", kind);
        Read(seg).Kind.ShouldBe(expected);
        folder.VoxelsOfSeg(seg).ShouldBe(folder.Mask.Voxels);
    }

    [Fact]
    public async Task Fractions_stay_unless_another_kind_is_asked_for_and_their_loss_is_said()
    {
        var (code, _, complained) = await folder.ConvertAsync(folder.ProbabilityMap(), "seg", "b.dcm", images: true);
        (code, complained).ShouldBe((0, ""));
        var read = Read(folder.In("b.dcm"));
        read.Kind.ShouldBe(SegmentationKind.Probability);
        read.Regions[0].Fractions!.Voxels.Max().ShouldBe(0.8f, 1e-6f);
        (_, _, complained) = await folder.ConvertAsync(folder.ProbabilityMap(), "seg", "c.dcm", images: true, "--segmentation", "binary");
        complained.ShouldContain("SegmentSequence[1]: Its fractions are lost");
        Read(folder.In("c.dcm")).Kind.ShouldBe(SegmentationKind.Binary);
    }

    [Theory]
    [InlineData("rtstruct", "binary")]
    [InlineData("seg", "surface")]
    public async Task A_kind_that_is_none_or_goes_with_no_SEG_is_wrong_usage(string to, string kind) =>
        (await folder.ConvertAsync(folder.Seg(), to, "b.dcm", images: true, "--segmentation", kind)).Code.ShouldBe(2);

    [Theory]
    [InlineData("seg")]
    [InlineData("rtstruct")]
    [InlineData("nrrd")]
    public async Task Regions_on_two_series_are_two_objects_and_nothing_is_lost_of_either(string to)
    {
        var (code, _, complained) = await folder.ConvertAsync(folder.OnTwoSeries(out var other), to, "both", images: true, "--as-drawn");
        code.ShouldBe(0, complained);
        complained.ShouldNotContain("not among those given");
        var files = Directory.GetFiles(folder.In("both")).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBe(2);
        if (to == "seg")
        {
            files.Select(f => ConvertFolder.Dicom(File.ReadAllBytes(f)).Dataset.GetSequence(DicomTag.ReferencedSeriesSequence)[0].GetUid(DicomTag.SeriesInstanceUID))
                .ShouldBe([folder.Source.SeriesInstanceUid, other.SeriesInstanceUid], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Reader_campaign_template_method_and_sources_go_from_SEG_to_RTSTRUCT_and_back()
    {
        var set = await folder.DoneAsync(folder.Seg(provenance: Consensus), "rtstruct", "b.dcm", images: true);
        Contribution.Read(Header(set)).ShouldBe(("quiet-fox", Consensus));
        Contribution.Read(Header(await folder.DoneAsync(set, "seg", "c.dcm", images: true))).ShouldBe(("quiet-fox", Consensus));
    }

    [Fact]
    public async Task They_go_into_a_report_and_what_AIM_has_no_place_for_is_said()
    {
        var seg = folder.Seg(provenance: Consensus);
        StructuredReport.Read(Header(await folder.DoneAsync(seg, "sr", "b.dcm", images: true))).Origin!.Provenance.ShouldBe(Consensus);
        var (_, _, complained) = await folder.ConvertAsync(seg, "xml", "c.xml", images: true);
        foreach (var lost in new[] { "name of the template", "method of the consensus", "sources of the consensus" })
        {
            complained.ShouldContain($"lost: provenance: AIM has no place for the {lost}.");
        }

        complained.ShouldNotContain("for the campaign");
        var again = Contribution.Read(Header(await folder.DoneAsync(folder.In("c.xml"), "seg", "d.dcm", images: true, "--as-drawn")));
        again.ShouldBe(("quiet-fox", new Provenance(Consensus.Campaign)));
    }

    [Fact]
    public async Task Annotations_of_annotations_are_refused_as_a_report_with_what_holds_them()
    {
        var path = folder.Put("a.xml", System.Text.Encoding.UTF8.GetBytes(AimXml.Write(Adjudicated())));
        var (code, _, complained) = await folder.ConvertAsync(path, "sr", "b.dcm");
        code.ShouldBe(1);
        complained.ShouldContain("It holds annotations of annotations, which are written as xml or json alone.");
    }

    private static AnnotationOfAnnotationCollection Adjudicated()
    {
        var at = new AimDateTime(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var choice = new AdjudicationObservation(new Uid("2.25.3"), Codes.Lesion, Codes.Lesion, false);
        return new(
            new Uid("2.25.10"), new Uid("2.25.11"), new Uid("2.25.12"), at, [new AnnotationOfAnnotation(new Uid("2.25.13"), [Codes.Lesion], at, "Adjudicated", adjudication: choice)]);
    }

    private Segmentation Read(string path)
    {
        SegReader.TryRead(ConvertFolder.Dicom(File.ReadAllBytes(path)), folder.Source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        return reading!.Segmentation;
    }

    private static DicomDataset Header(string path) => ConvertFolder.Dicom(File.ReadAllBytes(path)).Dataset;
}
