using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A curator makes a case of known truth the practice case; a reader reads it first and is told.</summary>
[Collection(RunningProgramCollection.Name)]
public class PracticeTests(RunningProgram program)
{
    private const string Campaign = "Practice first";

    [Fact]
    public async Task A_reader_practises_sees_what_is_known_practises_again_and_goes_on_to_the_cases()
    {
        var folder = await program.MakePhantomAsync(seed: 76, slices: 24);
        await program.ImportAsync(folder, Campaign);
        await program.ImportAsync(await program.MakePhantomAsync(seed: 77, slices: 24), Campaign);
        (await program.ImportAnnotationsAsync(MadeAim.Write(folder, "gold", [0, 1], 1, 0), Campaign, "panel-76", "gold")).ShouldContain("stored");
        await MakePracticeAsync(await program.AddPersonAsync("plain-crane-76", "curator", Campaign));

        await using var wire = new Wire(program.Address);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("amber-lynx-76", "reader", Campaign), wire: wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        (await desk.OpenNextCaseAsync(Campaign)).ShouldBe("Case 0001");
        await Expect(page.GetByTestId("practice")).ToBeVisibleAsync();
        var practice = page.Url;
        await SubmitNothingAsync(page);
        await Expect(page.GetByTestId("practice-row")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("practice-row").First).ToContainTextAsync("not marked");
        await page.GetByTestId("practice-row").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByTestId("practice-truth").Locator("path.line").First).ToBeVisibleAsync();
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await page.SetViewportSizeAsync(width, height);
            await reader.ScreenAsync($"reader-practice-{width}");
        }

        await page.SetViewportSizeAsync(1440, 900);
        await page.GetByTestId("practice-again").ClickAsync();
        await Expect(page.GetByTestId("submit")).ToBeVisibleAsync();
        page.Url.ShouldBe(practice);
        await SubmitNothingAsync(page);
        await page.ReloadAsync();
        await Expect(page.GetByTestId("practice-result")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await page.GetByTestId("practice-again").ClickAsync();
        await page.GetByTestId("no-lesion").ClickAsync();
        wire.Cut();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("case-sent")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        wire.Mend();
        await page.GetByTestId("see-feedback").ClickAsync(new LocatorClickOptions { Timeout = 60_000 });
        await Expect(page.GetByTestId("practice-result")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        await page.GetByTestId("practice-next").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(practice);
        await desk.SeeImageAsync();
        (await desk.AssignmentAsync()).GetProperty("case").GetProperty("number").GetString().ShouldBe("Case 0002");
        await Expect(page.GetByTestId("practice")).ToHaveCountAsync(0);
        reader.PageErrors.ShouldBeEmpty();
    }

    private async Task MakePracticeAsync(SignIn signIn)
    {
        await using var curator = await Person.SitDownAsync(program, signIn);
        var desk = new CuratorDesk(curator);
        await desk.OpenCampaignAsync(Campaign);
        // It has no consensus to wait for.
        await curator.Page.GetByTestId("case-row-Case 0001").GetByRole(AriaRole.Link).ClickAsync();
        await curator.Page.GetByTestId("practice-choice").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(curator.Page.GetByTestId("practice-choice")).ToHaveAttributeAsync("data-practice", "true");
        await desk.OpenCampaignAsync(Campaign, signedIn: true);
        await Expect(curator.Page.GetByTestId("case-row-Case 0001")).ToContainTextAsync("Practice case");
    }

    private static async Task SubmitNothingAsync(IPage page)
    {
        await page.GetByTestId("no-lesion").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("practice-result")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
    }
}
