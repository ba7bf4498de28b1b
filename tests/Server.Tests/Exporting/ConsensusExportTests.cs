using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Volumes;
using Marten;

namespace CrowdAnnotate.Server.Tests.Exporting;

/// <summary>The consensus in every format: the same voxels, numbers and sources, by our readers and by other programs.</summary>
[Collection(ReadCampaignCollection.Name)]
public sealed class ConsensusExportTests(ReadCampaign read)
{
    private const string Folder = "case-0001/consensus/";

    [Fact]
    public async Task AIM_holds_each_lesions_outlines_numbers_and_segment_and_is_valid()
    {
        var files = await read.ExportAsync("xml");
        var collection = Aim(files, "consensus.xml");
        collection.User.ShouldBeNull("no person observed a consensus");
        AimValidation.Check(collection).Where(f => f.Severity == FindingSeverity.Error).ShouldBeEmpty();
        collection.ImageAnnotations.Select(a => a.Name).ShouldBe(read.Review.Lesions.Select(l => l.Label));
        var seg = await SegAsync(files[Folder + "consensus.seg.dcm"]);
        foreach (var (annotation, lesion) in collection.ImageAnnotations.Zip(read.Review.Lesions))
        {
            var consensus = lesion.Consensus!;
            Value(annotation, Codes.VoxelVolume).ShouldBe(consensus.Volume);
            Value(annotation, Codes.VoxelVolume, Codes.AtLeastHalfOfVotes).ShouldBe(consensus.Volume50);
            Value(annotation, Codes.VoteEntropy).ShouldBe(consensus.EntropyBits);
            Value(annotation, Codes.MeanPairwiseDice).ShouldBe(consensus.MeanPairwiseDice!.Value);
            annotation.Calculations.ShouldAllBe(c => c.Algorithm!.Version == Server.Operations.ServerSettings.SoftwareVersion && c.Algorithm.Parameters[0].Value == consensus.Method);
            var segment = annotation.Segmentations.ShouldHaveSingleItem();
            segment.SopInstanceUid.ShouldBe(seg.Instance.SopInstanceUid);
            var mask = seg.Segmentation.Regions.Single(r => r.Number == segment.SegmentNumber).Mask;
            mask.VolumeMm3.ShouldBe(consensus.Volume, 1e-6);
            RegionOf(annotation, mask.Grid).Voxels.ShouldBe(mask.ToMask().Voxels, "the outlines are those of the voxels");
        }
    }

    [Fact]
    public async Task The_adjudication_ties_the_consensus_to_the_readers_annotations_it_was_made_of()
    {
        var files = await read.ExportAsync("xml");
        var document = (AnnotationOfAnnotationCollection)AimXml.Read(Encoding.UTF8.GetString(files[Folder + "adjudication.xml"])).Document!;
        AimValidation.Check(document).Where(f => f.Severity == FindingSeverity.Error).ShouldBeEmpty();
        var consensus = Aim(files, "consensus.xml");
        var sources = read.Outliners.Select(p => AimXml.Read(Encoding.UTF8.GetString(files[$"case-0001/readers/{p}.xml"])).Collection!).ToList();
        foreach (var (adjudication, annotation) in document.AnnotationOfAnnotations.Zip(consensus.ImageAnnotations))
        {
            adjudication.Adjudication!.ObservationUid.ShouldBe(annotation.Observations[0].UniqueIdentifier);
            adjudication.Adjudication.AcceptedIdentifiers.ShouldBe(read.Outliners, ignoreOrder: true);
            adjudication.Comment.ShouldBe($"Not marked by {read.Denier}.");
            Objects(adjudication, StatementKind.AnnotationOfAnnotationHasImageAnnotation).ShouldBe([annotation.UniqueIdentifier]);
            var compared = Objects(adjudication, StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation);
            compared.Count.ShouldBe(2);
            sources.ShouldAllBe(s => s.ImageAnnotations.Count(a => compared.Contains(a.UniqueIdentifier)) == 1);
        }
    }

    [Fact]
    public async Task Documents_are_valid_by_the_schema_for_xmllint()
    {
        var files = await read.ExportAsync("xml");
        files.Where(f => f.Key.EndsWith(".xml", StringComparison.Ordinal)).ShouldAllBe(f => OtherPrograms.Xmllint(f.Value) == "");
    }

    [Fact]
    public async Task The_report_is_a_devices_names_its_sources_and_says_the_numbers()
    {
        var files = await read.ExportAsync("sr");
        var report = StructuredReport.Read(Dicom(files[Folder + "consensus.sr.dcm"]).Dataset);
        var collection = report.Collection!;
        collection.User.ShouldBeNull();
        report.Origin!.Provenance.Computed!.Sources.Count.ShouldBe(3);
        report.Origin.Provenance.Computed.Method.ShouldBe(read.Review.Lesions[0].Consensus!.Method);
        report.Origin.Provenance.Campaign!.ShouldStartWith(read.Campaign.Name);
        collection.ImageAnnotations.Select(a => Math.Round(Value(a, Codes.VoxelVolume), 2)).ShouldBe(read.Review.Lesions.Select(l => Math.Round(l.Consensus!.Volume, 2)));
        StructuredReport.Read(Dicom(files[$"case-0001/readers/{read.Outliners[0]}.sr.dcm"]).Dataset).Collection!.User!.LoginName.ShouldBe(read.Outliners[0]);
    }

