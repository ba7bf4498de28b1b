using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using SkiaSharp;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>Rendered frames and thumbnails (PS3.18 §10.4.1.1.3 and .4).</summary>
public class RenderedTests(TestServer server)
{
    private const int Size = 128;

    [Theory]
    [InlineData(null, "image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("*/*", "image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("image/png", "image/png", SKEncodedImageFormat.Png)]
    [InlineData("image/gif, image/png;q=0.3, image/jpeg;q=0.2", "image/png", SKEncodedImageFormat.Png)]
    public async Task A_frame_is_shown_as_the_client_accepts_it(string? accept, string type, SKEncodedImageFormat format)
    {
        var (reader, instance) = await OpenAsync();
        foreach (var resource in new[] { "/rendered", "/frames/1/rendered" })
        {
            var reply = await reader.GetAsync(instance + resource, accept);
            (reply.Status, reply.ContentType).ShouldBe((200, type), reply.Body);
            using var codec = SKCodec.Create(new MemoryStream(reply.Bytes));
            (codec.EncodedFormat, codec.Info.Width, codec.Info.Height).ShouldBe((format, Size, Size));
        }
    }

    [Fact]
    public async Task A_window_decides_what_is_black_and_what_is_white()
    {
        var (reader, instance) = await OpenAsync();
        async Task<byte> CornerAsync(string window) => SKBitmap.Decode((await reader.GetAsync($"{instance}/rendered?window={window}", "image/png")).Bytes).GetPixel(0, 0).Red;

        // Air, −1000 HU, is in the corner.
        (await CornerAsync("40,400")).ShouldBe((byte)0);
        (await CornerAsync("-2000,400,linear-exact")).ShouldBe((byte)255);
        ((int)await CornerAsync("-1000,1000,sigmoid")).ShouldBeInRange(120, 136);
    }

    [Theory]
    [InlineData("/rendered?viewport=64,32", 32, 32)]
    [InlineData("/rendered?viewport=512,512", 128, 128)]
    [InlineData("/thumbnail?viewport=16,16", 16, 16)]
    [InlineData("/frames/1/thumbnail?viewport=50,50&quality=30", 50, 50)]
    public async Task A_picture_fits_its_viewport_and_is_not_made_larger(string resource, int width, int height)
    {
        var (reader, instance) = await OpenAsync();
        using var picture = SKBitmap.Decode((await reader.GetAsync(instance + resource, "image/jpeg")).Bytes);
        (picture.Width, picture.Height).ShouldBe((width, height));
    }

    [Theory]
    [InlineData("window=1", "window")]
    [InlineData("window=40,0", "window")]
    [InlineData("window=40,400,logarithmic", "window")]
    [InlineData("viewport=0,10", "viewport")]
    [InlineData("viewport=10", "viewport")]
    [InlineData("viewport=10,10,-1,0", "viewport")]
    [InlineData("viewport=10,10,0,0,0,5", "viewport")]
    [InlineData("viewport=10,10,0,0,1,2,3", "viewport")]
    [InlineData("viewport=10,10,x", "viewport")]
    [InlineData("viewport=10,10,128,0", "viewport")]
    [InlineData("quality=101", "quality")]
    public async Task What_cannot_be_drawn_is_refused_with_its_place(string query, string place)
    {
        var (reader, instance) = await OpenAsync();
        var reply = await reader.GetAsync($"{instance}/rendered?{query}");
        (reply.Status, reply.Problem).ShouldBe((400, "bad-rendering"));
        reply.Places.ShouldBe([place]);
        reply.Body.ShouldContain($"The parameter {place} is wrong");
        reply.Body.ShouldNotContain("search");
    }

    [Theory]
    [InlineData("viewport=16384,16384,10,20,30,40", 10, 20, 30, 40, false)]
    [InlineData("viewport=200,200,100,90", 100, 90, 28, 38, false)]
    [InlineData("viewport=200,200,,,50", 0, 0, 50, 128, false)]
    [InlineData("viewport=200,200,10,20,-30,40", 10, 20, 30, 40, true)]
    public async Task A_part_of_the_image_is_shown_alone_and_mirrored_when_asked(string query, int left, int top, int width, int height, bool mirrored)
    {
        var (reader, instance) = await OpenAsync();
        using var whole = SKBitmap.Decode((await reader.GetAsync(instance + "/rendered", "image/png")).Bytes);
        using var part = SKBitmap.Decode((await reader.GetAsync($"{instance}/rendered?{query}", "image/png")).Bytes);
        (part.Width, part.Height).ShouldBe((width, height));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                part.GetPixel(x, y).ShouldBe(whole.GetPixel(left + (mirrored ? width - 1 - x : x), top + y));
            }
        }
    }

    [Theory]
    [InlineData(null, "image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("multipart/related; type=\"image/png\"", "image/png", SKEncodedImageFormat.Png)]
    public async Task Series_and_study_are_rendered_as_one_picture_an_image(string? accept, string type, SKEncodedImageFormat format)
    {
        var (reader, instance) = await OpenAsync();
        foreach (var path in new[] { instance.Split("/instances/")[0], instance.Split("/series/")[0] })
        {
            var reply = await reader.GetAsync(path + "/rendered?viewport=32,32", accept);
            reply.Status.ShouldBe(200, reply.Body);
            var parts = MultipartBody.Parts(reply);
            parts.Count.ShouldBe(PhantomSeries.Slices);
            parts[0].Body.ShouldBe((await reader.GetAsync(instance + "/rendered?viewport=32,32", type)).Bytes, "in the order of the slices");
            foreach (var (head, body) in parts)
            {
                head.ShouldContain($"Content-Type: {type}", Case.Sensitive);
                using var codec = SKCodec.Create(new MemoryStream(body));
                (codec.EncodedFormat, codec.Info.Width, codec.Info.Height).ShouldBe((format, 32, 32));
            }

            (await reader.GetAsync(path + "/rendered?viewport=32,32", accept, reply.Headers["ETag"])).Status.ShouldBe(304);
            var head1 = await reader.SendAsync(HttpMethod.Head, path + "/rendered");
            (head1.Status, head1.Bytes.Length, head1.ContentType).ShouldBe((200, 0, reply.ContentType.Replace(type, "image/jpeg", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Whoever_takes_one_picture_of_a_series_gets_the_one_of_its_thumbnail_in_full()
    {
        var (reader, instance) = await OpenAsync();
        var series = instance.Split("/instances/")[0];
        var single = await reader.GetAsync(series + "/rendered", "image/png");
        (single.Status, single.ContentType).ShouldBe((200, "image/png"));
        single.Bytes.ShouldBe((await reader.GetAsync(series + "/thumbnail", "image/png")).Bytes, "the image is no larger than a thumbnail");
        var part = MultipartBody.Parts(await reader.GetAsync(instance + "/frames/1/rendered", "multipart/related; type=image/png")).ShouldHaveSingleItem();
        part.Body.ShouldBe((await reader.GetAsync(instance + "/rendered", "image/png")).Bytes);
        var refused = await reader.GetAsync(series + "/rendered", "multipart/related; type=\"image/jp2\", video/mp4");
        (refused.Status, refused.Problem).ShouldBe((406, "not-acceptable"));
        refused.Body.ShouldContain("image/png");
    }

    [Fact]
    public async Task Series_and_study_have_a_thumbnail_and_a_known_picture_is_not_sent_again()
    {
        var (reader, instance) = await OpenAsync();
        foreach (var path in new[] { instance.Split("/instances/")[0], instance.Split("/series/")[0] })
        {
            var reply = await reader.GetAsync(path + "/thumbnail");
            (reply.Status, reply.ContentType).ShouldBe((200, "image/jpeg"));
            (await reader.GetAsync(path + "/thumbnail", null, reply.Headers["ETag"])).Status.ShouldBe(304);
        }

        (await reader.GetAsync(instance + "/rendered?annotation=patient")).Headers["Warning"].ShouldStartWith("299 ");
        (await reader.GetAsync(instance + "/rendered", "image/gif")).Status.ShouldBe(406);
        (await reader.GetAsync(instance + "/frames/1,2/rendered")).Status.ShouldBe(404);
        (await reader.GetAsync(instance + "/frames/2/rendered")).Status.ShouldBe(404);
        (await reader.GetAsync(instance + "/frames/one/rendered")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Companions_of_a_case_are_for_its_curators_and_not_for_its_readers()
    {
        var campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(505));
        var reader = await campaign.ReaderAsync();
        var images = (await reader.OpenAsync()).Case;
        var companion = "2.25." + new System.Numerics.BigInteger(Guid.NewGuid().ToByteArray(), isUnsigned: true);
        await using (var session = server.Store.LightweightSession())
        {
            session.Insert(new ArchivedSeries
            {
                Id = companion, StudyUid = images.StudyUid, Patient = "P", Modality = "SEG", Synthetic = true, ImportedAt = TimeProvider.System.GetUtcNow(),
                Kind = SeriesKind.Companion, InstanceCount = 1, Slices = [],
            });
            session.Insert(new ArchivedInstance
            {
                Id = companion + ".1", SeriesUid = companion, StudyUid = images.StudyUid, ImportId = Guid.NewGuid(), PixelSha256 = "", PixelName = "", FrameLength = 0, Frames = 0,
                Header = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
                {
                    ["00080018"] = new { vr = "UI", Value = new[] { companion + ".1" } }, ["00080060"] = new { vr = "CS", Value = new[] { "SEG" } },
                    ["0020000D"] = new { vr = "UI", Value = new[] { images.StudyUid } }, ["0020000E"] = new { vr = "UI", Value = new[] { companion } },
                }),
            });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var path = $"/dicomweb/studies/{images.StudyUid}/series/{companion}";
        var curator = await campaign.CuratorAsync();
        (await curator.GetAsync(path + "/metadata")).Status.ShouldBe(200);
        (await curator.GetAsync("/dicomweb/series?Modality=SEG")).Body.ShouldContain(companion);
        foreach (var asked in new[] { path, path + "/metadata", path + "/instances", path + "/thumbnail" })
        {
            (await reader.Visitor.GetAsync(asked)).Status.ShouldBe(404, asked);
        }

        foreach (var search in new[] { "series", "instances", $"studies/{images.StudyUid}/series", $"studies/{images.StudyUid}/instances", $"studies/{images.StudyUid}/metadata", "studies?includefield=all" })
        {
            var reply = await reader.Visitor.GetAsync("/dicomweb/" + search);
            reply.Body.ShouldNotContain(companion);
            reply.Body.ShouldNotContain("\"SEG\"");
        }

        (await reader.Visitor.GetAsync("/dicomweb/studies?Modality=SEG")).Status.ShouldBe(204);
    }

    private async Task<(Visitor Reader, string Instance)> OpenAsync()
    {
        var campaign = await LookedAtCampaign.GetAsync(server);
        var reader = await campaign.ReaderAsync();
        var images = (await reader.OpenAsync()).Case;
        return (reader.Visitor, $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}");
    }
}
