using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Live;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Identity;

public class PeopleTests(TestServer server)
{
    [Fact]
    public async Task Whoever_is_locked_is_signed_out_at_once_and_cannot_sign_in_until_unlocked()
    {
        var administrator = await server.SignInAsAdministratorAsync(server.NewName("administrator"));
        var name = server.NewName("reader");
        var password = await server.AddAsync(name, Roles.Reader, null);
        var reader = server.Anonymous();
        await reader.SignInAsync(name, password);
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(200);

        (await administrator.PostAsync($"/api/people/{name}/lock")).Status.ShouldBe(204);
        (await reader.GetAsync("/api/reading/campaigns")).Problem.ShouldBe("signed-out");
        (await ListedAsync(administrator, name)).Locked.ShouldBeTrue();
        (await TrySignInAsync(name, password)).Problem.ShouldBe("wrong-credentials", "a locked account tells a guesser nothing");

        (await administrator.PostAsync($"/api/people/{name}/unlock")).Status.ShouldBe(204);
        (await ListedAsync(administrator, name)).Locked.ShouldBeFalse();
        await server.Anonymous().SignInAsync(name, password);
    }

    [Fact]
    public async Task A_new_password_ends_the_old_one_and_its_sessions()
    {
        var script = await server.ScriptAsync();
        var name = server.NewName("reader");
        var old = await server.AddAsync(name, Roles.Reader, null);
        var reader = server.Anonymous();
        await reader.SignInAsync(name, old);
        var answer = (await script.PostAsync($"/api/people/{name}/password")).As<ChangePerson.PasswordAnswer>();
        answer.Password.ShouldNotBe(old);
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(401);
        (await TrySignInAsync(name, old)).Problem.ShouldBe("wrong-credentials");
        await server.Anonymous().SignInAsync(name, answer.Password);
    }

    [Fact]
    public async Task A_changed_role_ends_the_session_and_the_part_in_campaigns()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var script = await server.ScriptAsync();
        var name = server.NewName("curator");
        var password = await server.AddAsync(name, Roles.Curator, campaign.Name);
        var person = server.Anonymous();
        await person.SignInAsync(name, password);
        (await person.GetAsync($"/api/campaigns/{campaign.Id}")).Status.ShouldBe(200);

