using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Whoever has not submitted a case sees nothing of another's work on it.</summary>
[Collection(RunningProgramCollection.Name)]
public class BlindingTests(RunningProgram program)
{
    private const string Campaign = "Blind reading";
    private const string Comment = "Zigzag rim at seven o'clock";

    [Fact]
    public async Task Nothing_of_the_first_reading_reaches_the_second_reader_before_they_submit()
    {
        var folder = await program.MakePhantomAsync(seed: 32, slices: 20);
        var truth = PhantomTruth.Read(folder);
        await program.ImportAsync(folder, Campaign);
        await using var first = await Person.SitDownAsync(program, await program.AddPersonAsync("early-lynx", "reader", Campaign));
        await using var second = await Person.SitDownAsync(program, await program.AddPersonAsync("later-crane", "reader", Campaign));
        var ofFirst = new ReaderDesk(first);
        await ReadAsync(ofFirst, truth, scale: 1.02);
        var assignment = ofFirst.AssignmentId;
        await first.Page.GetByTestId("comment").FillAsync(Comment);
        var secrets = Secrets(first, await ofFirst.SubmitAsync());

        var ofSecond = new ReaderDesk(second);
        await ReadAsync(ofSecond, truth, scale: 0.98);
        foreach (var path in await OthersAsync(second, ofSecond.AssignmentId, assignment))
        {
            (await second.GetAsync(path)).Status.ShouldBeOneOf(403, 404);
        }

        (await second.Traffic.FindAsync(secrets)).ShouldBeEmpty();
        var page = await second.Page.ContentAsync();
        secrets.Where(s => page.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty();
        await ofSecond.SubmitAsync();

        // The words do occur where they belong, so looking for them means something.
        var own = string.Concat(first.Traffic.Sent("POST", "/submission")) + Comment + first.SignIn.Pseudonym;
        secrets.ShouldAllBe(s => own.Contains(s, StringComparison.Ordinal));
        (await first.Traffic.AnswersAsync()).Count.ShouldBeGreaterThan(20);
        (await second.Traffic.AnswersAsync()).Count.ShouldBeGreaterThan(20);
    }

    private static async Task ReadAsync(ReaderDesk desk, PhantomTruth truth, double scale)
    {
        await desk.OpenNextCaseAsync(Campaign);
        var section = truth.Lesions.Single(l => l.SpansExactlyThreeSlices).Largest;
        var ends = section.Outline(4, scale);
        await desk.DrawAxesAsync(section.Slice, ends[2], ends[0], ends[1], ends[3]);
        await desk.DrawContourAsync(section.Slice, section.Outline(40, scale));
        await desk.AnswerAsync(choice: 2, presses: 3);
        await desk.SavedAsync();
    }

    /// <summary>Who it was, what was said, under which names, and where exactly the lines lie.</summary>
    private static List<string> Secrets(Person reader, JsonElement reading)
    {
        var marks = reading.GetProperty("findings").EnumerateArray().SelectMany(f => f.GetProperty("marks").EnumerateArray()).ToList();
        return
        [
            reader.SignIn.Pseudonym, Comment,
            .. reading.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("trackingUid").GetString()!),
            .. marks.Select(m => m.GetProperty("id").GetString()!),
            .. marks.SelectMany(m => m.GetProperty("points").EnumerateArray()).Select(p => p[0].GetRawText()).Where(x => x.Length > 8),
        ];
    }

    /// <summary>Where a curious reader might look.</summary>
    private static async Task<IReadOnlyList<string>> OthersAsync(Person reader, string own, string others)
    {
        using var assignment = JsonDocument.Parse((await reader.GetAsync($"/api/reading/assignments/{own}")).Body);
        var campaign = assignment.RootElement.GetProperty("campaign").GetProperty("id").GetString();
        var @case = assignment.RootElement.GetProperty("case").GetProperty("id").GetString();
        return
        [
            $"/api/reading/assignments/{others}", $"/api/campaigns/{campaign}", $"/api/campaigns/{campaign}/agreement",
            $"/api/campaigns/{campaign}/cases/{@case}", $"/api/campaigns/{campaign}/releases", "/api/campaigns", "/api/people", "/api/archive/series",
        ];
    }
}
