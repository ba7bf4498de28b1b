using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Reading;

public class CasesAheadTests(TestServer server)
{
    private static readonly CaseReading NoLesion = new([], true, null);

    [Fact]
    public async Task As_many_cases_are_held_as_asked_for_each_with_a_ticket_that_is_accepted_in_any_order()
    {
        var (campaign, reader) = await SceneAsync(2, 621, 622, 623);
        var inHand = await reader.OpenAsync();
        var ahead = await AheadAsync(campaign, reader, 3, inHand.Id);
        ahead.Open.ShouldBe([inHand.Id, .. ahead.Cases.Select(c => c.Id)]);
        ahead.Cases.Select(c => c.Case.Id).Append(inHand.Case.Id).Distinct().Count().ShouldBe(3);
        ahead.Cases.ShouldAllBe(c => c.Reader == reader.Pseudonym);
        (await reader.OpenAsync()).Id.ShouldBe(inHand.Id, "what is in hand comes again");
        foreach (var one in ahead.Cases.Reverse().Append(inHand))
        {
            await reader.SubmittedAsync(one, NoLesion);
        }

        (await AheadAsync(campaign, reader, 3)).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_at_once_give_each_case_once()
    {
        var (campaign, reader) = await SceneAsync(2, 624, 625);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => AheadAsync(campaign, reader, 1 + (n % 2))));
        answers.SelectMany(a => a.Open).Distinct().Count().ShouldBe(2);
        await using var session = server.Store.QuerySession();
        (await session.Query<Assignment>().CountAsync(a => a.CampaignId == campaign.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task The_first_mark_on_a_case_that_was_handed_out_ahead_makes_it_the_one_in_hand()
    {
        var (campaign, reader) = await SceneAsync(2, 626, 627);
        var second = (await AheadAsync(campaign, reader, 2)).Cases[1];
        (await OpenIdAsync(reader)).ShouldBeNull();
        (await reader.SaveAsync(second.Id, 0, NoLesion)).Status.ShouldBe(200);
        (await OpenIdAsync(reader)).ShouldBe(second.Id);
        (await reader.OpenAsync()).Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Work_on_a_case_that_was_taken_back_is_accepted_by_its_ticket_when_it_comes()
    {
        var (campaign, reader) = await SceneAsync(2, 628);
        var late = (await AheadAsync(campaign, reader, 1)).Cases.ShouldHaveSingleItem();
        await using (var session = server.Store.LightweightSession())
        {
            session.Store((await session.LoadAsync<Assignment>(late.Id))! with { LeaseUntil = late.LeaseUntil - Assignment.LeaseLength - TimeSpan.FromMinutes(1) });
            await session.SaveChangesAsync();
        }

        var other = await campaign.ReaderAsync();
        foreach (var one in new[] { other, await campaign.ReaderAsync() })
        {
            await one.SubmittedAsync(await one.OpenAsync(), NoLesion);
        }

        (await AheadAsync(campaign, reader, 2)).Open.ShouldBeEmpty();
        (await reader.NextAsync()).ShouldBeNull();
        await other.SubmittedAsync(late, NoLesion);
        await using var stored = server.Store.QuerySession();
        (await stored.LoadAsync<Assignment>(late.Id))!.State.ShouldBe(AssignmentState.Submitted);
    }

    [Fact]
    public async Task Too_many_a_stranger_and_a_forged_count_get_nothing()
    {
        var (campaign, reader) = await SceneAsync(2, 629);
        var path = $"/api/reading/campaigns/{campaign.Id}/ahead";
        foreach (var count in new[] { 0, -1, CasesAhead.Most + 1 })
        {
            (await reader.Visitor.PostAsync(path, new CasesAhead.Request(count, null))).Problem.ShouldBe("invalid-count");
        }

        (await reader.Visitor.PostAsync(path, new CasesAhead.Request(1, [.. Enumerable.Repeat(Guid.NewGuid(), 201)]))).Problem.ShouldBe("invalid-count");
        var stranger = await server.SignInAsReaderAsync(server.NewName("reader"));
        (await stranger.PostAsync(path, new CasesAhead.Request(1, null))).Problem.ShouldBe("not-found");
    }

    private async Task<(TestCampaign Campaign, Reader Reader)> SceneAsync(int readersPerCase, params int[] seeds)
    {
        var campaign = await TestCampaign.MakeAsync(server, readersPerCase, [.. seeds.Select(s => PhantomSeries.Of(s))]);
        return (campaign, await campaign.ReaderAsync());
    }

    private static async Task<CasesAhead.Answer> AheadAsync(TestCampaign campaign, Reader reader, int count, params Guid[] have)
    {
        var reply = await reader.Visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/ahead", new CasesAhead.Request(count, have));
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<CasesAhead.Answer>();
    }

    private static async Task<Guid?> OpenIdAsync(Reader reader) =>
        (await reader.Visitor.GetAsync("/api/reading/campaigns")).As<List<ReadingEndpoints.ReaderCampaign>>().ShouldHaveSingleItem().OpenAssignmentId;
}
