using System.Security.Cryptography;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Archive.Review;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>A screen capture may name the patient in its pixels: it waits for a person, and no other route shows it.</summary>
public class ReviewTests(TestServer server)
{
    private const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

    [Fact]
    public async Task A_capture_is_held_seen_by_the_administrator_alone_and_released_with_its_text_blacked_out()
    {
        var script = await server.ScriptAsync();
        var capture = Capture();
        var (_, item) = await HoldAsync(script, capture);
        var pixels = await PixelNameAsync(item.ItemId);
        var address = $"/dicomweb/studies/{await StudyAsync(item.ItemId)}/series/{item.SeriesUid}/instances/{item.ItemId}";
        (await script.GetAsync(address + "/metadata")).Status.ShouldBe(404, "it is not served while it is held");
        (await script.GetAsync(address + "/rendered")).Status.ShouldBe(404);
        var picture = await script.GetAsync($"/api/archive/review/{item.ItemId}/frames/1");
        picture.Status.ShouldBe(200, picture.Body);
        picture.Bytes.AsSpan(1, 3).ToArray().ShouldBe("PNG"u8.ToArray());

        var released = await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { rectangles = new[] { new { x = 2, y = 3, width = 40, height = 10 } }, applyTo = "series" });

        released.Status.ShouldBe(200, released.Body);
        (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().ShouldNotContain(i => i.ItemId == item.ItemId);
        var metadata = await script.GetAsync(address + "/metadata");
        metadata.Status.ShouldBe(200, metadata.Body);
        metadata.Body.ShouldContain("113101", customMessage: "the object says that its pixels were cleaned");
        var frame = (await script.GetAsync(address + "/frames/1", "application/octet-stream")).Bytes;
        var cells = Enumerable.Range(0, frame.Length / 2).Select(i => BitConverter.ToInt16(frame, 2 * i)).ToList();
        var black = Enumerable.Range(3, 10).SelectMany(y => Enumerable.Range(2, 40).Select(x => cells[(y * item.Columns) + x])).Distinct().ToList();
        black.ShouldHaveSingleItem("the whole rectangle has one value");
        cells.Distinct().Count().ShouldBeGreaterThan(10, "the rest of the image is as it was");
        await using var session = server.Store.QuerySession();
        var decision = (await session.Query<ReviewDecision>().Where(d => d.SeriesUid == item.SeriesUid).ToListAsync()).ShouldHaveSingleItem();
        (decision.What, decision.Instances.Count, decision.Rectangles.Count).ShouldBe(("released", 1, 1));
        await GoneAsync(pixels);
        var again = await script.PostAsync($"/api/archive/imports/{Guid.NewGuid()}/files", capture);
        again.As<ImportEndpoints.FilesAnswer>().Outcomes.ShouldHaveSingleItem().Outcome.ShouldBe(FileOutcome.Again, "the same image is known though it was changed here");
    }

