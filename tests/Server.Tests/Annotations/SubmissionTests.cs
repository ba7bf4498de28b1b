using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Annotations;

public class SubmissionTests(TestServer server)
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestCampaign? campaign;

    [Fact]
    public async Task The_same_submission_again_gives_the_same_answer_and_is_stored_once()
    {
        var (reader, open) = await OpenAsync();
        var (id, reading) = (Guid.NewGuid(), reader.Draw(open, Hand.Sure, 0));
        var first = await reader.SubmitAsync(open, reading, id);
        first.Status.ShouldBe(201, first.Body);
        var again = await reader.SubmitAsync(open, reading, id);
        again.Status.ShouldBe(200);
        again.Body.ShouldBe(first.Body);
        (await EventsAsync(open.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused_and_the_stored_one_stands()
    {
        var (reader, open) = await OpenAsync();
        var (id, reading) = (Guid.NewGuid(), reader.Draw(open, Hand.Sure, 0));
        await reader.SubmittedAsync(open, reading, id);
        var moved = reading with { Comment = "Another word" };
        var reply = await reader.SubmitAsync(open, moved, id);
        (reply.Status, reply.Problem).ShouldBe((422, "submission-differs"));
        await using var session = server.Store.QuerySession();
        (await session.LoadAsync<AnnotationDocument>(id))!.Reading.Comment.ShouldBeNull();
        (await EventsAsync(open.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_identical_ones_at_once_are_one_event_and_one_answer()
    {
        var (reader, open) = await OpenAsync();
        var (id, reading) = (Guid.NewGuid(), reader.Draw(open, Hand.Sure, 0, 1));
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.SubmitAsync(open, reading, id)));
        replies.ShouldAllBe(r => r.Status == 200 || r.Status == 201);
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Select(r => r.Body).Distinct().ShouldHaveSingleItem();
        (await EventsAsync(open.Id)).ShouldBe(1);
        await using var session = server.Store.QuerySession();
        (await session.Query<AnnotationDocument>().CountAsync(a => a.AssignmentId == open.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_ten_different_ones_at_once_one_is_kept_and_the_others_are_told()
    {
        var (reader, open) = await OpenAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => reader.SubmitAsync(open, new CaseReading([], true, $"Window {n}"))));
        replies.Count(r => r.Status == 201).ShouldBe(1);
        replies.Count(r => r.Status == 409 && r.Problem == "already-decided").ShouldBe(9);
        (await EventsAsync(open.Id)).ShouldBe(1);
        await using var session = server.Store.QuerySession();
        (await session.Query<AnnotationDocument>().CountAsync(a => a.AssignmentId == open.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_does_not_know_of_what_another_device_saved_is_refused_and_one_whose_own_answers_were_lost_is_not()
    {
        var (reader, open) = await OpenAsync();
        var (here, there) = (Guid.NewGuid(), Guid.NewGuid());
        (await reader.SaveAsync(open.Id, 0, new CaseReading([], true, "Here"), here)).Status.ShouldBe(200);
        (await reader.SaveAsync(open.Id, 1, new CaseReading([], true, "There"), there)).Status.ShouldBe(200);
        var path = $"/api/reading/assignments/{open.Id}/submission";
        SubmitAnnotation.Request From(int version, Guid writer) => new(Guid.NewGuid(), open.Ticket, new CaseReading([], true, "Here"), null, new DraftBasis(version, writer));
        var refused = await reader.Visitor.PostAsync(path, From(1, here));
        (refused.Status, refused.Problem).ShouldBe((409, "stale-draft"));
        (await EventsAsync(open.Id)).ShouldBe(0);
        (await reader.Visitor.GetAsync($"/api/reading/assignments/{open.Id}")).As<AssignmentAnswer>().Draft!.Reading.Comment.ShouldBe("There");
        (await reader.Visitor.PostAsync(path, From(1, there))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_case_is_submitted_once()
    {
        var (reader, open) = await OpenAsync();
        await reader.SubmittedAsync(open, new CaseReading([], true, null));
        (await reader.SubmitAsync(open, new CaseReading([], true, null))).Problem.ShouldBe("already-decided");
    }

    [Fact]
    public async Task A_forged_an_empty_and_another_cases_ticket_are_refused()
    {
        var (reader, open) = await OpenAsync();
        var (_, others) = await OpenAsync();
        foreach (var ticket in new[] { "", "forged", open.Ticket[..^4] + "AAAA", others.Ticket })
        {
            var reply = await reader.SubmitAsync(open, new CaseReading([], true, null), ticket: ticket);
            (reply.Status, reply.Problem).ShouldBe((400, "bad-ticket"));
        }

        (await EventsAsync(open.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Work_that_another_sends_from_the_same_device_is_stored_as_the_tickets_readers()
    {
        var (reader, open) = await OpenAsync();
        var next = await campaign!.ReaderAsync();
        var sent = await next.SubmittedAsync(open, new CaseReading([], true, null));
        await using var session = server.Store.QuerySession();
        (await session.LoadAsync<AnnotationDocument>(sent.SubmissionId))!.Pseudonym.ShouldBe(reader.Pseudonym);
    }

    [Fact]
    public async Task Without_an_id_of_its_own_a_submission_is_refused()
    {
        var (reader, open) = await OpenAsync();
        (await reader.SubmitAsync(open, new CaseReading([], true, null), Guid.Empty)).Problem.ShouldBe("no-submission-id");
    }

    [Fact]
    public async Task Without_anti_forgery_or_signed_out_nothing_is_stored()
    {
        var (reader, open) = await OpenAsync();
        var token = reader.Visitor.AntiForgery;
        reader.Visitor.AntiForgery = null;
        (await reader.SubmitAsync(open, new CaseReading([], true, null))).Problem.ShouldBe("anti-forgery");
        reader.Visitor.AntiForgery = token;
        await reader.Visitor.PostAsync("/api/session/signout");
        (await reader.SubmitAsync(open, new CaseReading([], true, null))).Problem.ShouldBe("signed-out");
        (await EventsAsync(open.Id)).ShouldBe(0);
    }

    private async Task<int> EventsAsync(Guid assignment)
    {
        await using var session = server.Store.QuerySession();
        return (await session.Events.FetchStreamAsync(assignment)).Count;
    }

    private async Task<(Reader Reader, AssignmentAnswer Open)> OpenAsync()
    {
        await One.WaitAsync();
        try
        {
            campaign ??= await TestCampaign.MakeAsync(server, 50, PhantomSeries.Of(641, 256));
        }
        finally
        {
            One.Release();
        }

        var reader = await campaign.ReaderAsync();
        return (reader, await reader.OpenAsync());
    }
}
