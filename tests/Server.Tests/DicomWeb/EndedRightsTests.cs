using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>A viewer asks for hundreds of frames, of which only the first goes the whole way; when rights end, the next one does again.</summary>
public class EndedRightsTests(TestServer server)
{
    private const string Octets = "application/octet-stream";

    [Fact]
    public async Task A_reader_who_is_locked_between_two_frames_gets_no_other_and_no_word_that_it_is_the_same()
    {
        var (reader, frame, tag) = await LookAsync();
        (await (await server.ScriptAsync()).PostAsync($"/api/people/{reader.Pseudonym}/lock")).Status.ShouldBeOneOf(200, 204);
        (await reader.GetAsync(frame, Octets)).Status.ShouldBe(401);
        (await reader.GetAsync(frame, Octets, tag)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_cookie_whose_session_was_signed_out_opens_no_frame()
    {
        var (reader, frame, _) = await LookAsync();
        var cookie = reader.CookieHeader;
        (await WithAsync(cookie, frame)).ShouldBe(200, "the cookie is the session");
        (await reader.PostAsync("/api/session/signout")).Status.ShouldBeOneOf(200, 204);
        (await WithAsync(cookie, frame)).ShouldBe(401);
    }

    [Fact]
    public async Task What_one_session_may_see_another_one_asks_for_in_vain_in_the_same_moment()
    {
        var (reader, frame, tag) = await LookAsync();
        var other = await server.SignInAsReaderAsync(server.NewName("reader"));
        for (var i = 0; i < 5; i++)
        {
            (await reader.GetAsync(frame, Octets)).Status.ShouldBe(200);
            (await other.GetAsync(frame, Octets, tag)).Status.ShouldBe(404);
            (await WithAsync(reader.CookieHeader.Replace("ca_session=", "ca_session=0", StringComparison.Ordinal), frame)).ShouldBe(401, "a cookie that is nearly the same");
        }
    }

    [Fact]
    public async Task A_curator_who_left_the_campaign_gets_no_other_frame()
    {
        var (_, frame, _) = await LookAsync();
        var campaign = await LookedAtCampaign.GetAsync(server);
        var curator = await campaign.CuratorAsync();
        (await curator.GetAsync(frame, Octets)).Status.ShouldBe(200);
        (await curator.GetAsync(frame, Octets)).Status.ShouldBe(200);
        var left = await (await server.ScriptAsync()).SendAsync(HttpMethod.Delete, $"/api/people/{curator.Pseudonym}/campaigns/{Uri.EscapeDataString(campaign.Name)}");
        left.Status.ShouldBeOneOf(200, 204);
        (await curator.GetAsync(frame, Octets)).Status.ShouldBe(404);
    }

    private async Task<int> WithAsync(string cookie, string frame) =>
        (await server.Anonymous().SendAsync(HttpMethod.Get, frame, null, r => r.Headers.TryAddWithoutValidation("Cookie", cookie))).Status;

    /// <summary>A reader of a case, past its first frame: the next ones go the short way.</summary>
    private async Task<(Visitor Reader, string Frame, string Tag)> LookAsync()
    {
        var reader = await (await LookedAtCampaign.GetAsync(server)).ReaderAsync();
        var images = (await reader.OpenAsync()).Case;
        var frame = $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/instances/{images.Instances[0].SopInstanceUid}/frames/1";
        await reader.Visitor.GetAsync(frame, Octets);
        var second = await reader.Visitor.GetAsync(frame, Octets);
        second.Status.ShouldBe(200);
        return (reader.Visitor, frame, second.Headers["ETag"]);
    }
}