    [Fact]
    public async Task SEG_RTSTRUCT_NIfTI_NRRD_and_COCO_hold_the_same_voxels()
    {
        var seg = (await SegAsync((await read.ExportAsync("seg"))[Folder + "consensus.seg.dcm"])).Segmentation;
        var source = await SourceAsync();
        var labels = new byte[seg.Grid.VoxelCount];
        foreach (var region in seg.Regions)
        {
            region.Segment.Origin.ShouldBe(SegmentOrigin.Semiautomatic);
            region.Mask.ToMask().Voxels.Index().Where(v => v.Item != 0).ToList().ForEach(v => labels[v.Index] = (byte)region.Number);
        }

        using var nifti = new MemoryStream((await read.ExportAsync("nifti"))[Folder + "consensus.nii.gz"]);
        NiftiFile.TryRead(nifti, out var volume, out var problem).ShouldBeTrue(problem);
        volume!.Voxels.Select(v => (byte)v).ShouldBe(labels);
        using var nrrd = new MemoryStream((await read.ExportAsync("nrrd"))[Folder + "consensus.nrrd"]);
        NrrdFile.TryRead(nrrd, out volume, out problem).ShouldBeTrue(problem);
        volume!.Voxels.Select(v => (byte)v).ShouldBe(labels);
        StructureSetReader.TryRead(Dicom((await read.ExportAsync("rtstruct"))[Folder + "consensus.rtstruct.dcm"]), out var set, out var refusal).ShouldBeTrue($"{refusal}");
        set!.Rois.Select(r => ContourPlacing.Place(r, source).ToMask(source.Grid).Voxels).Zip(seg.Regions).ShouldAllBe(p => p.First.SequenceEqual(p.Second.Mask.ToMask().Voxels));
        var coco = JsonDocument.Parse((await read.ExportAsync("coco"))[Folder + "consensus.coco.json"]).RootElement;
        coco.GetProperty("annotations").EnumerateArray().Sum(a => a.GetProperty("area").GetDouble()).ShouldBe(labels.Count(l => l != 0), 0.5);
    }

    [Fact]
    public async Task The_share_of_votes_is_a_fractional_SEG_whose_volumes_are_those_of_the_consensus()
    {
        var files = await read.ExportAsync("seg");
        foreach (var lesion in read.Review.Lesions)
        {
            var seg = (await SegAsync(files[$"{Folder}votes-{lesion.Id.ToLowerInvariant()}.seg.dcm"])).Segmentation;
            seg.Kind.ShouldBe(SegmentationKind.Probability);
            var votes = seg.Regions.ShouldHaveSingleItem().Fractions!;
            (votes.Voxels.Count(v => v >= 0.49f) * seg.Grid.VoxelVolume).ShouldBe(lesion.Consensus!.Volume50, 1e-6);
            (votes.Voxels.Count(v => v >= 0.74f) * seg.Grid.VoxelVolume).ShouldBe(lesion.Consensus.Volume75, 1e-6);
        }
    }

    [Theory]
    [InlineData("sr", "consensus.sr.dcm")]
    [InlineData("seg", "consensus.seg.dcm")]
    [InlineData("seg", "votes-l1.seg.dcm")]
    [InlineData("rtstruct", "consensus.rtstruct.dcm")]
    public async Task Dciodvfy_finds_no_error(string format, string file) =>
        OtherPrograms.Dciodvfy((await read.ExportAsync(format))[Folder + file]).ShouldBeEmpty();

    private static ImageAnnotationCollection Aim(Dictionary<string, byte[]> files, string name)
    {
        var reading = AimXml.Read(Encoding.UTF8.GetString(files[Folder + name]));
        reading.IsComplete.ShouldBeTrue(string.Join('\n', reading.Findings));
        return reading.Collection!;
    }

    private static double Value(ImageAnnotation annotation, params CodedConcept[] types) =>
        annotation.Calculations.Single(c => c.TypeCodes.SequenceEqual(types)).Results[0].Scalar!.Value.Value;

    private static List<Uid> Objects(AnnotationEntity annotation, StatementKind kind) =>
        [.. annotation.Statements.Where(s => s.Kind == kind && s.Subject == annotation.UniqueIdentifier).Select(s => s.Object)];

    private Mask RegionOf(ImageAnnotation annotation, VolumeGeometry grid)
    {
        var slices = read.Review.Case.Instances.Index().ToDictionary(i => i.Item.SopInstanceUid, i => i.Index);
        return Rasteriser.Rasterise([.. annotation.Markups.Cast<TwoDimensionPolyline>().Select(m => new Contour(slices[m.ImageReferenceUid!.Value.Value], m.Points))], grid);
    }

    private static DicomFile Dicom(byte[] file) => DicomFile.TryRead(file, out var read, out var refusal) ? read : throw new InvalidDataException($"{refusal}");

    private async Task<SegReading> SegAsync(byte[] file) =>
        SegReader.TryRead(Dicom(file), await SourceAsync(), out var reading, out var refusal) ? reading : throw new InvalidDataException($"{refusal}");

    private async Task<SourceSeries> SourceAsync()
    {
        await using var session = read.Server.Store.QuerySession();
        var instances = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == read.Review.Case.SeriesUid).ToListAsync();
        return SourceSeries.TryOf([.. instances.Select(SeriesPixels.HeaderOf)], out var series, out var refusal) ? series : throw new InvalidDataException($"{refusal}");
    }
}
