using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Review;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Volumes;
using Marten;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>A face is removed around a region of interest and never within it.</summary>
public class SparedRegionTests(TestServer server)
{
    private const double Left = -9, Right = 9, Front = -110, Back = -98, Low = -26, High = -14;

    [Theory]
    [InlineData("RTSTRUCT")]
    [InlineData("SEG")]
    public async Task The_nose_stays_where_a_region_lies_in_it_and_the_rest_of_the_face_goes(string kind)
    {
        var script = await server.ScriptAsync();
        var (head, files) = Head();
        var item = await ImportAsync(script, files, kind == "SEG" ? Segmentation(files) : Structures(head, broken: false));

        var released = await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { deface = true, applyTo = "series" });

        released.Status.ShouldBe(200, released.Body);
        (await CellAsync(item.SeriesUid, (0, -104, -20))).ShouldBe(MadeHead.Tissue, "within the region");
        (await CellAsync(item.SeriesUid, (0, -78, -60))).ShouldBe(MadeHead.Air, "the chin");
        (await CellAsync(item.SeriesUid, (0, 0, 0))).ShouldBe(MadeHead.Tissue);
    }

    [Fact]
    public async Task With_a_region_that_cannot_be_read_no_face_is_removed_and_the_reason_is_told()
    {
        var script = await server.ScriptAsync();
        var (head, files) = Head();
        var item = await ImportAsync(script, files, Structures(head, broken: true));

        var reply = await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { deface = true, applyTo = "series" });

        (reply.Status, reply.Problem).ShouldBe((409, "cannot-be-changed"));
        reply.Body.ShouldContain("region of interest");
        (await script.GetAsync($"/api/archive/review/{item.ItemId}/frames/1?deface=true")).Status.ShouldBe(409);
        (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().ShouldContain(i => i.ItemId == item.ItemId);
    }

    private static (MadeHead Head, List<byte[]> Files) Head()
    {
        var head = new MadeHead();
        return (head, [.. head.Files()]);
    }

    private static async Task<ReviewEndpoints.Item> ImportAsync(Visitor script, List<byte[]> files, DicomDataset regions)
    {
        var import = Guid.NewGuid();
        var outcomes = new List<FileOutcome>();
        foreach (var file in files.Prepend(DicomWriter.Write(regions)))
        {
            outcomes.AddRange((await script.PostAsync($"/api/archive/imports/{import}/files", file)).As<ImportEndpoints.FilesAnswer>().Outcomes);
        }

        outcomes[0].Outcome.ShouldBe(FileOutcome.Accepted, outcomes[0].Reason);
        var series = outcomes[1].SeriesUid;
        return (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().First(i => i.SeriesUid == series);
    }

    private async Task<short> CellAsync(string seriesUid, (double X, double Y, double Z) point)
    {
        await using var session = server.Store.QuerySession();
        var instances = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).ToListAsync();
        var (index, z) = MadeHead.PlaceOf(point);
        var instance = instances.Single(i => Math.Abs(SeriesPixels.HeaderOf(i).GetDoubles(DicomTag.ImagePositionPatient)![2] - z) < 0.1);
        var path = Directory.GetFiles(Path.Combine(server.DataPath, "pixels"), instance.PixelName, SearchOption.AllDirectories).Single();
        return BitConverter.ToInt16(await File.ReadAllBytesAsync(path), 2 * index);
    }

    private static DicomDataset Structures(MadeHead head, bool broken)
    {
        var levels = Enumerable.Range(0, MadeHead.Slices).Select(z => -126 + (z * MadeHead.SliceSpacing)).Where(z => z is >= Low and <= High);
        DicomDataset Contour(double z) => new DicomDataset()
            .AddOrUpdate(new DicomTag(0x3006, 0x0042), "CLOSED_PLANAR").AddOrUpdate(new DicomTag(0x3006, 0x0046), broken ? "1" : "4")
            .AddOrUpdate(new DicomTag(0x3006, 0x0050), broken ? [1.0, 2.0] : [Left, Front, z, Right, Front, z, Right, Back, z, Left, Back, z]);
        return new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.481.3").AddOrUpdate(DicomTag.SOPInstanceUID, NewUid()).AddOrUpdate(DicomTag.StudyInstanceUID, head.Study)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, NewUid()).AddOrUpdate(DicomTag.Modality, "RTSTRUCT").AddOrUpdate(DicomTag.PatientID, "HEAD-OF-NOBODY")
            .AddOrUpdate(DicomTag.FrameOfReferenceUID, head.Frame)
            .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0020), new DicomDataset()
                .AddOrUpdate(new DicomTag(0x3006, 0x0022), "1").AddOrUpdate(new DicomTag(0x3006, 0x0024), head.Frame).AddOrUpdate(new DicomTag(0x3006, 0x0026), "Nose").AddOrUpdate(new DicomTag(0x3006, 0x0036), "MANUAL")))
            .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0039), new DicomDataset()
                .AddOrUpdate(new DicomTag(0x3006, 0x0084), "1").AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0040), [.. levels.Select(Contour)]))))
            .AddOrUpdate(new DicomSequence(new DicomTag(0x3006, 0x0080), new DicomDataset()
                .AddOrUpdate(new DicomTag(0x3006, 0x0082), "1").AddOrUpdate(new DicomTag(0x3006, 0x0084), "1").AddOrUpdate(new DicomTag(0x3006, 0x00A4), "GTV")));
    }

    private static DicomDataset Segmentation(List<byte[]> files)
    {
        SourceSeries.TryOf([.. files.Select(f => DicomFile.TryRead(f, out var read, out _) ? read.Dataset : throw new InvalidDataException())], out var source, out var refusal).ShouldBeTrue(refusal?.ToString());
        var mask = new Mask(source!.Grid);
        for (var i = 0; i < mask.Voxels.Length; i++)
        {
            var p = source.Grid.ToPatient(new IndexPoint(i % source.Grid.Columns, i / source.Grid.Columns % source.Grid.Rows), i / source.Grid.VoxelsPerSlice);
            mask.Voxels[i] = (byte)(p.X is >= Left and <= Right && p.Y is >= Front and <= Back && p.Z is >= Low and <= High ? 1 : 0);
        }

        mask.Count.ShouldBeGreaterThan(0);
        var made = new Making(new DateTime(2026, 11, 28, 18, 0, 0), "0.1.0", "quiet-fox", new Provenance("Noses", "Nose"));
        return SegWriter.Write(CrowdAnnotate.Interchange.Seg.Segmentation.Binary((Segment.Lesion("Lesion 1"), mask)), source, made, NewUid).Result;
    }

    private static Uid NewUid() => Uid.FromBits(Guid.NewGuid().ToByteArray());
}