    [Fact]
    public async Task What_is_rejected_is_gone_and_is_not_asked_about_again()
    {
        var script = await server.ScriptAsync();
        var capture = Capture();
        var (import, item) = await HoldAsync(script, capture);
        (await KnownAsync(script, import, capture)).Outcome.ShouldBe(FileOutcome.Held);
        var pixels = await PixelNameAsync(item.ItemId);

        (await script.PostAsync($"/api/archive/review/{item.ItemId}/reject", new { applyTo = "instance" })).Status.ShouldBe(204);

        (await script.GetAsync($"/api/archive/review/{item.ItemId}/frames/1")).Status.ShouldBe(404);
        (await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { rectangles = Array.Empty<object>() })).Status.ShouldBe(404);
        (await KnownAsync(script, import, capture)).ShouldBe(new(Digest(capture), FileOutcome.Refused, RejectHeld.Reason));
        await GoneAsync(pixels);
    }

    [Fact]
    public async Task A_held_head_is_released_without_its_face_and_becomes_a_case()
    {
        var script = await server.ScriptAsync();
        var campaign = server.NewName("Made by a release");
        var begun = await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(campaign, Make: true));
        var import = begun.As<ImportEndpoints.Begun>().ImportId;
        string? series = null;
        foreach (var file in new MadeHead().Files())
        {
            var added = await script.PostAsync($"/api/archive/imports/{import}/files", file);
            var outcome = added.As<ImportEndpoints.FilesAnswer>().Outcomes.ShouldHaveSingleItem();
            outcome.Outcome.ShouldBe(FileOutcome.Held, added.Body);
            series = outcome.SeriesUid;
        }

        var item = (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().First(i => i.SeriesUid == series);
        item.Reasons.ShouldHaveSingleItem().Code.ShouldBe(nameof(ReviewKind.RecognisableFace));
        await SeenWithoutAFaceAsync(script, item.SeriesUid);
        var released = await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { deface = true, applyTo = "series" });

        released.Status.ShouldBe(200, released.Body);
        released.As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem().CaseNumber.ShouldBe("Case 0001", released.Body);
        (await script.GetAsync("/api/archive/series")).As<List<ArchiveEndpoints.SeriesRow>>().Single(s => s.SeriesUid == item.SeriesUid).Campaigns.ShouldBe([campaign], "all of it waited, and its campaign is made now");
        var (nose, middle) = (MadeHead.PlaceOf((0, -105, MadeHead.NoseTip.Z)), MadeHead.PlaceOf(MadeHead.Middle));
        (await CellsAsync(script, item.SeriesUid, nose.Z))[nose.Index].ShouldBe(MadeHead.Air, "the nose is gone");
        (await CellsAsync(script, item.SeriesUid, middle.Z))[middle.Index].ShouldBe(MadeHead.Tissue, "the rest is there");
    }

    [Fact]
    public async Task A_head_that_its_header_does_not_name_is_held_when_the_import_ends_and_not_again_once_it_is_released()
    {
        var script = await server.ScriptAsync();
        var campaign = server.NewName("A head unnamed");
        var import = (await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(campaign, Make: true))).As<ImportEndpoints.Begun>().ImportId;
        foreach (var file in new MadeHead(part: null).Files())
        {
            (await script.PostAsync($"/api/archive/imports/{import}/files", file)).As<ImportEndpoints.FilesAnswer>().Outcomes.ShouldHaveSingleItem().Outcome.ShouldBe(FileOutcome.Accepted);
        }

        var finished = (await script.PostAsync($"/api/archive/imports/{import}/finish", new { })).As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem();
        (finished.CaseNumber, finished.Reason).ShouldBe((null, ImportDecision.HeldForReview));
        var items = (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().Where(i => i.SeriesUid == finished.SeriesUid).ToList();
        items.Count.ShouldBe(MadeHead.Slices);
        items[0].Reasons.ShouldHaveSingleItem().Code.ShouldBe(nameof(ReviewKind.RecognisableFace));
        var address = $"/dicomweb/studies/{await StudyAsync(items[0].ItemId)}/series/{finished.SeriesUid}/metadata";
        (await script.GetAsync(address)).Status.ShouldBe(404, "it is not served while it is held");

        var released = await script.PostAsync($"/api/archive/review/{items[0].ItemId}/release", new { rectangles = Array.Empty<object>(), applyTo = "series" });
        released.As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem().CaseNumber.ShouldBe("Case 0001", released.Body);
        (await script.GetAsync(address)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Under_a_profile_that_keeps_faces_no_head_is_looked_for()
    {
        var script = await server.ScriptAsync();
        var import = (await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(null, Profile: "research"))).As<ImportEndpoints.Begun>().ImportId;
        foreach (var file in new MadeHead(part: null).Files())
        {
            await script.PostAsync($"/api/archive/imports/{import}/files", file);
        }

        var finished = (await script.PostAsync($"/api/archive/imports/{import}/finish", new { })).As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem();
        (finished.Slices, finished.Reason).ShouldBe((MadeHead.Slices, null));
    }

    /// <summary>The queue goes through a head slice by slice; a look at it without its face changes the slices of the face alone, and nothing that is stored.</summary>
    private async Task SeenWithoutAFaceAsync(Visitor script, string seriesUid)
    {
        var queue = (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().Where(i => i.SeriesUid == seriesUid).Select(i => i.ItemId).ToList();
        await using var session = server.Store.QuerySession();
        var held = await session.Query<HeldInstance>().Where(h => h.SeriesUid == seriesUid).ToListAsync();
        held.OrderBy(h => h.Place!.Value).Select(h => h.Id).ShouldBe(queue);
        var nose = queue[(int)Math.Round((MadeHead.PlaceOf(MadeHead.NoseTip).Z - held.Min(h => h.Place!.Value)) / MadeHead.SliceSpacing)];

        var (before, after) = (await script.GetAsync($"/api/archive/review/{nose}/frames/1"), await script.GetAsync($"/api/archive/review/{nose}/frames/1?deface=true"));
        after.Status.ShouldBe(200, after.Body);
        after.Bytes.ShouldNotBe(before.Bytes, "the nose is gone");
        var crown = queue[^1];
        (await script.GetAsync($"/api/archive/review/{crown}/frames/1?deface=true")).Bytes.ShouldBe((await script.GetAsync($"/api/archive/review/{crown}/frames/1")).Bytes, "the crown is not");
        (await script.GetAsync($"/api/archive/review/{nose}/frames/1")).Bytes.ShouldBe(before.Bytes);
    }

    [Fact]
    public async Task An_image_without_a_head_cannot_be_looked_at_without_its_face_and_the_reason_is_told()
    {
        var script = await server.ScriptAsync();
        var (_, item) = await HoldAsync(script, Capture());
        var reply = await script.GetAsync($"/api/archive/review/{item.ItemId}/frames/1?deface=true");
        (reply.Status, reply.Problem).ShouldBe((409, "cannot-be-changed"));
    }

    [Fact]
    public async Task A_rectangle_outside_the_image_and_a_face_of_one_image_are_refused_and_nothing_changes()
    {
        var script = await server.ScriptAsync();
        var (_, item) = await HoldAsync(script, Capture());

        (await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { rectangles = new[] { new { x = item.Columns, y = 0, width = 1, height = 1 } } })).Problem.ShouldBe("bad-rectangle");
        (await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { deface = true })).Problem.ShouldBe("deface-series");
        (await script.PostAsync($"/api/archive/review/{item.ItemId}/release", new { applyTo = "everything" })).Problem.ShouldBe("bad-reach");

        (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().ShouldContain(i => i.ItemId == item.ItemId);
    }

    [Fact]
    public async Task The_state_of_the_key_is_told()
    {
        var state = (await (await server.ScriptAsync()).GetAsync("/api/archive/key")).As<DeidentificationState>();
        (state.State, state.Exists).ShouldBe(("pseudonymised", true));
    }

    private static async Task<(Guid Import, ReviewEndpoints.Item Item)> HoldAsync(Visitor script, byte[] capture)
    {
        var before = (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().Select(i => i.ItemId).ToHashSet();
        var import = Guid.NewGuid();
        var reply = await script.PostAsync($"/api/archive/imports/{import}/files", capture);
        reply.Status.ShouldBe(200, reply.Body);
        var outcome = reply.As<ImportEndpoints.FilesAnswer>().Outcomes.ShouldHaveSingleItem();
        outcome.Outcome.ShouldBe(FileOutcome.Held, outcome.Reason);
        return (import, (await script.GetAsync("/api/archive/review")).As<List<ReviewEndpoints.Item>>().Single(i => !before.Contains(i.ItemId) && i.SeriesUid == outcome.SeriesUid));
    }

    private async Task<string> StudyAsync(string itemId)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<HeldInstance>(itemId))!.Instance.StudyUid;
    }

    private async Task<string> PixelNameAsync(string itemId)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<HeldInstance>(itemId))!.Instance.PixelName;
    }

    /// <summary>What was held lies nowhere any more.</summary>
    private Task<string[]> GoneAsync(string pixelName) => Eventually.AskAsync(
        "deleted", () => Task.FromResult(Directory.GetFiles(Path.Combine(server.DataPath, "pixels"), pixelName, SearchOption.AllDirectories)), files => files.Length == 0);

    private static string Digest(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task<ImportEndpoints.KnownDigest> KnownAsync(Visitor script, Guid import, byte[] file)
    {
        var reply = await script.PostAsync($"/api/archive/imports/{import}/known", new ImportEndpoints.KnownRequest([Digest(file)]));
        return reply.As<ImportEndpoints.KnownAnswer>().Known.ShouldHaveSingleItem();
    }

    private static async Task<List<short>> CellsAsync(Visitor script, string series, double z)
    {
        var study = (await script.GetAsync("/api/archive/series")).As<List<ArchiveEndpoints.SeriesRow>>().Single(s => s.SeriesUid == series).StudyUid;
        var root = $"/dicomweb/studies/{study}/series/{series}";
        var metadata = await script.GetAsync(root + "/metadata");
        metadata.Body.ShouldContain("113102", customMessage: "the object says that recognisable features were cleaned");
        var slice = metadata.Json.EnumerateArray().Single(i => Math.Abs(i.GetProperty("00200032").GetProperty("Value")[2].GetDouble() - z) < 0.1);
        var frame = await script.GetAsync($"{root}/instances/{slice.GetProperty("00080018").GetProperty("Value")[0].GetString()}/frames/1", "application/octet-stream");
        return [.. Enumerable.Range(0, frame.Bytes.Length / 2).Select(i => BitConverter.ToInt16(frame.Bytes, 2 * i))];
    }

    // A phantom's slice as somebody's screen would have sent it.
    private static byte[] Capture()
    {
        DicomFile.TryRead(PhantomSeries.Of(402).Files[10], out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        var dataset = file!.Dataset;
        dataset.AddOrUpdate(DicomTag.SOPClassUID, SecondaryCapture).AddOrUpdate(DicomTag.Modality, "OT").AddOrUpdate(DicomTag.ConversionType, "WSD")
            .AddOrUpdate(DicomTag.SOPInstanceUID, NewUid()).AddOrUpdate(DicomTag.SeriesInstanceUID, NewUid());
        return DicomWriter.Write(dataset);
    }

    private static Uid NewUid() => Uid.FromBits(Guid.NewGuid().ToByteArray());
}
