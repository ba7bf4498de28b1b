using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Reading;

public class NextCaseTests(TestServer server)
{
    private static readonly CaseReading NoLesion = new([], true, null);

    [Fact]
    public async Task The_open_case_is_given_again_until_it_is_decided()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(601), PhantomSeries.Of(602))).ReaderAsync();
        var first = await reader.OpenAsync();
        (await reader.OpenAsync()).Id.ShouldBe(first.Id);
        await reader.SubmittedAsync(first, NoLesion);
        var second = await reader.OpenAsync();
        second.Case.Id.ShouldNotBe(first.Case.Id);
        (second.Progress.Submitted, second.Progress.Total).ShouldBe((1, 2));
        await reader.SubmittedAsync(second, NoLesion);
        (await reader.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Twenty_requests_at_once_give_one_assignment()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(603), PhantomSeries.Of(604));
        var reader = await campaign.ReaderAsync();
        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => reader.OpenAsync()));
        given.Select(g => g.Id).Distinct().ShouldHaveSingleItem();
        await using var session = server.Store.QuerySession();
        (await session.Query<Assignment>().CountAsync(a => a.CampaignId == campaign.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Readers_are_spread_over_the_least_covered_cases_and_a_covered_case_is_given_to_nobody()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(605), PhantomSeries.Of(606));
        var readers = new List<Reader>();
        var cases = new List<Guid>();
        for (var i = 0; i < 4; i++)
        {
            readers.Add(await campaign.ReaderAsync());
            var open = await readers[i].OpenAsync();
            cases.Add(open.Case.Id);
            await readers[i].SubmittedAsync(open, NoLesion);
        }

        cases.CountBy(c => c).ShouldAllBe(c => c.Value == 2);
        (await (await campaign.ReaderAsync()).NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_takes_no_part_in_a_campaign_gets_nothing_of_it()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(607));
        var stranger = await server.SignInAsReaderAsync(server.NewName("reader"));
        (await stranger.PostAsync($"/api/reading/campaigns/{campaign.Id}/next")).Problem.ShouldBe("not-found");
        (await stranger.GetAsync("/api/reading/campaigns")).Body.ShouldBe("[]");
        var open = await (await campaign.ReaderAsync()).OpenAsync();
        (await stranger.GetAsync($"/api/reading/assignments/{open.Id}")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task A_skip_is_an_outcome_with_a_coded_reason_that_stands()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(608), PhantomSeries.Of(609));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var skip = $"/api/reading/assignments/{open.Id}/skip";
        (await reader.Visitor.PostAsync(skip, new SkipCase.Request("no mood"))).Problem.ShouldBe("unknown-reason");
        (await (await campaign.ReaderAsync()).Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge"))).Problem.ShouldBe("not-found");
        var skipped = await reader.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge"));
        skipped.As<SkipCase.Answer>().AssignmentId.ShouldBe(open.Id);
        (await reader.Visitor.PostAsync(skip, new SkipCase.Request("not-my-field"))).Body.ShouldBe(skipped.Body, "said again, it is what it was");
        (await reader.SubmitAsync(open, NoLesion)).Problem.ShouldBe("already-decided");
        (await reader.OpenAsync()).Case.Id.ShouldNotBe(open.Case.Id);
        await using var session = server.Store.QuerySession();
        (await session.Events.FetchStreamAsync(open.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_curator_is_told_who_could_not_judge_a_case_apart_from_who_skipped_it()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(991));
        Reader[] readers = [await campaign.ReaderAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync()];
        string[] reasons = ["cannot-judge-artefact", "not-my-field", "cannot-judge-artefact"];
        var caseId = Guid.Empty;
        foreach (var (reader, reason) in readers.Zip(reasons))
        {
            var open = await reader.OpenAsync();
            caseId = open.Case.Id;
            (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request(reason))).Status.ShouldBe(200);
        }

        var review = (await (await campaign.CuratorAsync()).GetAsync($"/api/campaigns/{campaign.Id}/cases/{caseId}")).As<ReviewCase.Answer>();
        review.Passed.ShouldBe([new("cannot-judge-artefact", true, 2), new("not-my-field", false, 1)]);
    }

    [Fact]
    public async Task A_skip_that_another_sends_from_the_same_device_is_the_tickets_readers()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(611));
        var (reader, other) = (await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        var skip = $"/api/reading/assignments/{open.Id}/skip";
        (await other.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge", "forged"))).Problem.ShouldBe("bad-ticket");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => other.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge", open.Ticket))));
        replies.Select(r => r.Body).Distinct().ShouldHaveSingleItem();
        replies.ShouldAllBe(r => r.Status == 200);
        await using var session = server.Store.QuerySession();
        var skipped = (await session.Events.FetchStreamAsync(open.Id)).ShouldHaveSingleItem().Data.ShouldBeOfType<CaseSkipped>();
        skipped.ReaderId.ShouldBe((await session.LoadAsync<Assignment>(open.Id))!.ReaderId);
    }

    [Fact]
    public async Task What_was_submitted_cannot_be_skipped()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(610))).ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, NoLesion);
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request("cannot-judge"))).Problem.ShouldBe("already-decided");
        await using var session = server.Store.QuerySession();
        (await session.LoadAsync<Assignment>(open.Id))!.State.ShouldBe(AssignmentState.Submitted);
    }
}