        var changed = (await script.PostAsync($"/api/people/{name}/role", new ChangePerson.RoleRequest(Roles.Reader))).As<ChangePerson.RoleAnswer>();
        changed.Left.ShouldBe([campaign.Name]);
        (await person.GetAsync($"/api/campaigns/{campaign.Id}")).Status.ShouldBe(401);
        await person.SignInAsync(name, password);
        (await person.GetAsync($"/api/campaigns/{campaign.Id}")).Status.ShouldBe(404);
        (await person.GetAsync("/api/reading/campaigns")).Status.ShouldBe(200);
        var listed = await ListedAsync(script, name);
        (listed.Role, listed.Campaigns.Count).ShouldBe((Roles.Reader, 0));
    }

    [Fact]
    public async Task Whoever_has_read_a_campaign_cannot_curate_it_even_after_leaving_it()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(611));
        var reader = await campaign.ReaderAsync();
        await reader.OpenAsync();
        var script = await server.ScriptAsync();
        (await script.SendAsync(HttpMethod.Delete, $"/api/people/{reader.Pseudonym}/campaigns/{campaign.Id}")).Status.ShouldBe(204);
        (await ListedAsync(script, reader.Pseudonym)).Campaigns.ShouldBeEmpty();
        (await reader.Visitor.GetAsync("/api/reading/campaigns")).Json.GetArrayLength().ShouldBe(0);
        (await reader.Visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/next")).Status.ShouldBe(404);

        (await script.PostAsync($"/api/people/{reader.Pseudonym}/role", new ChangePerson.RoleRequest(Roles.Curator))).Status.ShouldBe(200);
        var refused = await script.PostAsync($"/api/people/{reader.Pseudonym}/campaigns/{campaign.Id}");
        (refused.Status, refused.Problem).ShouldBe((409, "has-read-campaign"));
    }

    [Fact]
    public async Task Work_on_its_way_is_taken_after_its_reader_has_left()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(612, 256));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var script = await server.ScriptAsync();
        (await script.SendAsync(HttpMethod.Delete, $"/api/people/{reader.Pseudonym}/campaigns/{Uri.EscapeDataString(campaign.Name)}")).Status.ShouldBe(204);
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(3), 0));
    }

    [Fact]
    public async Task Whoever_has_seen_readers_work_as_a_curator_cannot_read_there_and_hears_no_more_of_it()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(613, 256));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(4), 0));
        var curator = await campaign.CuratorAsync();
        using var live = await LiveConnection.OpenAsync(server, curator);
        (await live.WatchAsync(campaign.Id)).ShouldBeTrue();

        var script = await server.ScriptAsync();
        (await script.PostAsync($"/api/people/{curator.Pseudonym}/role", new ChangePerson.RoleRequest(Roles.Reader))).Status.ShouldBe(200);
        await live.EndsAsync();
        var refused = await script.PostAsync($"/api/people/{curator.Pseudonym}/campaigns/{campaign.Id}");
        (refused.Status, refused.Problem).ShouldBe((409, "has-curated-campaign"));
    }

    [Fact]
    public async Task An_administrator_takes_part_in_no_campaign_and_nobody_has_an_unknown_role()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var script = await server.ScriptAsync();
        var name = server.NewName("administrator");
        await server.AddAsync(name, Roles.Administrator, null);
        (await script.PostAsync($"/api/people/{name}/campaigns/{campaign.Id}")).Problem.ShouldBe("takes-no-part");
        (await script.PostAsync($"/api/people/{name}/role", new ChangePerson.RoleRequest("radiologist"))).Problem.ShouldBe("unknown-role");
        (await script.PostAsync("/api/people/nobody-at-all/lock")).Problem.ShouldBe("not-found");
        (await script.PostAsync($"/api/people/{name}/campaigns/{Guid.NewGuid()}")).Problem.ShouldBe("unknown-campaign");
    }

    /// <summary>On a server of its own: elsewhere other tests have administrators too.</summary>
    [Fact]
    public async Task Two_administrators_who_lock_or_demote_each_other_at_once_leave_one()
    {
        using var folder = new TemporaryFolder();
        await using var alone = await TestServer.StartAsync(new StartOptions(folder.Path) { ThrowAway = true });
        var (first, second) = (await alone.SignInAsAdministratorAsync("first-administrator"), await alone.SignInAsAdministratorAsync("second-administrator"));
        var script = await alone.ScriptAsync();
        foreach (var person in (await script.GetAsync("/api/people")).As<PeopleEndpoints.PersonAnswer[]>().Where(p => p.Role == Roles.Administrator && p.Pseudonym != first.Pseudonym && p.Pseudonym != second.Pseudonym))
        {
            (await script.PostAsync($"/api/people/{person.Pseudonym}/lock")).Status.ShouldBe(204);
        }

        var replies = await Task.WhenAll(
            script.PostAsync($"/api/people/{second.Pseudonym}/lock"), script.PostAsync($"/api/people/{first.Pseudonym}/role", new ChangePerson.RoleRequest(Roles.Reader)));
        replies.Count(r => r.Status < 300).ShouldBe(1);
        replies.Single(r => r.Status >= 300).Problem.ShouldBe("last-administrator");
        var statuses = new[] { (await first.GetAsync("/api/people")).Status, (await second.GetAsync("/api/people")).Status };
        statuses.Order().ShouldBe([200, 401]);
    }

    private static async Task<PeopleEndpoints.PersonAnswer> ListedAsync(Visitor administrator, string pseudonym) =>
        (await administrator.GetAsync("/api/people")).As<PeopleEndpoints.PersonAnswer[]>().Single(p => p.Pseudonym == pseudonym);

    private async Task<Reply> TrySignInAsync(string name, string password)
    {
        var visitor = server.Anonymous();
        await visitor.RefreshSessionAsync();
        return await visitor.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(name, password, "/"));
    }
}
