using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>WCAG 2.2 AA around the image, in both languages: axe on every page, and what it cannot see.</summary>
[Collection(RunningProgramCollection.Name)]
public class AccessibilityTests(RunningProgram program)
{
    private readonly List<string> found = [];

    [Fact]
    public Task Axe_finds_nothing_serious_on_a_readers_pages_in_either_language_nor_on_the_others_in_English() => EveryPageAsync("For everybody", 81, "en-US");

    [Fact, Trait("Category", "Long")]
    public Task Nor_on_the_others_in_French() => EveryPageAsync("For everybody else", 94, "fr-FR");

    private async Task EveryPageAsync(string campaign, int seed, string reviewing)
    {
        Axe.SkipIfAbsent();
        await program.ImportAsync(await program.MakePhantomAsync(seed, slices: 20), campaign);
        await ReadAsync(await program.AddPersonAsync($"early-stork-{seed}", "reader", campaign), campaign, "en-US");
        await ReadAsync(await program.AddPersonAsync($"early-finch-{seed}", "reader", campaign), campaign, "fr-FR");
        await ReviewAsync(await program.AddPersonAsync($"early-crane-{seed}", "curator", campaign), campaign, reviewing);
        await AdministerAsync(reviewing);
        found.ShouldBeEmpty();
    }

    private async Task ReadAsync(SignIn signIn, string campaign, string language)
    {
        await using var reader = await Person.SitDownAsync(program, signIn, language);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await reader.GoToAsync("/account/signin");
        await Expect(page.GetByTestId("signin-name")).ToBeVisibleAsync();
        await LookAsync(reader, "sign-in");
        await reader.OpenAsync("/read");
        await page.GetByTestId("ask-display").ClickAsync();
        await LookAsync(reader, "grey pattern");
        await page.GetByTestId("grey-both").ClickAsync();
        await LookAsync(reader, "campaigns to read");
        await page.GetByTestId("account-menu").ClickAsync();
        await LookAsync(reader, "account menu");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { HasText = campaign }).GetByTestId(new System.Text.RegularExpressions.Regex("^start-")).ClickAsync();
        await desk.SeeImageAsync();
        await LookAsync(reader, "case");
        await DrawAsync(desk);
        await page.GetByTestId("submit").ClickAsync();
        await LookAsync(reader, "what is missing");
        await page.GetByTestId("tool-help").ClickAsync();
        await LookAsync(reader, "keys");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByTestId("what-is-recorded").ClickAsync();
        await Expect(page.GetByTestId("recorded")).ToBeVisibleAsync();
        await LookAsync(reader, "recorded");
        await page.Keyboard.PressAsync("Escape");
        await desk.AnswerAsync(0, 2);
        await desk.SavedAsync();
        await LookAsync(reader, "case answered");
        await desk.SubmitAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/read/finished/"));
        await LookAsync(reader, "finished");
        await reader.ScreenAsync($"accessible-finished-{language}");
        await reader.GoToAsync("/read");
        await page.GetByTestId(new System.Text.RegularExpressions.Regex("^done-")).ClickAsync();
        await Expect(page.GetByTestId("case-done")).ToHaveCountAsync(1);
        await LookAsync(reader, "cases done");
    }

    private async Task ReviewAsync(SignIn signIn, string campaign, string language)
    {
        await using var curator = await Person.SitDownAsync(program, signIn, language);
        var desk = new CuratorDesk(curator);
        await desk.OpenCampaignAsync(campaign);
        await desk.SeeStateAsync("Case 0001", "ready");
        await Expect(curator.Page.GetByTestId("agreement-forest")).ToBeVisibleAsync();
        await LookAsync(curator, "campaign");
        await curator.ScreenAsync($"accessible-campaign-{language}");
        await curator.Page.GetByTestId("open-agreement").ClickAsync();
        await Expect(curator.Page.GetByTestId("spread-plot")).ToBeVisibleAsync();
        await LookAsync(curator, "agreement");
        await curator.Page.GoBackAsync();
        await desk.OpenCaseAsync("Case 0001");
        await LookAsync(curator, "review");
        await curator.ScreenAsync($"accessible-review-{language}");
        await curator.GoToAsync("/campaigns");
        await Expect(curator.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = campaign })).ToBeVisibleAsync();
        await LookAsync(curator, "campaigns");
    }

    private async Task AdministerAsync(string language)
    {
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"), language);
        await administrator.OpenAsync("/admin");
        foreach (var section in new[] { "", "/upload", "/review", "/people", "/nowhere" })
        {
            await administrator.GoToAsync("/admin" + section);
            await Expect(administrator.Page.Locator("main h1, main .notice").First).ToBeVisibleAsync();
            await LookAsync(administrator, "admin" + section);
        }
    }

    private static async Task DrawAsync(ReaderDesk desk)
    {
        var (columns, rows, slices) = await desk.ImageSizeAsync();
        await desk.GoToSliceAsync(slices / 2);
        await desk.ChooseAsync("bidirectional");
        await desk.DragAsync([new PixelPoint(columns * 0.4, rows * 0.45), new PixelPoint(columns * 0.5, rows * 0.5)]);
        await desk.KeepShortAxisAsync();
        await Expect(desk.Marks).ToHaveCountAsync(1);
    }

    private async Task LookAsync(Person person, string page)
    {
        var language = await person.Page.EvaluateAsync<string>("() => document.documentElement.lang");
        found.AddRange((await Axe.FindAsync(person.Page)).Select(problem => $"{page}, {language}: {problem}"));
    }
}
