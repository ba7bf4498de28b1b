using System.Buffers.Binary;
using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>QIDO-RS and WADO-RS as a client of the standard uses them (PS3.18 §10.4 and §10.6).</summary>
public class DicomWebTests(TestServer server)
{
    private const string Octets = "application/octet-stream";
    private static readonly PhantomSeries Series = LookedAtCampaign.Series;

    [Fact]
    public async Task A_reader_finds_the_studies_of_the_own_assignments_and_no_others()
    {
        var (reader, images) = await OpenAsync();
        var studies = (await reader.GetAsync("/dicomweb/studies")).Json;
        var study = studies.EnumerateArray().ShouldHaveSingleItem();
        Value(study, "0020000D").GetString().ShouldBe(images.StudyUid);
        Value(study, "00201208").GetInt32().ShouldBe(PhantomSeries.Slices);
        var series = (await reader.GetAsync($"/dicomweb/studies/{images.StudyUid}/series")).Json.EnumerateArray().ShouldHaveSingleItem();
        Value(series, "0020000E").GetString().ShouldBe(images.SeriesUid);
        Value(series, "00080060").GetString().ShouldBe("CT");
        var instances = (await reader.GetAsync(Path(images) + "/instances")).Json;
        instances.EnumerateArray().Select(i => Value(i, "00080018").GetString()).ShouldBe(images.Instances.Select(i => i.SopInstanceUid));
        var nobody = await server.SignInAsReaderAsync(server.NewName("reader"));
        var none = await nobody.GetAsync("/dicomweb/studies");
        (none.Status, none.Bytes.Length).ShouldBe((204, 0));
    }

    [Fact]
    public async Task Keys_limit_and_offset_choose_among_what_may_be_seen()
    {
        var (reader, images) = await OpenAsync();
        async Task<int> CountAsync(string query) => (await reader.GetAsync(query)) is { Status: 200 } found ? found.Json.GetArrayLength() : 0;
        (await CountAsync($"/dicomweb/studies?StudyInstanceUID={images.StudyUid}")).ShouldBe(1);
        (await CountAsync($"/dicomweb/studies?0020000D={images.StudyUid}")).ShouldBe(1);
        (await CountAsync("/dicomweb/studies?StudyInstanceUID=1.2.3")).ShouldBe(0);
        (await CountAsync("/dicomweb/series?Modality=MR")).ShouldBe(0);
        (await CountAsync("/dicomweb/series?Modality=CT")).ShouldBe(1);
        (await CountAsync($"{Path(images)}/instances?limit=5")).ShouldBe(5);
        (await CountAsync($"{Path(images)}/instances?offset={PhantomSeries.Slices - 2}")).ShouldBe(2);
        var second = (await reader.GetAsync($"{Path(images)}/instances?limit=1&offset=1")).Json[0];
        Value(second, "00080018").GetString().ShouldBe(images.Instances[1].SopInstanceUid);
    }

