using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.Reading;

public class ReadingWarmUpTests(TestServer server)
{
    [Fact]
    public async Task It_saves_two_drafts_as_a_reader_would_and_leaves_nothing_behind()
    {
        var cancel = TestContext.Current.CancellationToken;
        var answers = await server.Server.App.Services.GetRequiredService<ReadingWarmUp>().RunAsync(cancel);
        var saved = answers.Select(a => a.ShouldBeOfType<Ok<SaveDraft.Answer>>().Value!).ToList();
        saved.Select(s => s.Version).ShouldBe([1, 2]);
        // The second with the slice between two outlines: 8 × 8 mm on 3 slices of 1 mm.
        saved[1].Measured.Measurements.ShouldContain(m => m.MarkId == null && Math.Abs(m.Value - 192) < 1e-6);

        await using var session = server.Store.QuerySession();
        (await session.Query<ArchivedSeries>().CountAsync(s => s.Patient == "nobody", cancel)).ShouldBe(0);
        (await session.Query<Draft>().CountAsync(d => d.Reading.Findings.Any(f => f.Label == "warm-up"), cancel)).ShouldBe(0);
    }
}
