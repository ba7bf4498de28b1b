using System.Net.WebSockets;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Live;

public class LiveTests(TestServer server)
{
    [Theory]
    [InlineData(Roles.Reader)]
    [InlineData(Roles.Administrator)]
    public async Task Only_curators_connect_for_a_messages_timing_alone_would_tell_of_anothers_work(string role)
    {
        var visitor = await server.AddAndSignInAsync(server.NewName(role), role, null);
        (await visitor.PostAsync("/live/negotiate?negotiateVersion=1")).Status.ShouldBe(404);
        await Should.ThrowAsync<WebSocketException>(() => LiveConnection.OpenAsync(server, visitor));
    }

    [Fact]
    public async Task A_curator_of_another_campaign_may_not_watch()
    {
        var (mine, others) = (await TestCampaign.MakeAsync(server, 2), await TestCampaign.MakeAsync(server, 2));
        using var live = await LiveConnection.OpenAsync(server, await mine.CuratorAsync());
        (await live.WatchAsync(others.Id)).ShouldBeFalse();
        (await live.WatchAsync(mine.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_submission_moves_the_curators_page_and_says_nothing_of_what_was_marked()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(311, 256));
        using var live = await LiveConnection.OpenAsync(server, await campaign.CuratorAsync());
        (await live.WatchAsync(campaign.Id)).ShouldBeTrue();
        var caseId = Guid.Empty;
        for (var seed = 1; seed <= 2; seed++)
        {
            var reader = await campaign.ReaderAsync();
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(seed), 0));
        }

        var message = await live.NextAsync(m => m.TryGetProperty("target", out var t) && t.GetString() == "caseChanged"
            && m.GetProperty("arguments")[0] is var c && c.GetProperty("state").GetString() == "ready" && c.GetProperty("caseId").GetGuid() == caseId);
        var changed = message.GetProperty("arguments")[0];
        changed.GetProperty("version").GetInt32().ShouldBe(1);
        changed.EnumerateObject().Select(p => p.Name).ShouldBe(["campaignId", "caseId", "version", "state"], ignoreOrder: true);
    }
}
