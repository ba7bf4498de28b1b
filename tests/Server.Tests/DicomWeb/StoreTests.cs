using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>STOW-RS (PS3.18 §10.5 and annex I.2): what is stored, what is refused, and what the answer says of each.</summary>
public class StoreTests(TestServer server)
{
    private const string Studies = "/dicomweb/studies";
    private const string Referenced = "00081199", FailedSop = "00081198", OtherFailures = "0008119A", Reason = "00081197", Warning = "00081196", Url = "00081190";
    private static readonly PhantomSeries Series = PhantomSeries.Of(601);

    [Fact]
    public async Task Of_several_parts_the_good_are_stored_and_each_refused_one_is_told()
    {
        var script = await server.ScriptAsync();
        var files = Fresh(3);
        var reply = await script.PostAsync(Studies, StoreBody.Of(files[0], "no dicom"u8.ToArray(), files[1], files[2][..^1], files[2]));

        (reply.Status, reply.ContentType.Split(';')[0]).ShouldBe((202, "application/dicom+json"), reply.Body);
        var stored = Items(reply, Referenced);
        stored.Count.ShouldBe(3);
        stored.ShouldAllBe(i => Number(i, Warning) == 0xB000, "the data elements were changed on the way");
        Items(reply, OtherFailures).Select(i => Number(i, Reason)).ShouldBe([0xC000, 0xC000]);
        foreach (var (item, file) in stored.Zip(files))
        {
            var sent = Read(file);
            var address = new Uri(Text(item, Url)).AbsolutePath;
            address.ShouldNotContain(sent.GetUid(DicomTag.SOPInstanceUID)!.Value.Value, customMessage: "UIDs are mapped");
            Text(item, "00081155").ShouldBe(address.Split('/')[^1]);
            Text(item, "00081150").ShouldBe(sent.GetUid(DicomTag.SOPClassUID)!.Value.Value);
            (await script.GetAsync(address + "/frames/1", "application/octet-stream")).Bytes.ShouldBe(Pixels(sent));
        }

        new Uri(reply.Json.GetProperty(Url).GetProperty("Value")[0].GetString()!).AbsolutePath.ShouldBe(new Uri(Text(stored[0], Url)).AbsolutePath.Split("/series/")[0]);
    }

