using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>What an administrator does at the pages of the archive and of people.</summary>
public sealed class AdminDesk(Person person)
{
    private IPage Page => person.Page;

    /// <summary>Chooses a folder, names a new campaign, uploads, and waits until the series are put together.</summary>
    public async Task UploadAsync(string folder, string newCampaign)
    {
        await Page.GetByTestId("campaign-new").ClickAsync();
        await Page.GetByTestId("upload-campaign-name").FillAsync(newCampaign);
        await Page.GetByTestId("upload-folder").SetInputFilesAsync(folder);
        await Page.GetByTestId("upload-start").ClickAsync();
        await Expect(Page.GetByTestId("upload-progress")).ToHaveAttributeAsync("data-phase", "finished", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
    }

    public async Task<int> CountAsync(string outcome) =>
        int.Parse(await Page.GetByTestId($"count-{outcome}").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Waits for a held image, seen on the page.</summary>
    public async Task SeeHeldAsync()
    {
        await Expect(Page.GetByTestId("held-image")).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=review-stage]').getBoundingClientRect().width > 100");
    }

    /// <summary>Draws a rectangle on the held image, in its own pixels.</summary>
    public async Task CoverAsync(double left, double top, double right, double bottom)
    {
        var (x0, y0) = await OnPageAsync(left, top);
        var (x1, y1) = await OnPageAsync(right, bottom);
        await Page.Mouse.MoveAsync(x0, y0);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync((x0 + x1) / 2, (y0 + y1) / 2);
        await Page.Mouse.MoveAsync(x1, y1);
        await Page.Mouse.UpAsync();
    }

    public ILocator Areas => Page.GetByTestId("area");

    /// <summary>Finds series by a text and waits for how many there are.</summary>
    public async Task FindAsync(string text, string expected)
    {
        await Page.GetByTestId("archive-search").FillAsync(text);
        await Expect(Page.GetByTestId("series-count")).ToContainTextAsync(expected);
    }

    private async Task<(float X, float Y)> OnPageAsync(double x, double y)
    {
        var at = await Page.GetByTestId("review-stage").EvaluateAsync<float[]>(
            "(svg, [x, y]) => { const p = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()); return [p.x, p.y]; }", new[] { x, y });
        return (at[0], at[1]);
    }
}
