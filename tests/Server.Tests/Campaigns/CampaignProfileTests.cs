using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Campaigns;

/// <summary>A campaign has one de-identification profile, and images under another do not come into it.</summary>
public class CampaignProfileTests(TestServer server)
{
    private const string Own = """{"name": "ours", "options": ["cleanDescriptors"], "scanner": "pseudonym"}""";

    [Fact]
    public void A_profile_of_ones_own_is_known_by_its_content_and_not_by_its_blanks_or_name()
    {
        Of(Own).ShouldBe(Of(Own.Replace(" ", "", StringComparison.Ordinal)));
        Of(Own).ShouldNotBe(Of(Own.Replace("pseudonym", "remove", StringComparison.Ordinal)));
        Of(Own).Name.ShouldStartWith("ours (file ");
        Of("""{"name": "public"}""").ShouldNotBe(CampaignProfile.Public);
        Of(null).ShouldBe(CampaignProfile.Public);
        CampaignProfile.Read("{", out _).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, "research")]
    [InlineData(null, Own)]
    [InlineData("research", "public")]
    [InlineData("research", "basic")]
    public async Task An_import_under_another_profile_than_the_campaigns_is_refused_before_a_file_is_sent_with_both_named(string? campaignProfile, string importProfile)
    {
        var (script, name) = (await server.ScriptAsync(), server.NewName("Profiled"));
        var made = await script.PostAsync("/api/campaigns", new CampaignEndpoints.NewCampaign(name, Profile: campaignProfile));
        made.Status.ShouldBe(201, made.Body);
        var reply = await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(name, Make: true, importProfile));
        (reply.Status, reply.Problem).ShouldBe((409, "profile-differs"), reply.Body);
        var title = reply.Json.GetProperty("title").GetString()!;
        title.ShouldContain($"profile {Of(campaignProfile).Name};");
        title.ShouldContain($"under {Of(importProfile).Name}.");
    }

    [Fact]
    public async Task An_import_without_a_profile_takes_the_campaigns_and_a_campaign_made_by_an_import_has_the_imports()
    {
        var (script, name) = (await server.ScriptAsync(), server.NewName("Made"));
        var uid = await ImportAsync(script, 1661, name, "research");
        var campaign = await SummaryAsync(script, name);
        (campaign.Profile, campaign.State, campaign.Cases).ShouldBe(("research", "pseudonymised", 1));
        await ImportAsync(script, 1662, name, profile: null);
        (await SummaryAsync(script, name)).Cases.ShouldBe(2);
        (await script.GetAsync($"/api/archive/series")).Body.ShouldContain(uid);
        (await script.PostAsync("/api/campaigns", new CampaignEndpoints.NewCampaign(server.NewName("Bad"), Profile: "none such"))).Problem.ShouldBe("unknown-profile");
    }

    [Fact]
    public async Task A_finish_into_a_campaign_of_another_profile_is_refused_and_so_is_making_cases_of_its_series()
    {
        var script = await server.ScriptAsync();
        var import = await BeginAsync(script, new ImportEndpoints.NewImport(Profile: "research"));
        await SendAsync(script, import, 1663);
        var open = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(1664));
        var finish = await script.PostAsync($"/api/archive/imports/{import}/finish", new ImportEndpoints.FinishRequest(open.Name));
        (finish.Status, finish.Problem).ShouldBe((409, "profile-differs"), finish.Body);
        var archived = (await script.PostAsync($"/api/archive/imports/{import}/finish", new ImportEndpoints.FinishRequest())).As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem();

        var cases = await script.PostAsync("/api/archive/series/cases", new MakeCases.Request(open.Name, [archived.SeriesUid]));
        (cases.Status, cases.Problem).ShouldBe((409, "profile-differs"), cases.Body);
        cases.Body.ShouldContain("research");
        cases.Body.ShouldContain("public");
        (await SummaryAsync(script, open.Name)).Cases.ShouldBe(1);

        // The same originals again, under the campaign's profile: what lies there is still what the first import made.
        var again = await BeginAsync(script, new ImportEndpoints.NewImport(open.Name));
        await SendAsync(script, again, 1663);
        var answer = (await script.PostAsync($"/api/archive/imports/{again}/finish", new ImportEndpoints.FinishRequest())).As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem();
        (answer.CaseNumber, answer.Reason!.Contains("research", StringComparison.Ordinal)).ShouldBe((null, true));
    }

    [Fact]
    public async Task A_campaign_of_before_has_the_profile_of_its_first_case()
    {
        var (script, name) = (await server.ScriptAsync(), server.NewName("Before"));
        await ImportAsync(script, 1665, name, "research");
        await using (var session = server.Store.LightweightSession())
        {
            var id = (await SummaryAsync(script, name)).Id;
            session.Store((await session.LoadAsync<Campaign>(id, TestContext.Current.CancellationToken))! with { Profile = null });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await SummaryAsync(script, name)).Profile.ShouldBe("research");
    }

    private static CampaignProfile Of(string? text)
    {
        CampaignProfile.Read(text, out var profile).ShouldBeNull();
        return profile;
    }

    private static async Task<string> ImportAsync(Visitor script, int seed, string campaign, string? profile)
    {
        var import = await BeginAsync(script, new ImportEndpoints.NewImport(campaign, Make: true, profile));
        await SendAsync(script, import, seed);
        var reply = await script.PostAsync($"/api/archive/imports/{import}/finish", new ImportEndpoints.FinishRequest());
        var series = reply.As<ImportEndpoints.FinishAnswer>().Series.ShouldHaveSingleItem();
        series.CaseNumber.ShouldNotBeNull(series.Reason);
        return series.SeriesUid;
    }

    private static async Task<Guid> BeginAsync(Visitor script, ImportEndpoints.NewImport request)
    {
        var reply = await script.PostAsync("/api/archive/imports", request);
        reply.Status.ShouldBe(201, reply.Body);
        return reply.As<ImportEndpoints.Begun>().ImportId;
    }

    private static async Task SendAsync(Visitor script, Guid import, int seed)
    {
        using var body = new MultipartFormDataContent();
        foreach (var file in PhantomSeries.Of(seed).Files)
        {
            body.Add(new ByteArrayContent(file), "file");
        }

        var reply = await script.PostAsync($"/api/archive/imports/{import}/files", body);
        reply.Status.ShouldBe(200, reply.Body);
    }

    private static async Task<CampaignEndpoints.Summary> SummaryAsync(Visitor script, string name) =>
        (await script.GetAsync("/api/campaigns")).As<List<CampaignEndpoints.Summary>>().Single(c => c.Name == name);
}
