using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>English and French: chosen by the browser, then by the reader, in the middle of a case.</summary>
[Collection(RunningProgramCollection.Name)]
public class LanguageTests(RunningProgram program)
{
    [Fact]
    public async Task The_language_changes_in_the_middle_of_a_case_with_its_numbers_and_questions_and_nothing_is_lost()
    {
        const string Campaign = "In two languages";
        await program.ImportAsync(await program.MakePhantomAsync(seed: 85, slices: 20), Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("fair-heron", "reader", Campaign), "fr-CA");
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await reader.GoToAsync("/account/signin");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Connexion");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");

        await desk.OpenNextCaseAsync(Campaign);
        var (columns, rows, slices) = await desk.ImageSizeAsync();
        await desk.GoToSliceAsync(slices / 2);
        await desk.ChooseAsync("bidirectional");
        await desk.DragAsync([new PixelPoint(columns * 0.4, rows * 0.45), new PixelPoint(columns * 0.5, rows * 0.5)]);
        await desk.KeepShortAxisAsync();
        await Expect(page.GetByTestId("questions")).ToContainTextAsync("Où est-elle");
        await Expect(page.GetByTestId("questions")).ToContainTextAsync("Foie");
        await Expect(desk.Marks).ToContainTextAsync(new Regex(@"\d,\d × \d+,\d mm"));
        await page.GetByTestId("comment").FillAsync("écrit en français");
        await reader.ScreenAsync("reader-french");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("language-en").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await desk.SeeImageAsync();
        await Expect(page.GetByTestId("questions")).ToContainTextAsync("Where is it?");
        await Expect(desk.Marks).ToContainTextAsync(new Regex(@"\d\.\d × \d+\.\d mm"));
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("écrit en français");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        reader.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_server_refuses_is_said_in_the_language_of_the_page()
    {
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"), "fr-FR");
        await administrator.OpenAsync("/admin");
        await administrator.GoToAsync("/admin/people");
        var page = administrator.Page;
        await page.GetByLabel("Pseudonyme").FillAsync(administrator.SignIn.Pseudonym);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ajouter", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Quelqu’un porte déjà ce pseudonyme")).ToBeVisibleAsync();
    }
}
