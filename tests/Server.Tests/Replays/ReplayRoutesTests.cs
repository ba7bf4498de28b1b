using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Replays;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Replays;

/// <summary>A replayed campaign on the server: what is taken in, who sees it, and that no campaign is the worse for it.</summary>
public class ReplayRoutesTests(TestServer server)
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public async Task It_is_computed_here_once_and_every_curator_sees_it()
    {
        var name = server.NewName("Replay");
        var script = await server.ScriptAsync();
        var request = new StoreReplay.Request(name, "crowd.csv", Hash, Crowd.OfTen());
        var stored = await script.PostAsync("/api/replays", request);
        stored.Status.ShouldBe(201, stored.Body);
        var id = stored.As<StoreReplay.Answer>().Id;
        (await script.PostAsync("/api/replays", request)).As<StoreReplay.Answer>().ShouldBe(new(id, name, false));
        (await script.PostAsync("/api/replays", request with { Sha256 = new('b', 64) })).Problem.ShouldBe("replay-exists");

        var curator = await server.AddAndSignInAsync(server.NewName("curator"), Roles.Curator, null);
        var row = (await curator.GetAsync("/api/replays")).As<List<ReplaysSetup.Summary>>().Single(r => r.Id == id);
        (row.Marks, row.Patients, row.Series, row.Readers).ShouldBe((30, 10, 10, 3));
        var anatomy = (await curator.GetAsync($"/api/replays/{id}")).As<ReplaysSetup.Detail>().Anatomy;
        anatomy.Steps.Select(s => s.Pairs).ShouldBe([30, 10, 10]);
        (await curator.GetAsync("/api/campaigns")).Body.ShouldNotContain(name, Case.Sensitive, "it has no case to read, export or release");
        (await curator.GetAsync($"/api/replays/{Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_cannot_be_taken_apart_is_refused()
    {
        var script = await server.ScriptAsync();
        var good = new StoreReplay.Request(server.NewName("Replay"), "crowd.csv", Hash, Crowd.OfTen());
        StoreReplay.Request[] bad =
        [
            good with { Marks = [] }, good with { Name = " " }, good with { Sha256 = "short" },
            good with { Marks = [Crowd.Mark("a", 0, 10) with { Length = -1 }] },
            good with { Marks = [Crowd.Mark("a", 0, 10) with { EndX = 0 }] },
            good with { Marks = [Crowd.Mark("a", 0, 10), Crowd.Mark("b", 0, 10, patient: "another")] },
        ];
        foreach (var request in bad)
        {
            (await script.PostAsync("/api/replays", request)).Problem.ShouldBe("bad-replay");
        }
    }
}