    [Fact]
    public async Task Metadata_has_numbers_as_numbers_and_the_address_of_the_pixels()
    {
        var (reader, images) = await OpenAsync();
        var reply = await reader.GetAsync(Path(images) + "/metadata");
        reply.ContentType.ShouldStartWith("application/dicom+json");
        reply.Json.GetArrayLength().ShouldBe(PhantomSeries.Slices);
        var grid = Series.Phantom.Volume.Geometry;
        var slice = reply.Json.EnumerateArray().Single(i => Value(i, "00080018").GetString() == images.Instances[7].SopInstanceUid);
        slice.GetProperty("00280010").GetProperty("vr").GetString().ShouldBe("US");
        Value(slice, "00280010").GetInt32().ShouldBe(grid.Rows);
        slice.GetProperty("00280030").GetProperty("vr").GetString().ShouldBe("DS");
        slice.GetProperty("00280030").GetProperty("Value").EnumerateArray().Select(v => v.GetDouble()).ShouldBe([grid.RowSpacing, grid.ColumnSpacing]);
        slice.GetProperty("00200032").GetProperty("Value")[2].GetDouble().ShouldBe(7 * grid.SliceSpacing, 1e-9);
        Value(slice, "00281052").GetDouble().ShouldBe(-1024);
        var address = slice.GetProperty("7FE00010").GetProperty("BulkDataURI").GetString()!;
        var pixels = await reader.GetAsync(address, Octets);
        pixels.Bytes.ShouldBe(StoredValues(7));
        (await reader.GetAsync($"{Path(images)}/instances/{images.Instances[7].SopInstanceUid}/metadata")).Json.EnumerateArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_frame_as_a_single_part_is_the_stored_values()
    {
        var (reader, images) = await OpenAsync();
        for (var z = 0; z < PhantomSeries.Slices; z++)
        {
            var reply = await reader.GetAsync(Frame(images, z), Octets);
            reply.ContentType.ShouldBe($"{Octets}; transfer-syntax=1.2.840.10008.1.2.1");
            reply.Bytes.ShouldBe(StoredValues(z), $"slice {z}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("multipart/related; type=\"application/octet-stream\"")]
    public async Task Without_a_word_for_it_a_frame_comes_as_multipart(string? accept)
    {
        var (reader, images) = await OpenAsync();
        var reply = await reader.GetAsync(Frame(images, 3), accept);
        reply.ContentType.ShouldStartWith("multipart/related; type=\"application/octet-stream\"");
        var part = MultipartBody.Parts(reply).ShouldHaveSingleItem();
        part.Head.ShouldContain($"Content-Type: {Octets}; transfer-syntax=1.2.840.10008.1.2.1");
        reply.ContentType.ShouldContain("transfer-syntax=1.2.840.10008.1.2.1", Case.Sensitive);
        part.Body.ShouldBe(StoredValues(3));
    }

    [Fact]
    public async Task A_frame_that_is_known_already_is_not_sent_again()
    {
        var (reader, images) = await OpenAsync();
        var first = await reader.GetAsync(Frame(images, 2), Octets);
        first.Headers["Cache-Control"].ShouldContain("private");
        var again = await reader.GetAsync(Frame(images, 2), Octets, first.Headers["ETag"]);
        (again.Status, again.Bytes.Length).ShouldBe((304, 0));
        (await reader.GetAsync(Frame(images, 2), Octets, "\"another\"")).Status.ShouldBe(200);
        (await reader.GetAsync(Frame(images, 3), Octets, first.Headers["ETag"])).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Single_part_and_multipart_are_told_apart_by_whoever_keeps_them()
    {
        var (reader, images) = await OpenAsync();
        var (single, multipart) = (await reader.GetAsync(Frame(images, 2), Octets), await reader.GetAsync(Frame(images, 2)));
        single.Headers["ETag"].ShouldNotBe(multipart.Headers["ETag"], "a strong tag is of one sequence of bytes (RFC 9110 §8.8.1)");
        single.Headers["Vary"].ShouldContain("Accept");
        multipart.Headers["Vary"].ShouldContain("Accept");
    }

    [Theory]
    [InlineData("0", 404)]
    [InlineData("2", 404)]
    [InlineData("1,2", 404)]
    [InlineData("-1", 400)]
    [InlineData("one", 400)]
    [InlineData("99999999999999", 400)]
    public async Task A_frame_that_is_not_there_is_refused(string frames, int status)
    {
        var (reader, images) = await OpenAsync();
        (await reader.GetAsync($"{Path(images)}/instances/{images.Instances[0].SopInstanceUid}/frames/{frames}", Octets)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task What_the_caller_may_not_see_is_not_there()
    {
        var (_, images) = await OpenAsync();
        var other = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(502));
        var stranger = await other.ReaderAsync();
        var own = (await stranger.OpenAsync()).Case;
        string[] paths =
        [
            $"/dicomweb/studies/{images.StudyUid}/series", $"/dicomweb/studies/{images.StudyUid}/metadata", Path(images) + "/metadata", Path(images) + "/instances",
            $"{Path(images)}/instances/{images.Instances[0].SopInstanceUid}/metadata", Frame(images, 0),
            $"/dicomweb/studies/{own.StudyUid}/series/{own.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}/frames/1",
            $"/dicomweb/studies/{own.StudyUid}/series/{own.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}/metadata",
        ];
        foreach (var visitor in new[] { stranger.Visitor, await other.CuratorAsync() })
        {
            foreach (var path in paths)
            {
                var reply = await visitor.GetAsync(path);
                (reply.Status, reply.Problem).ShouldBe((404, "not-found"), path);
                reply.Headers.ShouldNotContainKey("ETag");
            }

            (await visitor.GetAsync("/dicomweb/series")).Body.ShouldNotContain(images.SeriesUid);
        }
    }

    [Fact]
    public async Task A_curator_sees_the_series_of_the_own_campaigns()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(503));
        var curator = await campaign.CuratorAsync();
        var series = (await curator.GetAsync("/dicomweb/series")).Json.EnumerateArray().ShouldHaveSingleItem();
        (await curator.GetAsync($"/dicomweb/studies/{Value(series, "0020000D")}/series/{Value(series, "0020000E")}/metadata")).Status.ShouldBe(200);
    }

    private async Task<(Visitor Reader, Server.Reading.CaseImages Images)> OpenAsync()
    {
        var campaign = await LookedAtCampaign.GetAsync(server);
        var reader = await campaign.ReaderAsync();
        return (reader.Visitor, (await reader.OpenAsync()).Case);
    }

    private static string Path(Server.Reading.CaseImages images) => $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}";

    private static string Frame(Server.Reading.CaseImages images, int z) => $"{Path(images)}/instances/{images.Instances[z].SopInstanceUid}/frames/1";

    private static JsonElement Value(JsonElement dataset, string tag) => dataset.GetProperty(tag).GetProperty("Value")[0];

    // What the phantom's truth says is stored: HU plus 1024 as 16 bits, little endian.
    private static byte[] StoredValues(int z)
    {
        var g = Series.Phantom.Volume.Geometry;
        var bytes = new byte[2 * g.VoxelsPerSlice];
        for (var i = 0; i < g.VoxelsPerSlice; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)(Series.Phantom.Volume.Voxels[(z * g.VoxelsPerSlice) + i] + 1024));
        }

        return bytes;
    }
}
