using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>A server of its own, stopped and started again on the same data.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_survives_a_restart_the_session_too()
    {
        var first = await TestServer.StartAsync(new StartOptions(folder.Path));
        var port = first.Server.Settings.LoopbackUrl.Port;
        var campaign = await TestCampaign.MakeAsync(first, 2, PhantomSeries.Of(711, 256), PhantomSeries.Of(712, 256));
        var (reader, second) = (await campaign.ReaderAsync(), await campaign.ReaderAsync());
        var curator = await campaign.CuratorAsync();
        var password = await first.AddAsync("late-reader", Roles.Reader, campaign.Name);
        var open = await reader.OpenAsync();
        var submitted = await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(1), 0));
        for (var n = 0; n < 2; n++)
        {
            var case2 = await second.OpenAsync();
            await second.SubmittedAsync(case2, second.Draw(case2, Hand.Trembling(2), 0));
        }

        var next = await reader.OpenAsync();
        (await reader.SaveAsync(next.Id, 0, reader.Draw(next, Hand.Sure, 1))).Status.ShouldBe(200);
        var review = await campaign.ReviewAsync(curator, open.Case.Id, 2);
        var uid = await MappedUidAsync(first, open.Case.SeriesUid);
        var cookies = reader.Visitor.CookieHeader;
        await first.DisposeAsync();

        await using var again = await TestServer.StartAsync(new StartOptions(folder.Path, port));
        var still = await again.Anonymous().SendAsync(HttpMethod.Get, $"/api/reading/assignments/{next.Id}", null, r => r.Headers.Add("Cookie", cookies));
        still.Status.ShouldBe(200, still.Body);
        still.As<Server.Reading.AssignmentAnswer>().Draft!.Version.ShouldBe(1);
        var late = again.Anonymous();
        await late.SignInAsync("late-reader", password);
        (await late.GetAsync("/api/reading/campaigns")).Json.GetArrayLength().ShouldBe(1);
        var script = await again.ScriptAsync();
        var after = await script.GetAsync($"/api/campaigns/{campaign.Id}/cases/{open.Case.Id}");
        after.As<Server.CaseConsensus.ReviewCase.Answer>().Version.ShouldBe(review.Version);
        (await SettingAsync(again, "synchronous_commit"), await SettingAsync(again, "fsync")).ShouldBe(("on", "on"));
        await using var session = again.Store.QuerySession();
        (await session.Events.FetchStreamAsync(open.Id)).ShouldHaveSingleItem();
        (await session.LoadAsync<Server.Annotations.AnnotationDocument>(submitted.SubmissionId))!.AnnotationUid.ShouldBe(submitted.AnnotationUid);
        (await ReimportedUidAsync(again, campaign.Name, campaign.SeriesOf(open.Case.SeriesUid))).ShouldBe(uid, "the key that maps UIDs outlives the process");
    }

    private static async Task<string> SettingAsync(TestServer server, string name)
    {
        await using var database = NpgsqlDataSource.Create(server.AppConnection);
        await using var ask = database.CreateCommand("SELECT current_setting($1)");
        ask.Parameters.Add(new() { Value = name });
        return (string)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<string> MappedUidAsync(TestServer server, string series)
    {
        await using var session = server.Store.QuerySession();
        return (await session.LoadAsync<ArchivedSeries>(series))!.Slices[0].SopInstanceUid;
    }

    private static async Task<string> ReimportedUidAsync(TestServer server, string campaign, PhantomSeries series)
    {
        var import = new Import(await server.ScriptAsync());
        var answer = await import.AddAsync(series.Files[0]);
        answer.Reason.ShouldBe("It is in the archive already.");
        var finished = (await import.FinishAsync(campaign)).ShouldHaveSingleItem();
        return await MappedUidAsync(server, finished.SeriesUid);
    }
}
