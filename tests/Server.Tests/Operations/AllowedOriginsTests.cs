using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>Pages of other origins: none unless allowed, then DICOMweb and the token alone, and never by cookie.</summary>
public class AllowedOriginsTests(TestServer server)
{
    private const string Viewer = "https://viewer.example.org";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("https://viewer.example.org", Viewer)]
    [InlineData("https://viewer.example.org/", Viewer)]
    [InlineData("HTTPS://Viewer.example.org:443", Viewer)]
    [InlineData("http://127.0.0.1:3000", "http://127.0.0.1:3000")]
    [InlineData("*", null)]
    [InlineData("null", null)]
    [InlineData("viewer.example.org", null)]
    [InlineData("https://*.example.org", null)]
    [InlineData("https://viewer.example.org/app", null)]
    [InlineData("https://viewer.example.org/?a", null)]
    [InlineData("https://name@viewer.example.org", null)]
    [InlineData("ftp://viewer.example.org", null)]
    public void An_origin_is_scheme_host_and_port(string text, string? expected) => AllowedOrigins.Read(text).ShouldBe(expected);

    [Fact]
    public async Task Unless_an_origin_is_allowed_no_answer_carries_a_word_of_CORS()
    {
        var script = await server.ScriptAsync();
        Reply[] replies = [await AskAsync(script, "/dicomweb/studies", Viewer), await PreflightAsync(server.Anonymous(), "/dicomweb/studies", Viewer)];
        replies.ShouldAllBe(r => !r.Headers.Keys.Any(k => k.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task An_allowed_origin_is_let_to_search_and_frames_by_a_token_others_are_not_and_cookies_count_for_neither()
    {
        using var folder = new TemporaryFolder();
        await using var open = await TestServer.StartAsync(new StartOptions(folder.Path) { ThrowAway = true, AllowedOrigins = [Viewer] });
        var campaign = await TestCampaign.MakeAsync(open, 2, PhantomSeries.Of(631));
        var (reader, script) = (await campaign.ReaderAsync(), await open.ScriptAsync());
        var images = (await reader.OpenAsync()).Case;
        var frame = $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}/frames/1";

        var preflight = await PreflightAsync(open.Anonymous(), frame, Viewer);
        (preflight.Status, preflight.Headers[AllowOrigin]).ShouldBe((204, Viewer));
        preflight.Headers["Access-Control-Allow-Headers"].Split(',').ShouldContain("authorization", StringComparer.OrdinalIgnoreCase);
        foreach (var path in new[] { "/dicomweb/studies", frame, frame })
        {
            var reply = await AskAsync(script, path, Viewer);
            (reply.Status, reply.Headers[AllowOrigin]).ShouldBe((200, Viewer), path);
            reply.Headers["Access-Control-Expose-Headers"].ShouldContain("ETag");
            reply.Headers.ShouldNotContainKey("Access-Control-Allow-Credentials");
            (await AskAsync(script, path, "https://elsewhere.example.org")).Headers.ShouldNotContainKey(AllowOrigin);
        }

        (await PreflightAsync(open.Anonymous(), frame, "https://elsewhere.example.org")).Headers.ShouldNotContainKey(AllowOrigin);
        (await AskAsync(reader.Visitor, frame, Viewer)).Headers.ShouldNotContainKey("Access-Control-Allow-Credentials");
        (await AskAsync(script, "/api/campaigns", Viewer)).Headers.ShouldNotContainKey(AllowOrigin, "only DICOMweb and the token");
        (await AskAsync(open.Anonymous(), "/dicomweb/studies", Viewer)).Status.ShouldBe(401, "an allowed origin is no sign-in");
    }

    private static Task<Reply> AskAsync(Visitor visitor, string path, string origin) =>
        visitor.SendAsync(HttpMethod.Get, path, null, r => r.Headers.Add("Origin", origin));

    private static Task<Reply> PreflightAsync(Visitor visitor, string path, string origin) => visitor.SendAsync(HttpMethod.Options, path, null, r =>
    {
        r.Headers.Add("Origin", origin);
        r.Headers.Add("Access-Control-Request-Method", "GET");
        r.Headers.Add("Access-Control-Request-Headers", "authorization");
    });
}
