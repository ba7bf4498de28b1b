using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A reader goes on without a network, and all that was read arrives once.</summary>
[Collection(RunningProgramCollection.Name)]
public class OfflineReadingTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task Twenty_cases_are_read_offline_with_reloads_and_stored_once_when_the_network_is_back()
    {
        const int Cases = 20;
        var campaign = "Read in a tunnel";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 811, Cases, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await reader.OpenAsync("/read");
        await page.GetByTestId("keep-cases").ClickAsync();
        await Expect(page.GetByTestId("keep-offline")).ToHaveAttributeAsync("data-state", "complete", Patient);
        await Expect(page.GetByTestId("keep-offline")).ToHaveAttributeAsync("data-complete", $"{Cases}");
        await reader.ScreenAsync("reader-kept-offline");

        wire.Cut();
        await page.ReloadAsync();
        await Expect(page.GetByTestId("offline-list")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Listitem).GetByTestId(new Regex("^start-")).ClickAsync();
        for (var read = 0; read < Cases; read++)
        {
            if (read % 7 == 3)
            {
                await page.ReloadAsync();
                await desk.SeeImageAsync();
                await desk.WaitingAsync(read);
            }

            await desk.SubmitNoLesionAsync();
        }

        await Expect(page.GetByTestId("no-next")).ToBeVisibleAsync();
        await page.GetByTestId("save-state").ClickAsync();
        await Expect(page.GetByTestId("outbox-item")).ToHaveCountAsync(Cases);
        await reader.ScreenAsync("reader-outbox");

        wire.Mend();
        await page.GetByTestId("outbox-send").ClickAsync();
        await Ledger.EmptyAsync(page);
        // The page goes on by itself, and counts what arrives.
        await Expect(page.GetByTestId("finished")).ToContainTextAsync($"{Cases} submitted");
        await Ledger.HoldsAsync(reader, campaign, Cases);
        (await page.EvaluateAsync<int>("async () => (await caches.keys()).filter(name => name.startsWith('case/')).length")).ShouldBe(0, "images go with their cases");
    }

    [Fact]
    public async Task An_answer_that_is_lost_and_a_portal_that_answers_everything_acknowledge_nothing()
    {
        var campaign = "Read in a hotel";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 812, 3, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        wire.LoseAnswerTo(head => head.Contains("/submission", StringComparison.Ordinal));
        await desk.SubmitNoLesionAsync();
        await Ledger.EmptyAsync(page);
        await Station.KeptAheadAsync(reader);
        wire.Capture();
        await desk.SubmitNoLesionAsync();
        await desk.WaitingAsync(1);
        await page.GetByTestId("save-state").ClickAsync();
        await Expect(page.GetByTestId("outbox-item")).ToHaveAttributeAsync("data-state", "waiting");
        wire.Mend();
        await page.GetByTestId("outbox-send").ClickAsync();
        await Ledger.EmptyAsync(page);
        await Ledger.HoldsAsync(reader, campaign, 2);
    }
}
