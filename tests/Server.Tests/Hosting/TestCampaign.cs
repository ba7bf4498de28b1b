using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Releases;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A campaign of a test's own, made through the routes: phantoms as cases, readers and curators who are signed in.</summary>
public sealed class TestCampaign
{
    private readonly TestServer server;
    private readonly Dictionary<string, PhantomSeries> bySeries = [];

    private TestCampaign(TestServer server, Guid id, string name) => (this.server, Id, Name) = (server, id, name);

    public Guid Id { get; }

    public string Name { get; }

    public static async Task<TestCampaign> MakeAsync(TestServer server, int readersPerCase, params PhantomSeries[] series) => await MakeAsync(server, readersPerCase, null, series);

    public static async Task<TestCampaign> MakeAsync(TestServer server, int readersPerCase, string? template, params PhantomSeries[] series)
    {
        var script = await server.ScriptAsync();
        var made = await script.PostAsync("/api/campaigns", new CampaignEndpoints.NewCampaign(server.NewName("Campaign"), null, readersPerCase, Template: template));
        made.Status.ShouldBe(201, made.Body);
        var summary = made.As<CampaignEndpoints.Summary>();
        var campaign = new TestCampaign(server, summary.Id, summary.Name);
        foreach (var one in series)
        {
            await campaign.ImportAsync(one);
        }

        return campaign;
    }

    public async Task<SeriesAnswer> ImportAsync(PhantomSeries series)
    {
        var script = await server.ScriptAsync();
        var import = new Import(script);
        foreach (var file in series.Files)
        {
            var answer = await import.AddAsync(file);
            answer.Accepted.ShouldBeTrue(answer.Reason);
        }

        var answers = await import.FinishAsync(Name);
        var imported = answers.ShouldHaveSingleItem();
        imported.CaseNumber.ShouldNotBeNull(imported.Reason);
        bySeries[imported.SeriesUid] = series;
        return imported;
    }

    /// <summary>Waits until a series lies there as it goes out; until then its metadata and frames may still change their form.</summary>
    public async Task DeliveredAsync(string seriesUid)
    {
        var script = await server.ScriptAsync();
        await Eventually.AskAsync(
            "made ready for delivery",
            async () => (await script.GetAsync("/api/archive/series")).As<List<ArchiveEndpoints.SeriesRow>>().Single(s => s.SeriesUid == seriesUid),
            row => row.Delivery is "ready" or "uncompressed");
    }

    /// <summary>The phantom that a case's series is.</summary>
    public PhantomSeries SeriesOf(string seriesUid) => bySeries[seriesUid];

    public async Task<Reader> ReaderAsync(string stem = "reader") =>
        new(await server.AddAndSignInAsync(server.NewName(stem), Roles.Reader, Name), this);

    public Task<Visitor> CuratorAsync() => server.AddAndSignInAsync(server.NewName("curator"), Roles.Curator, Name);

    /// <summary>The curator's view of a case once its consensus and features stand on so many submissions; the consensus is asked for.</summary>
    public async Task<ReviewCase.Answer> ReviewAsync(Visitor curator, Guid caseId, int submissions)
    {
        (await curator.PostAsync($"/api/campaigns/{Id}/cases/{caseId}/consensus-shown")).Status.ShouldBe(204);
        return await BlindReviewAsync(curator, caseId, submissions);
    }

    /// <summary>The same as it is before the consensus is asked for.</summary>
    public Task<ReviewCase.Answer> BlindReviewAsync(Visitor curator, Guid caseId, int submissions) => Eventually.AskAsync(
        $"computed from {submissions} submissions",
        async () => (await curator.GetAsync($"/api/campaigns/{Id}/cases/{caseId}")).As<ReviewCase.Answer>(),
        review => review.Submissions.Count == submissions && review.State == CaseStates.Ready);

    /// <summary>A release, as soon as nothing is being computed any more.</summary>
    public async Task<MakeRelease.Answer> ReleaseAsync(Visitor curator)
    {
        var reply = await Eventually.AskAsync("released", () => curator.PostAsync($"/api/campaigns/{Id}/releases"), r => r.Status != 409 || r.Problem != "still-computing");
        reply.Status.ShouldBe(201, reply.Body);
        return reply.As<MakeRelease.Answer>();
    }
}

/// <summary>One import, file by file.</summary>
public sealed class Import(Visitor script, Guid? begun = null)
{
    private readonly Guid id = begun ?? Guid.NewGuid();

    public async Task<ImportEndpoints.InstanceAnswer> AddAsync(byte[] file)
    {
        var reply = await script.PostAsync($"/api/archive/imports/{id}/instances", file);
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<ImportEndpoints.InstanceAnswer>();
    }

    public async Task<IReadOnlyList<SeriesAnswer>> FinishAsync(string? campaign)
    {
        var reply = await script.PostAsync($"/api/archive/imports/{id}/finish", new ImportEndpoints.FinishRequest(campaign));
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<ImportEndpoints.FinishAnswer>().Series;
    }
}
