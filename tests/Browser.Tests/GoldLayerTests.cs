using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>What was read elsewhere, on a curator's page of a case: as layers with names, to be put on and off, and readers held against gold.</summary>
[Collection(RunningProgramCollection.Name)]
public class GoldLayerTests(RunningProgram program)
{
    private const string Campaign = "Read elsewhere";

    [Fact]
    public async Task A_curator_sees_a_gold_standard_and_a_prior_as_layers_and_each_readers_dice()
    {
        var folder = await program.MakePhantomAsync(seed: 74, slices: 24);
        await program.ImportAsync(folder, Campaign);
        foreach (var (reader, move) in new[] { ("amber-lynx-74", 0.6), ("misty-heron-74", -0.8) })
        {
            await program.AddPersonAsync(reader, "reader", Campaign);
            (await program.ImportAnnotationsAsync(MadeAim.Write(folder, reader, [0, 1], 1.05, move), Campaign, reader, "read")).ShouldContain("Case 0001: submitted, 2 finding(s)");
        }

        (await program.ImportAnnotationsAsync(MadeAim.Write(folder, "gold", [0, 1, 2], 1, 0), Campaign, "panel-74", "gold")).ShouldContain("Case 0001: stored");
        (await program.ImportAnnotationsAsync(MadeAim.Write(folder, "prior", [1], 0.8, 2), Campaign, "old-read-74", "prior")).ShouldContain("Case 0001: stored");

        await using var curator = await Person.SitDownAsync(program, await program.AddPersonAsync("plain-crane-74", "curator", Campaign));
        var (page, desk) = (curator.Page, new CuratorDesk(curator));
        await desk.OpenCampaignAsync(Campaign);
        await desk.SeeStateAsync("Case 0001", "ready");
        await desk.OpenCaseAsync("Case 0001");
        await desk.ShowConsensusAsync();
        await desk.SeeConsensusAsync(1);
        var gold = page.Locator("[data-mark=given][data-kind=gold] path.line");
        await Expect(gold.First).ToBeVisibleAsync();
        await Expect(page.GetByTestId("given-panel")).ToContainTextAsync("gold standard");
        await Expect(page.GetByTestId("given-prior-old-read-74")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("gold-row-amber-lynx-74")).ToHaveCountAsync(3);
        await Expect(page.GetByTestId("gold-row-amber-lynx-74").Last).ToContainTextAsync("marked nothing");
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GetByTestId("given-panel").ScrollIntoViewIfNeededAsync();
            await Expect(gold.First).ToBeVisibleAsync();
            await curator.ScreenAsync($"curator-gold-{width}");
        }

        // By its name alone, then all layers by key.
        await page.GetByTestId("given-gold-panel-74").GetByRole(Microsoft.Playwright.AriaRole.Checkbox).ClickAsync();
        await Expect(gold).ToHaveCountAsync(0);
        await page.GetByTestId("given-gold-panel-74").GetByRole(Microsoft.Playwright.AriaRole.Checkbox).ClickAsync();
        await Expect(gold.First).ToBeVisibleAsync();
        await page.GetByTestId("toggle-given").ClickAsync();
        await Expect(gold).ToHaveCountAsync(0);
        curator.PageErrors.ShouldBeEmpty();
    }
}
