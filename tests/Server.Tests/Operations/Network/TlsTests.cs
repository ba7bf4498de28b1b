using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Operations.Network;

/// <summary>Sign-in, images and limits through TLS, ended by the server itself or by a proxy.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly MadeCertificate made = new();
    private readonly TemporaryFolder folder = new();

    public TlsTests() => made.Write("localhost");

    [Fact]
    public async Task A_reader_signs_in_and_sees_images_through_the_servers_own_TLS()
    {
        await using var server = await TestServer.StartAsync(new StartOptions(folder.Path) { ThrowAway = true, Tls = (made.CertificatePath, made.KeyPath) });
        (server.Server.Settings.PublicUrl.Scheme, server.Server.Settings.LoopbackUrl.Scheme).ShouldBe(("https", "http"));
        await ReadsFromOutsideAsync(server, 981);
    }

    [Fact]
    public async Task A_reader_signs_in_and_sees_images_through_a_proxy_that_ends_TLS_and_is_limited_apart_from_others()
    {
        var port = ProxyNginx.FreePort();
        await using var server = await TestServer.StartAsync(new StartOptions(folder.Path, PublicUrl: new Uri($"https://localhost:{port}/")) { ThrowAway = true });
        await using var proxy = await ProxyNginx.StartAsync(port, server.Server.Settings.LoopbackUrl, made);
        await ReadsFromOutsideAsync(server, 982);
        var (guesser, other) = (server.FromOutside(made.Root), server.FromOutside(made.Root));
        (await GuessesAsync(guesser, 40)).ShouldBe(429);
        (await GuessesAsync(other, 1)).ShouldBe(401);
    }

    public void Dispose()
    {
        made.Dispose();
        folder.Dispose();
    }

    private async Task ReadsFromOutsideAsync(TestServer server, int seed)
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(seed));
        var pseudonym = server.NewName("outside");
        var password = await server.AddAsync(pseudonym, Roles.Reader, campaign.Name);
        var browser = server.FromOutside(made.Root);
        await browser.SignInAsync(pseudonym, password);
        browser.Cookies.Where(c => c.Name.StartsWith("ca_", StringComparison.Ordinal)).ShouldAllBe(c => c.Secure);
        browser.Cookies.ShouldContain(c => c.Name == "ca_session" && c.HttpOnly);
        var images = (await new Reader(browser, campaign).OpenAsync()).Case;
        var frame = $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}/frames/1";
        foreach (var _ in new[] { "the whole way", "the quick one" })
        {
            var reply = await browser.GetAsync(frame);
            (reply.Status, reply.Bytes.Length > 1000).ShouldBe((200, true));
        }
    }

    private static async Task<int> GuessesAsync(Visitor visitor, int times)
    {
        await visitor.RefreshSessionAsync();
        var last = 0;
        for (var n = 0; n < times; n++)
        {
            last = (await visitor.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest("nobody-at-all", "a wrong one", "/"))).Status;
        }

        return last;
    }
}
