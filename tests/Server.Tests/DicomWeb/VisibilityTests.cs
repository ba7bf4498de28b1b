using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Routes;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>What a caller may not see is not there, by whichever route it is asked for: the routes are those the server has mapped.</summary>
public class VisibilityTests(TestServer server)
{
    [Fact]
    public async Task Readers_and_curators_of_another_campaign_find_nothing_by_any_route()
    {
        var campaign = await LookedAtCampaign.GetAsync(server);
        var reader = await campaign.ReaderAsync();
        var images = (await reader.OpenAsync()).Case;
        var other = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(603));
        var stranger = await other.ReaderAsync();
        await stranger.OpenAsync();
        var enrolled = await campaign.ReaderAsync();
        (string Who, Visitor Visitor)[] strangers = [("reader", stranger.Visitor), ("curator", await other.CuratorAsync()), ("reader without the case", enrolled.Visitor)];
        var routes = Below("{study}");
        routes.Count.ShouldBeGreaterThan(15, "the routes were not found");
        foreach (var path in routes.Select(r => Fill(r, images.StudyUid, images.SeriesUid, images.Instances[0].SopInstanceUid)))
        {
            (await reader.Visitor.GetAsync(path)).Status.ShouldBe(200, path);
            foreach (var (who, visitor) in strangers)
            {
                var reply = await visitor.GetAsync(path);
                (reply.Status, reply.Problem).ShouldBe((404, "not-found"), $"{path} as {who}");
                reply.Headers.ShouldNotContainKey("ETag");
                (await visitor.SendAsync(HttpMethod.Head, path)).Status.ShouldBe(404, $"HEAD {path} as {who}");
            }
        }
    }

    [Fact]
    public async Task What_is_held_is_not_there_by_any_route_not_for_an_administrator_either()
    {
        var script = await server.ScriptAsync();
        var (_, served) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 1));
        var held = await HoldAsync(served.StudyUid);
        foreach (var route in Below("{series}"))
        {
            var path = Fill(route, held.StudyUid, held.SeriesUid, held.Id);
            (await script.GetAsync(path)).Status.ShouldBe(404, path);
        }

        foreach (var search in new[] { "studies?includefield=all", "series?includefield=all", "instances?includefield=all", $"studies/{held.StudyUid}/series", $"studies/{held.StudyUid}/instances", $"studies/{held.StudyUid}/metadata" })
        {
            var reply = await script.GetAsync("/dicomweb/" + search + (search.Contains('?', StringComparison.Ordinal) ? $"&StudyInstanceUID={held.StudyUid}" : ""));
            reply.Status.ShouldBe(200, search);
            reply.Body.ShouldNotContain(held.SeriesUid);
        }

        MultipartBody.Parts(await script.GetAsync($"/dicomweb/studies/{held.StudyUid}")).Count.ShouldBe(1, "the study has the other instance alone");
        MultipartBody.Parts(await script.GetAsync($"/dicomweb/studies/{held.StudyUid}/rendered")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_no_service_has_is_not_there()
    {
        foreach (var visitor in new[] { await server.ScriptAsync(), await server.SignInAsReaderAsync(server.NewName("reader")) })
        {
            foreach (var path in new[] { "/dicomweb", "/dicomweb/patients", "/dicomweb/studies/1.2/series/1.3/instances/1.4/frames", "/dicomweb/studies/1.2/workitems" })
            {
                var reply = await visitor.GetAsync(path);
                (reply.Status, reply.Problem).ShouldBe((404, "not-found"), path);
            }
        }
    }

    [Fact]
    public async Task The_capabilities_name_every_route_with_what_it_answers()
    {
        var reader = await server.SignInAsReaderAsync(server.NewName("reader"));
        var reply = await reader.SendAsync(HttpMethod.Options, "/dicomweb", null, r => r.Headers.TryAddWithoutValidation("Accept", "application/vnd.sun.wadl+xml"));
        (reply.Status, reply.ContentType).ShouldBe((200, "application/vnd.sun.wadl+xml"), reply.Body);
        var described = System.Xml.Linq.XDocument.Parse(reply.Body).Descendants().Where(e => e.Name.LocalName == "resource").ToDictionary(e => "/dicomweb/" + e.Attribute("path")!.Value);
        described.Keys.Order().ShouldBe(EveryRoute.Of(server).Select(r => r.Pattern.TrimEnd('/')).Where(p => p.StartsWith("/dicomweb/", StringComparison.Ordinal) && !p.Contains("**", StringComparison.Ordinal)).Distinct().Order());
        described["/dicomweb/studies"].ToString().ShouldContain("POST");
        described["/dicomweb/studies/{study}/rendered"].ToString().ShouldContain("image/png");
        (await reader.SendAsync(HttpMethod.Options, "/dicomweb/studies", null, r => r.Headers.TryAddWithoutValidation("Accept", "text/html"))).Problem.ShouldBe("not-acceptable");
        (await server.Anonymous().SendAsync(HttpMethod.Options, "/dicomweb")).Status.ShouldBe(401);
    }

    private List<string> Below(string parameter) =>
        [.. EveryRoute.Of(server).Where(r => r.Method == "GET" && r.Pattern.StartsWith("/dicomweb/", StringComparison.Ordinal) && r.Pattern.Contains(parameter, StringComparison.Ordinal)).Select(r => r.Pattern)];

    private static string Fill(string pattern, string study, string series, string instance) => pattern.TrimEnd('/')
        .Replace("{study}", study, StringComparison.Ordinal).Replace("{series}", series, StringComparison.Ordinal).Replace("{instance}", instance, StringComparison.Ordinal)
        .Replace("{frames}", "1", StringComparison.Ordinal).Replace("{tag}", "7FE00010", StringComparison.Ordinal);

    private async Task<ArchivedInstance> HoldAsync(string study)
    {
        var (_, made) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(8, 6, 16, 1));
        var held = made with { StudyUid = study, SeriesUid = MadeInstance.NewUid(), Id = MadeInstance.NewUid() };
        await using var session = server.Store.LightweightSession();
        session.Insert(new HeldInstance
        {
            Id = held.Id, Instance = held, SeriesUid = held.SeriesUid, Patient = "P-1", Modality = "OT", Rows = 6, Columns = 8,
            ReceivedAt = TimeProvider.System.GetUtcNow(), Reasons = [], Suggested = [], Synthetic = true,
        });
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return held;
    }
}
