using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>A case by its link: under the rules of any other.</summary>
public class OpenByLinkTests(TestServer server)
{
    private static readonly CaseReading NoLesion = new([], true, null);

    [Fact]
    public async Task It_opens_the_case_that_is_named_again_and_again_until_it_is_decided()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(986), PhantomSeries.Of(987));
        var reader = await campaign.ReaderAsync();
        var (second, first) = (await OpenedAsync(reader, campaign, "2"), await OpenedAsync(reader, campaign, "Case 0001"));
        (second.Case.Number, first.Case.Number).ShouldBe(("Case 0002", "Case 0001"));
        (await OpenedAsync(reader, campaign, "2")).Id.ShouldBe(second.Id);
        await reader.SubmittedAsync(second, NoLesion);
        (await AskAsync(reader, campaign, "2")).Problem.ShouldBe("already-decided");
        (await reader.OpenAsync()).Id.ShouldBe(first.Id, "what was opened by link is in hand");
    }

    [Fact]
    public async Task Beyond_the_readers_that_are_wanted_it_opens_to_nobody_and_says_nothing_of_them()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(988));
        Reader[] readers = [await campaign.ReaderAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync()];
        await readers[0].SubmittedAsync(await OpenedAsync(readers[0], campaign, "1"), NoLesion);
        await OpenedAsync(readers[1], campaign, "1");
        var refused = await AskAsync(readers[2], campaign, "1");
        (refused.Status, refused.Problem).ShouldBe((409, "case-not-open"));
        refused.Body.ShouldNotContain("reader", Case.Insensitive);

    }

    [Fact]
    public async Task What_is_not_there_or_another_campaigns_is_not_found_and_a_closed_campaign_stays_closed()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(989));
        var (reader, stranger) = (await campaign.ReaderAsync(), await (await TestCampaign.MakeAsync(server, 2)).ReaderAsync());
        foreach (var number in new[] { "2", "0", "-1", "Case", "Case%200009" })
        {
            (await AskAsync(reader, campaign, number)).Problem.ShouldBe("not-found", number);
        }

        (await AskAsync(stranger, campaign, "1")).Problem.ShouldBe("not-found");
        (await (await campaign.CuratorAsync()).PostAsync($"/api/campaigns/{campaign.Id}/close")).Status.ShouldBe(200);
        (await AskAsync(reader, campaign, "1")).Problem.ShouldBe("campaign-closed");
    }

    private static Task<Reply> AskAsync(Reader reader, TestCampaign campaign, string number) => reader.Visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/cases/{number}");

    private static async Task<AssignmentAnswer> OpenedAsync(Reader reader, TestCampaign campaign, string number)
    {
        var reply = await AskAsync(reader, campaign, number);
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<AssignmentAnswer>();
    }
}
