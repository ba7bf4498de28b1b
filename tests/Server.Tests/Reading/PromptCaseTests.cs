using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>What is asked of one case alone.</summary>
public class PromptCaseTests(TestServer server)
{
    private sealed record Asked(PromptCase.View? Prompt);

    [Fact]
    public async Task It_is_told_to_each_reader_and_to_the_curator_and_stands_once_a_reader_has_the_case()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(992));
        var (curator, reader) = (await campaign.CuratorAsync(), await campaign.ReaderAsync());
        var path = $"/api/campaigns/{campaign.Id}/cases/{await CaseAsync(curator, campaign)}/prompt";
        (await curator.PutAsync(path, new PromptCase.Request("  The larger lesion of the liver  ", 3))).As<Asked>().Prompt.ShouldBe(new PromptCase.View("The larger lesion of the liver", 3));
        (await curator.PutAsync(path, new PromptCase.Request(null, null))).As<Asked>().Prompt.ShouldBeNull();
        (await curator.PutAsync(path, new PromptCase.Request("Only this", null))).As<Asked>().Prompt.ShouldBe(new PromptCase.View("Only this", null));
        (await curator.PutAsync(path, new PromptCase.Request(null, PhantomSeries.Slices - 1))).As<Asked>().Prompt.ShouldBe(new PromptCase.View(null, PhantomSeries.Slices - 1));

        (await reader.OpenAsync()).Prompt.ShouldBe(new PromptCase.View(null, PhantomSeries.Slices - 1));
        (await curator.GetAsync(path[..^"/prompt".Length])).As<ReviewCase.Answer>().Prompt.ShouldBe(new PromptCase.View(null, PhantomSeries.Slices - 1));
        var refused = await curator.PutAsync(path, new PromptCase.Request("Something else", 1));
        (refused.Status, refused.Problem).ShouldBe((409, "case-begun"));
    }

    [Fact]
    public async Task What_is_no_prompt_of_a_case_of_ones_own_is_refused_with_its_place()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(993));
        var (curator, stranger) = (await campaign.CuratorAsync(), await (await TestCampaign.MakeAsync(server, 2)).CuratorAsync());
        var path = $"/api/campaigns/{campaign.Id}/cases/{await CaseAsync(curator, campaign)}/prompt";
        foreach (var (request, place) in new[] { (new PromptCase.Request(new string('x', 201), null), "text"), (new("a\u0001", null), "text"), (new(null, -1), "slice"), (new(null, PhantomSeries.Slices), "slice") })
        {
            var reply = await curator.PutAsync(path, request);
            (reply.Status, reply.Problem).ShouldBe((400, "bad-prompt"));
            reply.Places.ShouldBe([place]);
        }

        (await stranger.PutAsync(path, new PromptCase.Request("Mine", null))).Problem.ShouldBe("not-found");
        (await curator.PutAsync(path.Replace("/cases/", "/cases/0", StringComparison.Ordinal), new PromptCase.Request("x", null))).Status.ShouldBe(404);
        await curator.PostAsync($"/api/campaigns/{campaign.Id}/close");
        (await curator.PutAsync(path, new PromptCase.Request("Late", null))).Problem.ShouldBe("campaign-closed");
    }

    private static async Task<Guid> CaseAsync(Visitor curator, TestCampaign campaign) =>
        (await curator.GetAsync($"/api/campaigns/{campaign.Id}")).As<CampaignEndpoints.Detail>().Coverage[0].Id;
}
