using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Routes;

/// <summary>Who may come to which route. The routes are those the server has mapped, so a new one is judged without being written here.</summary>
public class RoutePolicyTests(TestServer server)
{
    /// <summary>What anybody may ask for without being signed in, and nothing else.</summary>
    private static readonly string[] Open =
    [
        "GET /health/live", "GET /health/ready",
        "GET /connect/authorize", "POST /connect/authorize", "POST /connect/token",
        "GET /signin", "GET /api/session", "POST /api/account/signin",
        "GET /", "GET /account/{**rest}", "GET /read/{**rest}", "GET /campaigns/{**rest}", "GET /admin/{**rest}",
    ];

    /// <summary>Which roles each policy lets in.</summary>
    private static readonly Dictionary<string, string[]> Admitted = new()
    {
        [Policies.Reader] = [Roles.Reader],
        [Policies.Curator] = [Roles.Curator],
        [Policies.CuratorOrAdministrator] = [Roles.Curator, Roles.Administrator],
        [Policies.Administrator] = [Roles.Administrator],
        [Policies.SignedIn] = Roles.All,
    };

    [Fact]
    public void Every_route_has_a_policy_or_stands_in_the_list_of_open_ones()
    {
        var routes = EveryRoute.Of(server);
        routes.Count.ShouldBeGreaterThan(30, "the routes were not found");
        routes.Where(r => r.IsAnonymous).Select(r => r.ToString()).Except(Open).ShouldBeEmpty("a route is open that is not in the list");
        foreach (var route in routes.Where(r => !r.IsAnonymous))
        {
            route.Policies.ShouldNotBeEmpty($"{route} has no policy");
            route.Policies.ShouldBeSubsetOf(Admitted.Keys, $"{route}");
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_gets_401_from_every_route_that_is_not_open()
    {
        var anybody = server.Anonymous();
        foreach (var route in EveryRoute.Of(server).Where(r => !r.IsAnonymous))
        {
            var reply = await anybody.SendAsync(new HttpMethod(route.Method), route.With(Placeholder));
            reply.Status.ShouldBe(401, $"{route}");
            reply.Problem.ShouldBe("signed-out", $"{route}");
        }
    }

    [Theory]
    [InlineData(Roles.Reader)]
    [InlineData(Roles.Curator)]
    [InlineData(Roles.Administrator)]
    public async Task Whoever_has_another_role_finds_nothing_there(string role)
    {
        var visitor = await server.AddAndSignInAsync(server.NewName(role), role, null);
        var others = EveryRoute.Of(server).Where(r => !r.IsAnonymous && r.Policies.Any(p => !Admitted[p].Contains(role))).ToList();
        others.Count.ShouldBeGreaterThan(5);
        foreach (var route in others)
        {
            var reply = await visitor.SendAsync(new HttpMethod(route.Method), route.With(Placeholder));
            reply.Status.ShouldBe(404, $"{route} as {role}");
            reply.Problem.ShouldBe("not-found", $"{route} as {role}");
        }
    }

    [Fact]
    public async Task A_script_reads_no_cases()
    {
        var script = await server.ScriptAsync();
        foreach (var route in EveryRoute.Of(server).Where(r => r.Policies.Contains(Policies.Reader)))
        {
            (await script.SendAsync(new HttpMethod(route.Method), route.With(Placeholder))).Status.ShouldBe(403, $"{route}");
        }
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJjcm93ZGFubm90YXRlLWNvbW1hbmRzIiwicm9sZSI6ImFkbWluaXN0cmF0b3IifQ.")]
    public async Task A_token_that_was_not_issued_here_opens_nothing(string token)
    {
        var forger = server.Anonymous();
        foreach (var route in EveryRoute.Of(server).Where(r => !r.IsAnonymous))
        {
            var reply = await forger.SendAsync(new HttpMethod(route.Method), route.With(Placeholder), null, r => r.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));
            reply.Status.ShouldBe(401, $"{route}");
        }
    }

    private static string Placeholder(string parameter) => parameter switch
    {
        "id" or "campaignId" or "caseId" or "importId" => "6f9619ff-8b86-4011-b42d-00c04fc964ff",
        "frames" => "1",
        _ => "1.2.3",
    };
}
