using System.IO.Compression;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>WADO-RS besides native frames: instances, metadata, bulk data, and frames that are stored for delivery (PS3.18 §10.4).</summary>
public class RetrieveTests(TestServer server)
{
    private const string Dicom = "application/dicom";
    private const string Octets = "application/octet-stream";
    private const string JpegLs = "1.2.840.10008.1.2.4.80";

    [Fact]
    public async Task An_instance_is_a_file_with_its_header_and_its_stored_values()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 3));
        var reply = await visitor.GetAsync(MadeInstance.Path(instance), Dicom);
        reply.ContentType.ShouldBe($"{Dicom}; transfer-syntax=1.2.840.10008.1.2.1");
        var file = Read(reply.Bytes);
        file.Dataset.GetUid(DicomTag.SOPInstanceUID)!.Value.Value.ShouldBe(instance.Id);
        file.Dataset.GetInt32(DicomTag.NumberOfFrames).ShouldBe(3);
        for (var n = 1; n <= 3; n++)
        {
            DicomFrames.Read(file.Dataset, file.TransferSyntax, n, out var values).ShouldBeNull();
            values.ToArray().ShouldBe(MadeInstance.Frame(server, instance, n));
        }
    }

    [Fact]
    public async Task Single_bits_follow_each_other_without_a_gap_in_a_file()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(5, 3, 1, 4));
        var file = Read((await visitor.GetAsync(MadeInstance.Path(instance), Dicom)).Bytes);
        file.Dataset.TryGet(DicomTag.PixelData, out var pixels).ShouldBeTrue();
        ((DicomPixelData)pixels!).Length.ShouldBe(8, "4 frames of 15 bits");
        for (var n = 1; n <= 4; n++)
        {
            DicomFrames.Read(file.Dataset, file.TransferSyntax, n, out var values).ShouldBeNull();
            values.ToArray().ShouldBe(MadeInstance.Frame(server, instance, n));
            (await visitor.GetAsync($"{MadeInstance.Path(instance)}/frames/{n}", Octets)).Bytes.ShouldBe(MadeInstance.Frame(server, instance, n));
        }
    }

    [Fact]
    public async Task A_series_and_a_study_come_as_one_part_for_each_instance()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(4, 4, 8, 1));
        foreach (var path in new[] { $"/dicomweb/studies/{instance.StudyUid}/series/{instance.SeriesUid}", $"/dicomweb/studies/{instance.StudyUid}" })
        {
            foreach (var accept in new[] { null, "multipart/related; type=\"application/dicom\"; transfer-syntax=*", "multipart/related; type=application/dicom" })
            {
                var reply = await visitor.GetAsync(path, accept);
                reply.ContentType.ShouldStartWith("multipart/related; type=\"application/dicom\"");
                var part = MultipartBody.Parts(reply).ShouldHaveSingleItem();
                part.Head.ShouldContain("Content-Type: application/dicom", Case.Sensitive);
                Read(part.Body).Dataset.GetUid(DicomTag.SOPInstanceUID)!.Value.Value.ShouldBe(instance.Id);
            }
        }

        var refused = await visitor.GetAsync(MadeInstance.Path(instance), "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.90");
        (refused.Status, refused.Problem).ShouldBe((406, "not-acceptable"));
        refused.Body.ShouldContain("1.2.840.10008.1.2.1");
    }

    [Fact]
    public async Task Frames_stored_for_delivery_go_out_as_stored_only_when_that_is_accepted()
    {
        Assert.SkipUnless(NativeCodecs.Missing(DicomTransferSyntax.Find(new Primitives.Uid(JpegLs))!) is null, "The JPEG-LS library is not on this machine.");
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(16, 12, 16, 2), compress: true);
        for (var n = 1; n <= 2; n++)
        {
            var path = $"{MadeInstance.Path(instance)}/frames/{n}";
            (await visitor.GetAsync(path, Octets)).Bytes.ShouldBe(MadeInstance.Frame(server, instance, n));
            var single = await visitor.GetAsync(path, "image/jls");
            single.ContentType.ShouldBe($"image/jls; transfer-syntax={JpegLs}");
            single.Bytes[..4].ShouldBe([0xFF, 0xD8, 0xFF, 0xF7], "SOI, SOF55");
            var stored = await visitor.GetAsync(path, $"multipart/related; type={Octets}; transfer-syntax=*");
            stored.ContentType.ShouldContain($"transfer-syntax={JpegLs}");
            var part = MultipartBody.Parts(stored).ShouldHaveSingleItem();
            part.Head.ShouldContain($"Content-Type: {Octets}; transfer-syntax={JpegLs}", Case.Sensitive);
            part.Body.ShouldBe(single.Bytes);
            var again = await visitor.GetAsync(path, $"multipart/related; type={Octets}; transfer-syntax=*", stored.Headers["ETag"]);
            again.Status.ShouldBe(304);
            (await visitor.GetAsync(path, Octets, stored.Headers["ETag"])).Status.ShouldBe(200, "another representation has another tag");
        }

        var file = Read((await visitor.GetAsync(MadeInstance.Path(instance), $"{Dicom}; transfer-syntax=*")).Bytes);
        file.TransferSyntax.Uid.Value.ShouldBe(JpegLs);
        for (var n = 1; n <= 2; n++)
        {
            DicomFrames.Decode(file.Dataset, file.TransferSyntax, n, out var values).ShouldBeNull();
            values.ToArray().ShouldBe(MadeInstance.Frame(server, instance, n));
        }

        var metadata = (await visitor.GetAsync(MadeInstance.Path(instance) + "/metadata")).Json[0];
        metadata.GetProperty("00083002").GetProperty("Value").EnumerateArray().Select(v => v.GetString()).ShouldContain(JpegLs);
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=10-", 10, 182)]
    [InlineData("bytes=-5", 187, 5)]
    [InlineData("bytes=190-400", 190, 2)]
    public async Task Bulk_data_come_by_range(string range, int from, int length)
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 2));
        var address = (await visitor.GetAsync(MadeInstance.Path(instance) + "/metadata")).Json[0].GetProperty("7FE00010").GetProperty("BulkDataURI").GetString()!;
        var whole = await visitor.GetAsync(address, Octets);
        whole.Bytes.ShouldBe([.. MadeInstance.Frame(server, instance, 1), .. MadeInstance.Frame(server, instance, 2)]);
        var part = await visitor.SendAsync(HttpMethod.Get, address, null, r =>
        {
            r.Headers.TryAddWithoutValidation("Accept", Octets);
            r.Headers.TryAddWithoutValidation("Range", range);
        });
        part.Status.ShouldBe(206);
        part.Headers["Content-Range"].ShouldBe($"bytes {from}-{from + length - 1}/192");
        part.Bytes.ShouldBe(whole.Bytes[from..(from + length)]);
        MultipartBody.Parts(await visitor.GetAsync(address)).ShouldHaveSingleItem().Body.ShouldBe(whole.Bytes);
        var beyond = await visitor.SendAsync(HttpMethod.Get, address, null, r =>
        {
            r.Headers.TryAddWithoutValidation("Accept", Octets);
            r.Headers.TryAddWithoutValidation("Range", "bytes=192-");
        });
        (beyond.Status, beyond.Problem).ShouldBe((416, "no-such-range"));
        (await visitor.GetAsync(address.Replace("7FE00010", "00100010", StringComparison.Ordinal), Octets)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData(null)]
    public async Task Metadata_are_compressed_as_the_client_takes_them_and_the_same(string? encoding)
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(4, 4, 8, 1));
        var path = $"/dicomweb/studies/{instance.StudyUid}/series/{instance.SeriesUid}/metadata";
        var reply = await visitor.SendAsync(HttpMethod.Get, path, null, r => r.Headers.TryAddWithoutValidation("Accept-Encoding", encoding ?? "identity"));
        reply.Headers.GetValueOrDefault("Content-Encoding").ShouldBe(encoding);
        using Stream body = encoding switch
        {
            "br" => new BrotliStream(new MemoryStream(reply.Bytes), CompressionMode.Decompress),
            "gzip" => new GZipStream(new MemoryStream(reply.Bytes), CompressionMode.Decompress),
            _ => new MemoryStream(reply.Bytes),
        };
        var header = JsonDocument.Parse(body).RootElement.EnumerateArray().ShouldHaveSingleItem();
        header.GetProperty("00080018").GetProperty("Value")[0].GetString().ShouldBe(instance.Id);
        var again = await visitor.SendAsync(HttpMethod.Get, path, null, r =>
        {
            r.Headers.TryAddWithoutValidation("Accept-Encoding", encoding ?? "identity");
            r.Headers.TryAddWithoutValidation("If-None-Match", reply.Headers["ETag"]);
        });
        again.Status.ShouldBe(304);
        var refused = await visitor.GetAsync(path, "multipart/related; type=\"application/dicom+xml\"");
        (refused.Status, refused.Problem).ShouldBe((406, "not-acceptable"));
    }

    [Fact]
    public async Task Metadata_follow_a_change_of_their_series()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(4, 4, 8, 1));
        var path = $"/dicomweb/studies/{instance.StudyUid}/series/{instance.SeriesUid}/metadata";
        (await visitor.GetAsync(path)).Json.GetArrayLength().ShouldBe(1);
        await MadeInstance.StoreAsync(server, MadeInstance.Pixels(4, 4, 8, 1, instance));
        (await visitor.GetAsync(path)).Json.GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task An_object_that_is_no_image_comes_whole_and_has_no_frames()
    {
        var store = server.Server.App.Services.GetRequiredService<PixelStore>();
        var dataset = MadeInstance.Pixels(1, 1, 8, 1).Dataset;
        foreach (var tag in dataset.Items.Select(i => i.Tag).Where(t => t.Group == 0x28 || t == DicomTag.PixelData).ToList())
        {
            dataset.Remove(tag);
        }

        var file = DicomWriter.Write(dataset);
        var name = await store.WriteAsync(new MemoryStream(file), TestContext.Current.CancellationToken);
        var (visitor, instance) = await MadeInstance.StoreAsync(server, (dataset, []), partTen: name);
        (await visitor.GetAsync(MadeInstance.Path(instance), Dicom)).Bytes.ShouldBe(file);
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/frames/1", Octets)).Status.ShouldBe(404);
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/bulkdata/7FE00010", Octets)).Status.ShouldBe(404);
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/metadata")).Json[0].TryGetProperty("7FE00010", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task HEAD_tells_what_GET_would_send()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 1));
        foreach (var path in new[] { MadeInstance.Path(instance) + "/frames/1", MadeInstance.Path(instance), MadeInstance.Path(instance) + "/metadata", MadeInstance.Path(instance) + "/bulkdata/7FE00010" })
        {
            var (get, head) = (await visitor.GetAsync(path), await visitor.SendAsync(HttpMethod.Head, path));
            (head.Status, head.Bytes.Length).ShouldBe((200, 0), path);
            head.Headers["Content-Length"].ShouldBe(get.Headers["Content-Length"], path);
            head.ContentType.ShouldBe(get.ContentType, path);
        }
    }

    [Fact]
    public async Task A_frame_whose_object_was_deleted_is_not_there()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 1));
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/frames/1", Octets)).Status.ShouldBe(200);
        server.Server.App.Services.GetRequiredService<PixelStore>().Delete(instance.PixelName);
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/frames/1", Octets)).Status.ShouldBe(404);
        (await visitor.GetAsync(MadeInstance.Path(instance) + "/frames/1", Octets)).Status.ShouldBe(404);
    }

        private static DicomFile Read(byte[] bytes) =>
        DicomFile.TryRead(bytes, out var file, out var refusal) ? file : throw new InvalidOperationException(refusal.ToString());
}
