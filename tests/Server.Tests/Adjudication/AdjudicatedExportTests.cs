using System.Text;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Tests.Exporting;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>
/// One case with three lesions: a reader is chosen for the first, the second is redrawn, the third rejected. Both the computed and the adjudicated
/// regions leave, in exports and in a release.
/// </summary>
public class AdjudicatedExportTests(DecidedCase decided) : IClassFixture<DecidedCase>
{
    private readonly AdjudicatedCase made = decided.Made;

    [Fact]
    public async Task Both_regions_leave_with_the_decisions_as_AIM_that_other_programs_take()
    {
        var seen = await made.SeeAsync(3);
        var files = await ExportAsync("xml");
        files.Keys.Where(k => k.EndsWith(".xml", StringComparison.Ordinal)).ShouldAllBe(k => OtherPrograms.Xmllint(files[k]) == "");
        var redrawn = AimXml.Read(Encoding.UTF8.GetString(files["case-0001/adjudicated/redrawn-l2.xml"])).Collection!;
        redrawn.User!.RoleInTrial.ShouldBe("curator");
        var document = (AnnotationOfAnnotationCollection)AimXml.Read(Encoding.UTF8.GetString(files["case-0001/consensus/adjudication.xml"])).Document!;
        AimValidation.Check(document).Where(f => f.Severity == FindingSeverity.Error).ShouldBeEmpty();
        document.User!.LoginName.ShouldBe(made.Curator.Pseudonym);
        var readers = seen.Lesions[0].Readers.Select(r => r.Pseudonym).ToList();
        var said = document.AnnotationOfAnnotations.Select(a => a.Adjudication!).ToList();
        said.Select(a => a.ReasonForChoice.Value).ShouldBe(["best-boundary", "part-missed", "artefact"]);
        said.Select(a => string.Join(' ', a.AcceptedIdentifiers)).ShouldBe([seen.Lesions[0].Decision!.Chosen!, "", ""]);
        said[2].RejectedIdentifiers.ShouldBe(readers, ignoreOrder: true);
        (said[2].ImageQualityIssuesDiscordance, said[2].Comment).ShouldBe((true, "A vessel in motion"));
        said[1].ObservationUid.ShouldBe(redrawn.ImageAnnotations[0].Observations[0].UniqueIdentifier);
        document.AnnotationOfAnnotations.ShouldAllBe(a => a.Comment!.EndsWith("before having seen the computed consensus.", StringComparison.Ordinal));
        Tied(document.AnnotationOfAnnotations[1], StatementKind.AnnotationOfAnnotationHasImageAnnotation).ShouldBe([redrawn.ImageAnnotations[0].UniqueIdentifier]);
        document.AnnotationOfAnnotations.ShouldAllBe(a => Tied(a, StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation).Count == 2);
    }

    [Fact]
    public async Task The_adjudicated_voxels_are_those_of_the_chosen_reader_and_of_what_was_redrawn_and_the_consensus_stands_beside()
    {
        var seen = await made.SeeAsync(3);
        var files = await ExportAsync("seg");
        var adjudicated = (await decided.SegAsync(files["case-0001/adjudicated/adjudicated.seg.dcm"])).Segmentation;
        var computed = (await decided.SegAsync(files["case-0001/consensus/consensus.seg.dcm"])).Segmentation;
        computed.Regions.Count.ShouldBe(3);
        adjudicated.Regions.Select(r => r.Segment.Label).ShouldBe(["Lesion 1, adjudicated", "Lesion 2, adjudicated"], "a lesion that was rejected has no region");
        adjudicated.Regions.Select(r => r.Segment.Tracking!.Uid).ShouldBe(computed.Regions.Take(2).Select(r => r.Segment.Tracking!.Uid), "one lesion under both");
        adjudicated.Regions.Select(r => Math.Round(r.Mask.VolumeMm3, 6)).ShouldBe(seen.Lesions.Take(2).Select(l => Math.Round(l.Decision!.Volume!.Value, 6)));
        OtherPrograms.Dciodvfy(files["case-0001/adjudicated/adjudicated.seg.dcm"]).ShouldBeEmpty();
        foreach (var format in new[] { "sr", "json", "rtstruct", "nifti", "nrrd", "coco" })
        {
            var others = await ExportAsync(format);
            others.Keys.Count(k => k.StartsWith("case-0001/adjudicated/", StringComparison.Ordinal)).ShouldBe(1, format);
            JsonDocument.Parse(others["manifest.json"]).RootElement.GetProperty("failed").GetArrayLength().ShouldBe(0, format);
        }
    }

    [Fact]
    public async Task A_release_holds_both_masks_the_redrawn_document_and_every_decision()
    {
        var seen = await made.SeeAsync(3);
        var release = await made.Campaign.ReleaseAsync(made.Curator);
        var files = ReadCampaign.Unzipped((await made.Curator.GetAsync($"/api/releases/{release.Id}/download")).Bytes);
        files.Keys.Where(k => k.Contains('L') && !k.EndsWith(".csv", StringComparison.Ordinal)).ShouldBe(
            ["masks/case-0001/L1-consensus.nii.gz", "masks/case-0001/L2-consensus.nii.gz", "masks/case-0001/L3-consensus.nii.gz", "masks/case-0001/L1-adjudicated.nii.gz",
             "masks/case-0001/L2-adjudicated.nii.gz", "aim/case-0001/L2-redrawn.xml"], ignoreOrder: true);
        VolumeOf(files["masks/case-0001/L2-adjudicated.nii.gz"]).ShouldBe(seen.Lesions[1].Decision!.Volume!.Value, 0.01);
        var rows = Encoding.UTF8.GetString(files["adjudication.csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(',')).ToList();
        rows.Select(r => (r[2], r[4], r[5])).ShouldBe([("L1", "readerChosen", "yes"), ("L2", "redrawn", "yes"), ("L3", "rejected", "yes")]);
    }

    private async Task<Dictionary<string, byte[]>> ExportAsync(string format) =>
        ReadCampaign.Unzipped((await made.Curator.GetAsync($"{made.Path}/export?format={format}")).Bytes);

    private static List<Uid> Tied(AnnotationOfAnnotation annotation, StatementKind kind) => [.. annotation.Statements.Where(s => s.Kind == kind).Select(s => s.Object)];

    private static double VolumeOf(byte[] nifti)
    {
        using var stream = new MemoryStream(nifti);
        NiftiFile.TryRead(stream, out var volume, out _).ShouldBeTrue();
        return volume!.Voxels.Count(v => v > 0.5f) * volume.Geometry.VoxelVolume;
    }
}
