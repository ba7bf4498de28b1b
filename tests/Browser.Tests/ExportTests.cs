using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The curator takes what was read out in the format of another program, by keyboard and by finger.</summary>
[Collection(RunningProgramCollection.Name)]
public class ExportTests(RunningProgram program)
{
    private const string Campaign = "Taken elsewhere";

    [Fact]
    public async Task A_curator_exports_a_campaign_and_a_case_and_is_told_what_came_of_it()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 73, slices: 20), Campaign);
        await using var curator = await Person.SitDownAsync(program, await program.AddPersonAsync("tidy-stork", "curator", Campaign));
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("spry-otter", "reader", Campaign));
        var (page, desk) = (curator.Page, new CuratorDesk(curator));
        await desk.OpenCampaignAsync(Campaign);
        await Expect(page.GetByTestId("export-menu")).ToBeDisabledAsync();
        await SubmitNoLesionAsync(reader);
        await Expect(page.GetByTestId("export-menu")).ToBeEnabledAsync(new() { Timeout = 45_000 });

        var download = await page.RunAndWaitForDownloadAsync(() => ChooseByKeyboardAsync(page));
        download.SuggestedFilename.ShouldBe("Taken-elsewhere-json.zip");
        new Dataset(await File.ReadAllBytesAsync(await download.PathAsync())).Paths.ShouldContain("case-0001/readers/spry-otter.json");
        await Expect(page.GetByTestId("export-state")).ToContainTextAsync("Saved Taken-elsewhere-json.zip");

        await PicturesAsync(curator);
        await FailAsync(page);
        await page.GetByTestId("case-row-Case 0001").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByTestId("case-panel")).ToBeVisibleAsync();
        await page.GetByTestId("export-menu").ScrollIntoViewIfNeededAsync();
        await page.GetByTestId("export-menu").ClickAsync();
        await curator.ScreenAsync("case-export");
        download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-xml").ClickAsync());
        download.SuggestedFilename.ShouldBe("Taken-elsewhere-Case-0001-xml.zip");
    }

    // Escape closes the menu and gives the focus back; arrows choose, Enter takes.
    private static async Task ChooseByKeyboardAsync(IPage page)
    {
        var button = page.GetByTestId("export-menu");
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("export-xml")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("export-xml")).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("export-xml")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByTestId("export-json")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task FailAsync(IPage page)
    {
        await page.RouteAsync("**/export?**", route => route.FulfillAsync(new() { Status = 409, ContentType = "application/problem+json", Body = """{"type":"nothing-to-export","title":"Nothing has been submitted yet.","status":409}""" }));
        await page.GetByTestId("export-menu").ClickAsync();
        await page.GetByTestId("export-seg").ClickAsync();
        await Expect(page.GetByTestId("export")).ToContainTextAsync("Nothing has been submitted yet.");
        await page.UnrouteAsync("**/export?**");
    }

    private static async Task PicturesAsync(Person curator)
    {
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await curator.Page.SetViewportSizeAsync(width, height);
            await curator.Page.GetByTestId("export-menu").ScrollIntoViewIfNeededAsync();
            await curator.Page.GetByTestId("export-menu").ClickAsync();
            await Expect(curator.Page.GetByTestId("export-coco")).ToBeVisibleAsync();
            await curator.ScreenAsync($"campaign-export-{width}");
            await Expect(curator.Page.GetByTestId("export-coco")).ToBeVisibleAsync();
            await curator.Page.Keyboard.PressAsync("Escape");
            await Expect(curator.Page.GetByTestId("export-coco")).ToHaveCountAsync(0);
        }

        await curator.Page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task SubmitNoLesionAsync(Person reader)
    {
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);
        await reader.Page.GetByTestId("no-lesion").ClickAsync();
        await desk.SavedAsync();
        await desk.SubmitAsync();
    }
}
