using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Campaigns;

/// <summary>A closed campaign gives its readers nothing and takes nothing from them, until it is opened again.</summary>
public class CloseCampaignTests(TestServer server)
{
    private const string Clear = "Clear-Site-Data";
    private static readonly CaseReading NoLesion = new([], true, null);

    [Fact]
    public async Task Readers_of_a_closed_campaign_get_no_case_and_no_image_and_can_store_nothing_until_it_is_open_again()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(1651), PhantomSeries.Of(1652));
        var (reader, curator) = (await campaign.ReaderAsync(), await campaign.CuratorAsync());
        var first = await reader.OpenAsync();
        var submission = Guid.NewGuid();
        await reader.SubmittedAsync(first, NoLesion, submission);
        var open = await reader.OpenAsync();
        var frame = Frame(open);
        (await reader.Visitor.GetAsync(frame)).Status.ShouldBe(200);
        (await reader.Visitor.GetAsync(frame)).Status.ShouldBe(200, "by the short way");

        await ChangeAsync(curator, campaign, "close");

        (await reader.Visitor.GetAsync(frame)).Status.ShouldBe(404);
        (await reader.Visitor.GetAsync("/dicomweb/series")).Body.ShouldNotContain(open.Case.SeriesUid);
        (await reader.Visitor.GetAsync($"/dicomweb/studies/{open.Case.StudyUid}/series/{open.Case.SeriesUid}/metadata")).Status.ShouldBe(404);
        Reply[] refused =
        [
            await reader.Visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/next"),
            await reader.Visitor.GetAsync($"/api/reading/assignments/{open.Id}"),
            await reader.SaveAsync(open.Id, 0, NoLesion),
            await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request(SkipReasons.All[0])),
            await reader.SubmitAsync(open, NoLesion),
        ];
        refused.ShouldAllBe(r => r.Status == 409 && r.Problem == "campaign-closed");
        refused[0].Body.ShouldContain("closed");
        (await reader.SubmitAsync(first, NoLesion, submission)).Status.ShouldBe(200, "what was submitted before is still acknowledged");
        var listed = Listed(await reader.Visitor.GetAsync("/api/reading/campaigns"), campaign);
        (listed.Closed, listed.Submitted, listed.OpenAssignmentId).ShouldBe((true, 1, null));
        (await curator.GetAsync(frame)).Status.ShouldBe(200, "its curators go on");

        await ChangeAsync(curator, campaign, "open");

        (await reader.Visitor.GetAsync(frame)).Status.ShouldBe(200);
        (await reader.OpenAsync()).Id.ShouldBe(open.Id);
        await reader.SubmittedAsync(open, NoLesion);
    }

    [Fact]
    public async Task After_a_closing_each_browser_of_a_reader_drops_its_cache_once_by_the_next_answer()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(1653));
        var (reader, other, curator) = (await campaign.ReaderAsync(), await campaign.ReaderAsync(), await campaign.CuratorAsync());
        (await reader.Visitor.GetAsync("/api/reading/campaigns")).Headers.ShouldNotContainKey(Clear);

        await ChangeAsync(curator, campaign, "close");
        var next = await reader.Visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/next");
        (next.Problem, next.Headers[Clear]).ShouldBe(("campaign-closed", "\"cache\""));
        (await reader.Visitor.GetAsync("/api/reading/campaigns")).Headers.ShouldNotContainKey(Clear);

        await ChangeAsync(curator, campaign, "open");
        (await other.Visitor.GetAsync("/api/reading/campaigns")).Headers[Clear].ShouldBe("\"cache\"", "open again, this browser has not dropped them yet");

        await ChangeAsync(curator, campaign, "close");
        (await reader.Visitor.GetAsync("/api/reading/campaigns")).Headers[Clear].ShouldBe("\"cache\"", "a second closing");
        (await reader.Visitor.PostAsync("/api/session/signout")).Headers[Clear].ShouldBe("\"cache\"");
    }

    [Fact]
    public async Task Its_curators_and_administrators_close_it_and_nobody_else_finds_the_way()
    {
        var (campaign, foreign) = (await TestCampaign.MakeAsync(server, 2), await TestCampaign.MakeAsync(server, 2));
        var strangers = new[] { await foreign.CuratorAsync(), (await campaign.ReaderAsync()).Visitor };
        foreach (var stranger in strangers)
        {
            (await stranger.PostAsync($"/api/campaigns/{campaign.Id}/close")).Problem.ShouldBe("not-found");
        }

        var curator = await campaign.CuratorAsync();
        (await SummaryAsync(curator, campaign)).ClosedAt.ShouldBeNull();
        var administrator = await server.AddAndSignInAsync(server.NewName("administrator"), Roles.Administrator, null);
        await ChangeAsync(administrator, campaign, "close");
        var closed = (await SummaryAsync(curator, campaign)).ClosedAt.ShouldNotBeNull();
        (await ChangeAsync(curator, campaign, "close")).ClosedAt.ShouldNotBeNull().ShouldBe(closed, TimeSpan.FromMilliseconds(1), "closed once, it stays closed since then");
        await ChangeAsync(curator, campaign, "open");
        (await SummaryAsync(curator, campaign)).ClosedAt.ShouldBeNull();
    }

    private static string Frame(Server.Reading.AssignmentAnswer open) =>
        $"/dicomweb/studies/{open.Case.StudyUid}/series/{open.Case.SeriesUid}/instances/{open.Case.Instances[0].SopInstanceUid}/frames/1";

    private static ReadingEndpoints.ReaderCampaign Listed(Reply reply, TestCampaign campaign) =>
        reply.As<List<ReadingEndpoints.ReaderCampaign>>().Single(c => c.Id == campaign.Id);

    private static async Task<CampaignEndpoints.Summary> SummaryAsync(Visitor visitor, TestCampaign campaign) =>
        (await visitor.GetAsync("/api/campaigns")).As<List<CampaignEndpoints.Summary>>().Single(c => c.Id == campaign.Id);

    private static async Task<CloseCampaign.Answer> ChangeAsync(Visitor visitor, TestCampaign campaign, string verb)
    {
        var reply = await visitor.PostAsync($"/api/campaigns/{campaign.Id}/{verb}");
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<CloseCampaign.Answer>();
    }
}
