using System.Text;
using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>What waits in a browser is in sight, belongs to its reader, and is sent by one tab.</summary>
[Collection(RunningProgramCollection.Name)]
public class OutboxTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task What_the_server_refuses_is_kept_in_sight_with_its_reason_as_a_file_too_and_sent_again_only_when_asked()
    {
        var campaign = "Refused by something";
        await using var reader = await Station.SitDownAsync(program, campaign, 813, 2);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await page.RouteAsync("**/submission", route => route.FulfillAsync(new RouteFulfillOptions { Status = 413, ContentType = "text/html", Body = "<h1>Too large</h1>" }));
        await page.GetByTestId("no-lesion").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("submission-refused")).ToBeVisibleAsync();
        await page.GetByTestId("save-state").ClickAsync();
        await Expect(page.GetByTestId("outbox-item")).ToHaveAttributeAsync("data-state", "refused");
        await Expect(page.GetByTestId("outbox-item")).ToContainTextAsync("413");
        await reader.ScreenAsync("reader-quarantine");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("outbox-file").ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("\"noLesion\": true");

        await page.UnrouteAsync("**/submission");
        await page.ReloadAsync();
        await Expect(page.GetByTestId("case-refused")).ToBeVisibleAsync();
        await page.GetByTestId("outbox-chip").ClickAsync();
        await Expect(page.GetByTestId("outbox-item")).ToHaveAttributeAsync("data-state", "refused");
        reader.Traffic.Posts("/submission").Count.ShouldBe(1, "it is not sent again by itself");
        await page.GetByTestId("outbox-again").ClickAsync();
        await Ledger.EmptyAsync(page);
        await Ledger.HoldsAsync(reader, campaign, 1);
    }

    [Fact]
    public async Task A_refused_case_is_opened_again_from_wherever_it_is_seen()
    {
        var campaign = "Opened again";
        await using var reader = await Station.SitDownAsync(program, campaign, 849, 1);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await page.RouteAsync("**/submission", route => route.FulfillAsync(new RouteFulfillOptions { Status = 413, ContentType = "text/html", Body = "<h1>Too large</h1>" }));
        await page.GetByTestId("no-lesion").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("submission-refused")).ToBeVisibleAsync();
        await page.GetByTestId("save-state").ClickAsync();
        await page.GetByTestId("outbox-open").ClickAsync();
        await page.GetByTestId("comment").FillAsync("Gone on with");
        await desk.SavedAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("submission-refused")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await page.GetByTestId("open-refused").ClickAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Gone on with");
        await page.UnrouteAsync("**/submission");
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("finished")).ToBeVisibleAsync();
        await Ledger.EmptyAsync(page);
    }

    [Fact]
    public async Task What_the_server_finds_wrong_comes_back_into_its_readers_hands_and_is_sent_when_it_is_right()
    {
        var campaign = "Found wrong";
        await using var reader = await Station.SitDownAsync(program, campaign, 822, 1);
        var page = reader.Page;
        await Station.StartAsync(reader, campaign);

        // The page asks for the same before it sends; on the way what it says is spoilt.
        await page.RouteAsync("**/submission", route => route.ContinueAsync(new RouteContinueOptions
        {
            PostData = Encoding.UTF8.GetBytes(route.Request.PostData!.Replace("\"noLesion\":true", "\"noLesion\":false", StringComparison.Ordinal)),
        }));
        await page.GetByTestId("no-lesion").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("problems")).ToContainTextAsync("or say that there is no lesion");
        await Expect(page.GetByTestId("save-state")).ToHaveAttributeAsync("data-waiting", "0", Patient);
        await Expect(page.GetByTestId("no-lesion")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.UnrouteAsync("**/submission");
        await page.GetByTestId("submit").ClickAsync();
        await Ledger.EmptyAsync(page);
        using var campaigns = JsonDocument.Parse((await reader.GetAsync("/api/reading/campaigns")).Body);
        campaigns.RootElement.EnumerateArray().Single(c => c.GetProperty("name").GetString() == campaign).GetProperty("submitted").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Another_reader_at_the_same_browser_sends_what_was_submitted_as_its_readers_and_sees_a_number_only()
    {
        var campaign = "One station for two";
        await using var wire = new Wire(program.Address);
        await using var first = await Station.SitDownAsync(program, campaign, 814, 3, wire);
        var second = first.As(await program.AddPersonAsync("station-second", "reader", campaign));
        var (page, desk) = (first.Page, new ReaderDesk(first));
        await Station.StartAsync(first, campaign);
        await Station.KeptAheadAsync(first);
        wire.Cut();
        await desk.SubmitNoLesionAsync();
        await page.GetByTestId("comment").FillAsync("Only for its reader");
        await Expect(desk.SaveState).ToHaveAttributeAsync("data-state", "offline", Patient);
        var draft = desk.AssignmentId;

        await page.GotoAsync("about:blank");
        await first.LoseSignInAsync();
        wire.Mend();
        await second.OpenAsync("/read");
        await Ledger.EmptyAsync(page);
        await page.GetByTestId("outbox-chip").ClickAsync();
        await Expect(page.GetByTestId("outbox-others")).ToContainTextAsync("1 case of another reader");
        await Expect(page.GetByTestId("outbox-item")).ToHaveCountAsync(0);
        (await page.ContentAsync()).ShouldNotContain("Only for its reader");
        await first.ScreenAsync("reader-others-outbox");
        await second.GoToAsync($"/read/{draft}");
        await Expect(page.GetByTestId("trouble")).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("Only for its reader");

        await first.LoseSignInAsync();
        await first.OpenAsync("/read");
        await Ledger.HoldsAsync(first, campaign, 1);
        await first.GoToAsync($"/read/{draft}");
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Only for its reader");
        await desk.SavedAsync();
    }

    [Fact]
    public async Task Two_tabs_send_once_and_a_case_is_in_one_of_them_until_its_reader_takes_it_over()
    {
        var campaign = "Two tabs";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 815, 3, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await Station.KeptAheadAsync(reader);
        wire.Cut();
        await desk.SubmitNoLesionAsync();
        await page.GetByTestId("comment").FillAsync("Drawn in the first tab");
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(page.Url);
        await Expect(tab.GetByTestId("elsewhere")).ToBeVisibleAsync();
        await tab.GetByTestId("go-on-here").ClickAsync();
        await Expect(tab.GetByTestId("comment")).ToHaveValueAsync("Drawn in the first tab");
        await Expect(page.GetByTestId("elsewhere")).ToBeVisibleAsync();
        wire.Mend();
        foreach (var each in new[] { page, tab })
        {
            await each.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        }

        await Ledger.EmptyAsync(tab);
        await Expect(tab.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "saved", Patient);
        await Ledger.HoldsAsync(reader, campaign, 1);
    }
}
