using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Passing a case over loses no more than submitting it does, with a network or without.</summary>
[Collection(RunningProgramCollection.Name)]
public class SkipOfflineTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task Work_that_the_server_has_not_got_goes_with_the_skip_and_is_there_again_and_a_case_that_is_done_says_so()
    {
        var campaign = "Skipped in a tunnel";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 851, 1, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        var address = page.Url;
        wire.Cut();
        await page.GetByTestId("comment").FillAsync("Drawn in the dark");
        await page.GetByTestId("skip").ClickAsync();
        await page.GetByTestId("skip-not-my-field").ClickAsync();
        await Expect(page.GetByTestId("no-next")).ToBeVisibleAsync(Patient);
        await Expect(page.GetByTestId("skip-not-my-field")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("skip")).ToBeDisabledAsync();
        await reader.ScreenAsync("reader-last-skipped-offline");

        wire.Mend();
        await Expect(page.GetByTestId("finished")).ToBeVisibleAsync(Patient);
        await page.GotoAsync(address);
        await Expect(page.GetByTestId("case-decided")).ToBeVisibleAsync(Patient);
        await reader.ScreenAsync("reader-case-decided");
        await page.GetByTestId("back-to-decided").ClickAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Drawn in the dark");

        await desk.SubmitNoLesionAsync();
        await Expect(page.GetByTestId("finished")).ToBeVisibleAsync(Patient);
        await page.GotoAsync(address);
        await Expect(page.GetByTestId("case-decided")).ToBeVisibleAsync(Patient);
        await page.GetByTestId("back-to-decided").ClickAsync();
        await Expect(page.GetByTestId("correcting")).ToBeVisibleAsync();
        await page.GetByTestId("skip").ClickAsync();
        await Expect(page.GetByText("is withdrawn")).ToBeVisibleAsync();
        reader.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_tap_too_many_is_taken_back_before_it_has_left_the_device()
    {
        var campaign = "One tap too many";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 852, 2, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        await Station.KeptAheadAsync(reader);
        var address = page.Url;
        wire.Cut();
        await page.GetByTestId("comment").FillAsync("Not yet done");
        await page.GetByTestId("skip").ClickAsync();
        await page.GetByTestId("skip-not-my-field").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(address);
        await page.GetByTestId("back-to-last").ClickAsync();
        await Expect(page).ToHaveURLAsync(address);
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Not yet done");
        wire.Mend();
        await Expect(page.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "saved", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        await desk.SubmitNoLesionAsync();
        await Expect(page.GetByTestId("just-submitted")).ToBeVisibleAsync();
        reader.PageErrors.ShouldBeEmpty();
    }
}
