using System.Globalization;
using CrowdAnnotate.Browser.Tests.Recomputed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>What a curator does at the pages of a campaign.</summary>
public sealed class CuratorDesk(Person person)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 45_000 };

    private IPage Page => person.Page;

    public ILocator StateOf(string caseNumber) => Page.GetByTestId($"case-state-{caseNumber}");

    public async Task OpenCampaignAsync(string campaign, bool signedIn = false)
    {
        await (signedIn ? person.GoToAsync("/campaigns") : person.OpenAsync("/campaigns"));
        await Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = campaign, Exact = true }).ClickAsync();
        await Expect(Page.GetByTestId("live-state")).ToHaveAttributeAsync("data-state", "live", Patient);

        // A page that was loaded anew has lost this.
        await Page.EvaluateAsync("() => { window.__sameDocument = true; }");
    }

    /// <summary>Waits for a state of a case without loading the page anew.</summary>
    public async Task SeeStateAsync(string caseNumber, string state)
    {
        await Expect(StateOf(caseNumber)).ToHaveAttributeAsync("data-state", state, Patient);
        (await Page.EvaluateAsync<bool>("() => window.__sameDocument === true")).ShouldBeTrue("the page moved by itself");
    }

    public async Task OpenCaseAsync(string caseNumber)
    {
        await Page.GetByTestId($"case-row-{caseNumber}").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Page.GetByTestId("case-panel")).ToHaveAttributeAsync("data-state", "ready", Patient);
        await Expect(Page.GetByTestId("viewport")).ToHaveAttributeAsync("data-image-rendered", "true", Patient);
    }

    /// <summary>Asks for the computed consensus while a lesion is not decided yet, and says yes to what that costs.</summary>
    public async Task ShowConsensusAsync()
    {
        var hidden = Page.GetByTestId("consensus-hidden");
        await Expect(hidden).ToBeVisibleAsync();
        await Page.GetByTestId("show-consensus").ClickAsync();
        await Page.GetByTestId("reveal-confirm").ClickAsync();
        await Expect(hidden).ToHaveCountAsync(0);
    }

    /// <summary>Chooses a lesion, counted from 1, and waits for its consensus on the image.</summary>
    public async Task SeeConsensusAsync(int lesion)
    {
        await Page.GetByTestId($"lesion-{lesion}").ClickAsync();
        await Expect(Page.Locator(".lesion:not(.back) [data-mark=consensus] path.line").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20_000 });
    }

    /// <summary>The volume on the page, mm³; the page rounds what it shows and keeps the number beside it.</summary>
    public async Task<double> ConsensusVolumeAsync() =>
        double.Parse((await Page.GetByTestId("consensus-volume").GetAttributeAsync("data-cubic-millimetres"))!, CultureInfo.InvariantCulture);

    /// <summary>Makes a dataset and downloads it.</summary>
    public async Task<Dataset> TakeDatasetAsync()
    {
        await Page.GetByTestId("make-dataset").ClickAsync();
        var link = Page.GetByTestId("download-dataset");
        await Expect(link).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return new Dataset(await File.ReadAllBytesAsync(await download.PathAsync()));
    }
}