    [Fact]
    public async Task The_same_instance_twice_in_a_request_and_again_later_is_one()
    {
        var script = await server.ScriptAsync();
        var file = Fresh(1)[0];
        var twice = await script.PostAsync(Studies, StoreBody.Of(file, file));
        var later = await script.PostAsync(Studies, StoreBody.Typed(file, "application/dicom"));

        (twice.Status, later.Status).ShouldBe((200, 200), twice.Body + later.Body);
        var all = Items(twice, Referenced).Concat(Items(later, Referenced)).Select(i => Text(i, Url)).ToList();
        all.Count.ShouldBe(3);
        var series = new Uri(all.Distinct().ShouldHaveSingleItem()).AbsolutePath.Split("/instances/")[0];
        (await script.GetAsync(series + "/instances")).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Another_image_under_a_stored_uid_fails_as_a_duplicate_and_the_first_one_stands()
    {
        var script = await server.ScriptAsync();
        var file = Fresh(1)[0];
        var first = Items(await script.PostAsync(Studies, StoreBody.Of(file)), Referenced)[0];
        var changed = (byte[])file.Clone();
        changed[^1] ^= 1;

        var reply = await script.PostAsync(Studies, StoreBody.Of(changed));

        reply.Status.ShouldBe(409, reply.Body);
        var failed = Items(reply, FailedSop).ShouldHaveSingleItem();
        (Number(failed, Reason), Text(failed, "00081155")).ShouldBe((0x0111, Text(first, "00081155")));
        (await script.GetAsync(new Uri(Text(first, Url)).AbsolutePath + "/frames/1", "application/octet-stream")).Bytes.ShouldBe(Pixels(Read(file)));
    }

    [Fact]
    public async Task Instances_of_another_study_than_the_address_names_are_refused_and_nothing_of_them_is_kept()
    {
        var script = await server.ScriptAsync();
        var files = Fresh(2);
        var study = Read(files[0]).GetUid(DicomTag.StudyInstanceUID)!.Value.Value;
        var wrong = await script.PostAsync($"{Studies}/1.2.3.4", StoreBody.Of(files));
        wrong.Status.ShouldBe(409, wrong.Body);
        Items(wrong, FailedSop).Select(i => Number(i, Reason)).ShouldBe([0xA900, 0xA900]);
        (await CountAsync(Items(wrong, FailedSop).Select(i => Text(i, "00081155")))).ShouldBe(0);

        var right = await script.PostAsync($"{Studies}/{study}", StoreBody.Of(files));
        right.Status.ShouldBe(200, right.Body);
        (await CountAsync(Items(right, Referenced).Select(i => Text(i, "00081155")))).ShouldBe(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/octet-stream")]
    [InlineData("multipart/form-data; boundary=of-the-tests")]
    [InlineData("multipart/related; type=\"application/dicom\"")]
    [InlineData("multipart/related; type=\"application/dicom+json\"; boundary=of-the-tests")]
    [InlineData("multipart/related; type=\"application/dicom+xml\"; boundary=of-the-tests")]
    public async Task A_body_of_another_type_is_refused_unread(string? type)
    {
        var script = await server.ScriptAsync();
        var reply = await script.PostAsync(Studies, StoreBody.Typed([.. "\r\n--of-the-tests\r\n\r\nx"u8, .. StoreBody.End], type));
        (reply.Status, reply.Problem).ShouldBe((415, "unsupported-media-type"));
    }

    [Fact]
    public async Task A_body_that_is_no_multipart_or_ends_early_is_refused()
    {
        var script = await server.ScriptAsync();
        const string Type = "multipart/related; type=\"application/dicom\"; boundary=of-the-tests";
        foreach (var body in new[] { [], "nothing of the kind"u8.ToArray(), "\r\n--another-boundary\r\n\r\nx\r\n--another-boundary--"u8.ToArray(), "\r\n--of-the-tests\r\nnot a header\r\n\r\nx"u8.ToArray() })
        {
            var reply = await script.PostAsync(Studies, StoreBody.Typed(body, Type));
            (reply.Status, reply.Problem).ShouldBe((400, "bad-multipart"), Encoding.ASCII.GetString(body));
        }

        var cut = await script.PostAsync(Studies, StoreBody.Cut(Fresh(2)));
        (cut.Status, cut.Problem).ShouldBe((400, "bad-multipart"), cut.Body);
        var empty = await script.PostAsync(Studies, StoreBody.Typed(StoreBody.End, Type));
        empty.Status.ShouldBe(400);
    }

    [Fact]
    public async Task What_inflates_beyond_its_cap_is_refused_and_the_instance_after_it_is_stored()
    {
        var script = await server.ScriptAsync();
        var reply = await script.PostAsync(Studies, StoreBody.Of(Bomb(), Fresh(1)[0]));
        reply.Status.ShouldBe(202, reply.Body);
        Items(reply, Referenced).Count.ShouldBe(1);
        Number(Items(reply, OtherFailures).ShouldHaveSingleItem(), Reason).ShouldBeOneOf(0xA700, 0xC000);
    }

    [Fact]
    public async Task What_is_held_for_review_is_accepted_without_an_address_and_not_served()
    {
        var script = await server.ScriptAsync();
        var capture = Read(Fresh(1)[0]).AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7").AddOrUpdate(DicomTag.Modality, "OT").AddOrUpdate(DicomTag.ConversionType, "WSD")
            .AddOrUpdate(DicomTag.SeriesInstanceUID, NewUid());
        var reply = await script.PostAsync(Studies, StoreBody.Of(DicomWriter.Write(capture)));
        reply.Status.ShouldBe(202, reply.Body);
        var held = Items(reply, Referenced).ShouldHaveSingleItem();
        held.TryGetProperty(Url, out _).ShouldBeFalse();
        await using var session = server.Store.QuerySession();
        var i = (await session.LoadAsync<HeldInstance>(Text(held, "00081155"), TestContext.Current.CancellationToken))!.Instance;
        foreach (var rest in new[] { "", "/metadata", "/frames/1", "/rendered", "/thumbnail", "/bulkdata/7FE00010", "/frames/1/rendered", "/frames/1/thumbnail" })
        {
            (await script.GetAsync($"{Studies}/{i.StudyUid}/series/{i.SeriesUid}/instances/{i.Id}{rest}")).Status.ShouldBe(404, rest);
        }

        (await script.GetAsync($"{Studies}/{i.StudyUid}/series/{i.SeriesUid}/rendered")).Status.ShouldBe(404);
        (await script.GetAsync($"/dicomweb/instances?SOPInstanceUID={i.Id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Only_an_administrator_stores()
    {
        var file = Fresh(1)[0];
        foreach (var (visitor, status) in new[]
                 {
                     (server.Anonymous(), 401), (await server.SignInAsReaderAsync(server.NewName("reader")), 404), (await server.SignInAsCuratorAsync(server.NewName("curator")), 404),
                 })
        {
            (await visitor.PostAsync(Studies, StoreBody.Of(file))).Status.ShouldBe(status);
        }

        // A browser's form could send it with the administrator's cookie, but not with what the page knows.
        var administrator = await server.SignInAsAdministratorAsync(server.NewName("administrator"));
        var known = administrator.AntiForgery;
        administrator.AntiForgery = null;
        (await administrator.PostAsync(Studies, StoreBody.Of(file))).Problem.ShouldBe("anti-forgery");
        administrator.AntiForgery = known;
        (await administrator.PostAsync(Studies, StoreBody.Of(file))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_answer_that_the_sender_cannot_read_is_refused_before_anything_is_stored()
    {
        var script = await server.ScriptAsync();
        var file = Fresh(1)[0];
        var reply = await script.SendAsync(HttpMethod.Post, Studies, StoreBody.Of(file), r => r.Headers.TryAddWithoutValidation("Accept", "application/dicom+xml"));
        (reply.Status, reply.Problem).ShouldBe((406, "not-acceptable"));
        var changed = (byte[])file.Clone();
        changed[^1] ^= 1;
        (await script.PostAsync(Studies, StoreBody.Of(changed))).Status.ShouldBe(200, "nothing was there under its UID");
    }

    /// <summary>Slices of the phantom under UIDs of their own, so that tests do not meet each other's.</summary>
    private static byte[][] Fresh(int count)
    {
        var (study, series) = (NewUid(), NewUid());
        return [.. Enumerable.Range(0, count).Select(z => DicomWriter.Write(Read(Series.Files[z])
            .AddOrUpdate(DicomTag.StudyInstanceUID, study).AddOrUpdate(DicomTag.SeriesInstanceUID, series).AddOrUpdate(DicomTag.SOPInstanceUID, NewUid())))];
    }

    // A meta header that says deflated, then 200 MB of zeros as pixel data in some 200 KB.
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        file.Write([.. new byte[128], .. "DICM"u8, 2, 0, 0x10, 0, .. "UI"u8, 22, 0, .. "1.2.840.10008.1.2.1.99"u8]);
        using (var deflated = new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            var (zeros, rounds) = (new byte[1 << 20], 200);
            deflated.Write([8, 0, 0x60, 0, .. "CS"u8, 2, 0, .. "CT"u8, 0xE0, 0x7F, 0x10, 0, .. "OW"u8, 0, 0, .. BitConverter.GetBytes(rounds << 20)]);
            for (var i = 0; i < rounds; i++)
            {
                deflated.Write(zeros);
            }
        }

        file.Length.ShouldBeLessThan(2 << 20);
        return file.ToArray();
    }

    private async Task<int> CountAsync(IEnumerable<string> instances)
    {
        string[] ids = [.. instances];
        await using var session = server.Store.QuerySession();
        return await session.Query<ArchivedInstance>().CountAsync(i => i.Id.IsOneOf(ids), TestContext.Current.CancellationToken);
    }

    private static DicomDataset Read(byte[] bytes) => DicomFile.TryRead(bytes, out var file, out var refusal) ? file.Dataset : throw new InvalidOperationException(refusal.ToString());

    private static byte[] Pixels(DicomDataset dataset)
    {
        DicomFrames.Read(dataset, DicomTransferSyntax.ExplicitVRLittleEndian, 1, out var values).ShouldBeNull();
        return values.ToArray();
    }

    private static Uid NewUid() => Uid.FromBits(Guid.NewGuid().ToByteArray());

    private static List<JsonElement> Items(Reply reply, string tag) =>
        reply.Json.TryGetProperty(tag, out var sequence) ? [.. sequence.GetProperty("Value").EnumerateArray()] : [];

    private static int Number(JsonElement item, string tag) => item.GetProperty(tag).GetProperty("Value")[0].GetInt32();

    private static string Text(JsonElement item, string tag) => item.GetProperty(tag).GetProperty("Value")[0].GetString()!;
}
