using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The page of a campaign's agreement: from the desk to the plots, by pointer and by keys, and on to the case.</summary>
[Collection(RunningProgramCollection.Name)]
public class AgreementPageTests(RunningProgram program)
{
    private const string Campaign = "How well they agree";

    [Fact]
    public async Task A_curator_sees_where_three_readers_part_walks_through_a_plot_saves_it_and_goes_to_the_case()
    {
        var folder = await program.MakePhantomAsync(seed: 88, slices: 24);
        await program.ImportAsync(folder, Campaign);
        (string Name, int[] Lesions, double Scale)[] readers = [("amber-lynx-75", [0, 1], 1.05), ("misty-heron-75", [0, 1], 0.97), ("quiet-otter-75", [0], 1.2)];
        foreach (var (name, lesions, scale) in readers)
        {
            await program.AddPersonAsync(name, "reader", Campaign);
            await program.ImportAnnotationsAsync(MadeAim.Write(folder, name, lesions, scale, 0.4), Campaign, name, "read");
        }

        await using var curator = await Person.SitDownAsync(program, await program.AddPersonAsync("plain-crane-75", "curator", Campaign));
        var (page, desk) = (curator.Page, new CuratorDesk(curator));
        await desk.OpenCampaignAsync(Campaign);
        await desk.SeeStateAsync("Case 0001", "ready");
        await page.GetByTestId("open-agreement").ClickAsync();
        await Expect(page.GetByTestId("cases").Locator("tbody tr")).ToHaveCountAsync(1, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
        await Expect(page.GetByTestId("readers").Locator("tbody tr")).ToHaveCountAsync(3, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });

        // Of two lesions and three readers, one lesion was found by two: two pairs of six part there.
        await Expect(page.GetByTestId("apart")).ToContainTextAsync("6 pairs");
        await Expect(page.GetByTestId("intervals-plot")).ToContainTextAsync("Positive specific agreement");
        await page.GetByTestId("told-anatomy").ClickAsync();
        await Expect(page.GetByTestId("intervals-plot").Locator("[data-point]")).Not.ToHaveCountAsync(0);

        await page.GetByTestId("pair-first").SelectOptionAsync("amber-lynx-75");
        await page.GetByTestId("pair-second").SelectOptionAsync("misty-heron-75");
        var plot = page.GetByTestId("pair-plot");
        await Expect(plot.Locator("[data-point]")).ToHaveCountAsync(2);
        await plot.GetByRole(AriaRole.Application).FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.GetByTestId("pair-plot-said")).ToContainTextAsync("1 of 2");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("save-pair-plot-csv").ClickAsync());
        (await File.ReadAllTextAsync(await saved.PathAsync())).ShouldContain("amber-lynx-75");

        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"at {width} the page is wider than the window");
            await curator.ScreenAsync($"curator-agreement-{width}");
        }

        await page.GetByTestId("cases").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByTestId("case-panel")).ToBeVisibleAsync();
        curator.PageErrors.ShouldBeEmpty();
    }
}
