using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Reading;

public class DraftTests(TestServer server)
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestCampaign? campaign;

    [Fact]
    public async Task A_draft_comes_back_with_its_numbers()
    {
        var (reader, open) = await OpenAsync();
        var reading = reader.Draw(open, Hand.Sure, 0, 1);
        var saved = (await reader.SaveAsync(open.Id, 0, reading)).As<SaveDraft.Answer>();
        saved.Version.ShouldBe(1);
        var draft = (await reader.OpenAsync()).Draft.ShouldNotBeNull();
        draft.Version.ShouldBe(1);
        Same(draft.Reading, reading).ShouldBeTrue();
        draft.Measured.Measurements.Select(m => m.Value).ShouldBe(saved.Measured.Measurements.Select(m => m.Value));
        draft.Measured.Measurements.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task An_unfinished_draft_is_kept_as_it_is()
    {
        var (reader, open) = await OpenAsync();
        var half = new CaseReading([new Finding("2.25.1", "L", [], [])], false, "not yet sure");
        (await reader.SaveAsync(open.Id, 0, half)).Status.ShouldBe(200);
        Same((await reader.OpenAsync()).Draft!.Reading, half).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task Only_the_version_that_is_stored_can_be_replaced(int version)
    {
        var (reader, open) = await OpenAsync();
        await SavedAsync(reader, open, 0, "first");
        await SavedAsync(reader, open, 1, "second");
        var stale = await reader.SaveAsync(open.Id, version, Commented("stale"));
        (stale.Status, stale.Problem).ShouldBe((409, "stale-draft"));
        var draft = (await reader.OpenAsync()).Draft!;
        (draft.Version, draft.Reading.Comment).ShouldBe((2, "second"));
        await SavedAsync(reader, open, 2, "third");
    }

    [Fact]
    public async Task Of_ten_saves_at_once_on_the_same_version_one_is_kept()
    {
        var (reader, open) = await OpenAsync();
        await SavedAsync(reader, open, 0, "first");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => reader.SaveAsync(open.Id, 1, Commented($"hand {n}"))));
        replies.Count(r => r.Status == 200).ShouldBe(1);
        replies.Count(r => r.Status == 409).ShouldBe(9);
        var kept = Array.FindIndex(replies, r => r.Status == 200);
        (await reader.OpenAsync()).Draft!.Reading.Comment.ShouldBe($"hand {kept}");
    }

    [Fact]
    public async Task Anothers_draft_is_not_there()
    {
        var (reader, open) = await OpenAsync();
        await SavedAsync(reader, open, 0, "mine");
        var other = await campaign!.ReaderAsync();
        (await other.SaveAsync(open.Id, 1, Commented("not mine"))).Problem.ShouldBe("not-found");
        (await other.Visitor.GetAsync($"/api/reading/assignments/{open.Id}")).Problem.ShouldBe("not-found");
        (await reader.OpenAsync()).Draft!.Reading.Comment.ShouldBe("mine");
    }

    [Fact]
    public async Task With_the_submission_the_draft_is_gone_and_none_can_be_saved()
    {
        var (reader, open) = await OpenAsync();
        await SavedAsync(reader, open, 0, "first");
        await reader.SubmittedAsync(open, new CaseReading([], true, null));
        (await reader.SaveAsync(open.Id, 1, Commented("late"))).Problem.ShouldBe("already-decided");
        await using var session = server.Store.QuerySession();
        (await session.LoadAsync<Draft>(open.Id)).ShouldBeNull();
    }

    private static CaseReading Commented(string comment) => new([], false, comment);

    private static async Task SavedAsync(Reader reader, AssignmentAnswer open, int version, string comment)
    {
        var reply = await reader.SaveAsync(open.Id, version, Commented(comment));
        reply.Status.ShouldBe(200, reply.Body);
        reply.As<SaveDraft.Answer>().Version.ShouldBe(version + 1);
    }

    private static bool Same(CaseReading a, CaseReading b) =>
        System.Text.Json.JsonSerializer.Serialize(a) == System.Text.Json.JsonSerializer.Serialize(b);

    private async Task<(Reader Reader, AssignmentAnswer Open)> OpenAsync()
    {
        await One.WaitAsync();
        try
        {
            campaign ??= await TestCampaign.MakeAsync(server, 50, PhantomSeries.Of(621, 256));
        }
        finally
        {
            One.Release();
        }

        var reader = await campaign.ReaderAsync();
        return (reader, await reader.OpenAsync());
    }
}
