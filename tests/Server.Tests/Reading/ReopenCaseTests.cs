using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>The way back after a mistake.</summary>
public class ReopenCaseTests(TestServer server)
{
    private static readonly CaseReading NoLesion = new([], true, null);

    [Fact]
    public async Task A_correction_takes_the_place_of_what_was_submitted_which_stands_until_then_and_is_kept()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(994, 256));
        var (curator, reader, other) = (await campaign.CuratorAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        var first = await reader.SubmittedAsync(open, reader.Draw(open, Hand.Sure, 0));
        var others = await other.SubmittedAsync(await other.OpenAsync(), reader.Draw(open, Hand.Sure, 0));
        (await campaign.ReviewAsync(curator, open.Case.Id, 2)).Lesions.ShouldHaveSingleItem();

        var again = await ReopenedAsync(reader, open.Id);
        again.Reopened.ShouldBeTrue();
        var draft = again.Draft.ShouldNotBeNull();
        draft.Reading.Findings.ShouldHaveSingleItem();
        again.Progress.ShouldBe(new AssignmentProgress(1, 1));
        (await DoneAsync(reader, campaign)).ShouldHaveSingleItem().Reopened.ShouldBeTrue();
        (await reader.OpenAsync()).Id.ShouldBe(open.Id);
        (await campaign.ReviewAsync(curator, open.Case.Id, 2)).Version.ShouldBe(1);

        (await reader.SaveAsync(open.Id, draft.Version, draft.Reading with { Comment = "Better" })).Status.ShouldBe(200);
        var both = reader.Draw(open, Hand.Sure, 0, 1);
        var corrected = both with { Findings = [both.Findings[0] with { TrackingUid = draft.Reading.Findings[0].TrackingUid }, both.Findings[1]] };
        var second = await reader.SubmittedAsync(again, corrected);
        var review = await Eventually.AskAsync("computed anew", () => campaign.ReviewAsync(curator, open.Case.Id, 2), r => r.Version == 2);
        review.Lesions.Count.ShouldBe(2);
        (await reader.NextAsync()).ShouldBeNull();

        await using var session = server.Store.QuerySession();
        (await session.Standing().Where(a => a.CaseId == open.Case.Id).Select(a => a.Id).ToListAsync()).ShouldBe([second.SubmissionId, others.SubmissionId], ignoreOrder: true);
        var old = (await session.LoadAsync<AnnotationDocument>(first.SubmissionId))!;
        (old.SupersededAt.HasValue, old.Reading.Findings.Count).ShouldBe((true, 1));
        var stored = (await session.LoadAsync<AnnotationDocument>(second.SubmissionId))!;
        stored.Corrects.ShouldBe(first.SubmissionId);
        AimXml.Read(stored.Aim).Collection!.ImageAnnotations.Select(a => a.PrecedentReferencedAnnotationUid).ShouldBe([AimXml.Read(old.Aim).Collection!.ImageAnnotations.Single().UniqueIdentifier, null]);
        (await session.Events.FetchStreamAsync(open.Id)).Select(e => e.Data.GetType()).ShouldBe([typeof(AnnotationSubmitted), typeof(CaseReopened), typeof(AnnotationSubmitted)]);
    }

    [Fact]
    public async Task Fifty_corrections_at_once_are_one_and_of_different_ones_one_is_kept()
    {
        var campaign = await TestCampaign.MakeAsync(server, 9, PhantomSeries.Of(995));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, NoLesion);
        var reopened = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/reopen")));
        reopened.ShouldAllBe(r => r.Status == 200);
        var id = Guid.NewGuid();
        var same = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.SubmitAsync(open, NoLesion with { Comment = "Sure" }, id)));
        same.Select(r => r.Body).Distinct().ShouldHaveSingleItem();
        same.Count(r => r.Status == 201).ShouldBe(1);

        await ReopenedAsync(reader, open.Id);
        var different = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => reader.SubmitAsync(open, NoLesion with { Comment = $"Window {n}" })));
        different.Count(r => r.Status == 201).ShouldBe(1);
        different.Count(r => r.Problem == "already-decided").ShouldBe(9);
        await using var session = server.Store.QuerySession();
        (await session.Standing().CountAsync(a => a.AssignmentId == open.Id)).ShouldBe(1);
        (await session.Query<AnnotationDocument>().CountAsync(a => a.AssignmentId == open.Id)).ShouldBe(3);
        (await session.Events.FetchStreamAsync(open.Id)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task One_that_is_left_as_it_was_stands_and_a_late_draft_of_it_is_refused()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(996))).ReaderAsync();
        var open = await reader.OpenAsync();
        (await LeaveAsync(reader, open.Id)).Problem.ShouldBe("nothing-submitted");
        var first = await reader.SubmittedAsync(open, NoLesion);
        var again = await ReopenedAsync(reader, open.Id);
        (await LeaveAsync(reader, open.Id)).Status.ShouldBe(204);
        (await LeaveAsync(reader, open.Id)).Status.ShouldBe(204);
        (await reader.SaveAsync(open.Id, again.Draft!.Version, NoLesion)).Problem.ShouldBe("already-decided");
        (await reader.SubmitAsync(open, NoLesion)).Problem.ShouldBe("already-decided");
        await using var session = server.Store.QuerySession();
        (await session.Standing().SingleAsync(a => a.AssignmentId == open.Id)).Id.ShouldBe(first.SubmissionId);
        (await session.LoadAsync<Draft>(open.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task A_skip_withdraws_what_was_submitted_and_can_be_taken_back_itself()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(997, 256));
        var (curator, reader, other) = (await campaign.CuratorAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Sure, 0));
        await other.SubmittedAsync(await other.OpenAsync(), reader.Draw(open, Hand.Sure, 0));
        await campaign.ReviewAsync(curator, open.Case.Id, 2);
        await ReopenedAsync(reader, open.Id);
        (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/skip", new SkipCase.Request("cannot-judge"))).Status.ShouldBe(200);
        var path = $"/api/campaigns/{campaign.Id}/cases/{open.Case.Id}";
        var review = await Eventually.AskAsync("withdrawn", async () => (await curator.GetAsync(path)).As<ReviewCase.Answer>(), r => r.Version == 0);
        (review.State, review.Submissions.Count, review.Lesions.Count, review.Passed.Count).ShouldBe((CaseStates.Waiting, 1, 0, 1));
        (await DoneAsync(reader, campaign)).ShouldHaveSingleItem().SkipReason.ShouldBe("cannot-judge");

        var again = await ReopenedAsync(reader, open.Id);
        (again.Reopened, again.Draft?.Reading.Findings.Count).ShouldBe((false, 1), "what was drawn is there again");
        await reader.SubmittedAsync(again, reader.Draw(open, Hand.Sure, 0));
        (await campaign.ReviewAsync(curator, open.Case.Id, 2)).Lesions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_drawn_without_a_network_goes_with_the_skip_and_is_there_when_its_reader_goes_back()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(982));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        open.State.ShouldBe(AssignmentState.Open);
        var skip = $"/api/reading/assignments/{open.Id}/skip";
        var (here, elsewhere) = (Guid.NewGuid(), Guid.NewGuid());
        var drawn = reader.Draw(open, Hand.Sure, 0);
        var bad = drawn with { Comment = "\u0001" };
        (await reader.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge", open.Ticket, bad, new DraftBasis(0, here)))).Problem.ShouldBe("invalid-reading");
        (await reader.Visitor.PutAsync($"/api/reading/assignments/{open.Id}/draft", new SaveDraft.Request(0, NoLesion, elsewhere))).Status.ShouldBe(200);
        (await reader.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge", open.Ticket, drawn, new DraftBasis(0, here)))).Problem.ShouldBe("stale-draft", "another browser has saved since");
        (await reader.Visitor.PostAsync(skip, new SkipCase.Request("cannot-judge", open.Ticket, drawn, new DraftBasis(1, here)))).Status.ShouldBe(200);
        (await reader.Visitor.GetAsync($"/api/reading/assignments/{open.Id}")).As<AssignmentAnswer>().State.ShouldBe(AssignmentState.Skipped);
        var again = await ReopenedAsync(reader, open.Id);
        (again.State, again.Draft!.Version, again.Draft.Reading.Findings.Count).ShouldBe((AssignmentState.Open, 2, drawn.Findings.Count));
    }

    [Fact]
    public async Task Anothers_case_one_of_a_closed_campaign_and_one_that_is_not_there_stay_closed()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(998));
        var (curator, reader, other) = (await campaign.CuratorAsync(), await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, NoLesion);
        foreach (var verb in new[] { "reopen", "leave" })
        {
            (await other.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/{verb}")).Problem.ShouldBe("not-found");
            (await reader.Visitor.PostAsync($"/api/reading/assignments/{Guid.NewGuid()}/{verb}")).Problem.ShouldBe("not-found");
        }

        (await DoneAsync(other, campaign)).ShouldBeEmpty();
        var stranger = await (await TestCampaign.MakeAsync(server, 2)).ReaderAsync();
        (await stranger.Visitor.GetAsync($"/api/reading/campaigns/{campaign.Id}/done")).Problem.ShouldBe("not-found");
        await curator.PostAsync($"/api/campaigns/{campaign.Id}/close");
        foreach (var verb in new[] { "reopen", "leave" })
        {
            (await reader.Visitor.PostAsync($"/api/reading/assignments/{open.Id}/{verb}")).Problem.ShouldBe("campaign-closed");
        }

        (await DoneAsync(reader, campaign)).ShouldHaveSingleItem();
    }

    private static async Task<AssignmentAnswer> ReopenedAsync(Reader reader, Guid id)
    {
        var reply = await reader.Visitor.PostAsync($"/api/reading/assignments/{id}/reopen");
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<AssignmentAnswer>();
    }

    private static Task<Reply> LeaveAsync(Reader reader, Guid id) => reader.Visitor.PostAsync($"/api/reading/assignments/{id}/leave");

    private static async Task<List<CasesDone.Row>> DoneAsync(Reader reader, TestCampaign campaign) =>
        (await reader.Visitor.GetAsync($"/api/reading/campaigns/{campaign.Id}/done")).As<List<CasesDone.Row>>();
}
