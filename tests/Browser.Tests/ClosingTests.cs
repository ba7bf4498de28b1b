using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A curator closes a campaign while somebody reads in it, and a reader signs out with work that is not sent yet.</summary>
[Collection(RunningProgramCollection.Name)]
public class ClosingTests(RunningProgram program)
{
    private const string Campaign = "Closed in between";

    [Fact]
    public async Task A_closed_campaign_is_said_to_its_reader_and_the_curator_opens_it_again()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 71, slices: 20), Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("wise-lynx", "reader", Campaign));
        await using var curator = await Person.SitDownAsync(program, await program.AddPersonAsync("plain-wren", "curator", Campaign));
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);

        await curator.OpenAsync("/campaigns");
        await curator.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = Campaign }).ClickAsync();
        var facts = curator.Page.Locator(".campaign-facts");
        await Expect(facts).ToContainTextAsync("Profile: public");
        await Expect(facts).ToContainTextAsync("Pseudonymised");
        await curator.Page.Locator("[data-testid^='close-campaign-']").First.ClickAsync();
        await Expect(curator.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToContainTextAsync("what they have not submitted cannot be submitted");
        await curator.ScreenAsync("curator-close");
        await curator.Page.GetByTestId("close-campaign-confirm").ClickAsync();
        await Expect(curator.Page.GetByTestId("campaign-closed")).ToBeVisibleAsync();
        await curator.ScreenAsync("curator-closed");

        var cleared = reader.Page.WaitForResponseAsync(r => r.Url.Contains("/api/reading/", StringComparison.Ordinal) && r.Status == 409);
        await reader.Page.GetByTestId("comment").FillAsync("Too late");
        (await (await cleared).HeaderValueAsync("clear-site-data")).ShouldBe("\"cache\"");
        await Expect(reader.Page.GetByTestId("campaign-closed")).ToBeVisibleAsync();
        await reader.ScreenAsync("reader-closed");
        await reader.GoToAsync("/read");
        await Expect(reader.Page.GetByTestId("closed")).ToBeVisibleAsync();
        await reader.ScreenAsync("reader-campaigns-closed");

        await curator.Page.Locator("[data-testid^='open-campaign-']").First.ClickAsync();
        await curator.Page.GetByTestId("open-campaign-confirm").ClickAsync();
        await Expect(curator.Page.GetByTestId("campaign-closed")).ToHaveCountAsync(0);
        await reader.GoToAsync("/read");
        await reader.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Go on with the open case" }).ClickAsync();
        await desk.SeeImageAsync();
    }

    [Fact]
    public async Task Signing_out_waits_for_what_is_not_sent_and_offers_to_stay()
    {
        const string Own = "Left with work";
        await program.ImportAsync(await program.MakePhantomAsync(seed: 72, slices: 20), Own);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("lively-newt", "reader", Own));
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await desk.OpenNextCaseAsync(Own);
        await page.RouteAsync("**/draft", route => route.AbortAsync());
        await page.GetByTestId("comment").FillAsync("Not sent yet");
        await Expect(desk.SaveState).ToHaveAttributeAsync("data-state", "offline");

        await SignOutAsync(page);
        await Expect(page.GetByTestId("sign-out-anyway")).ToBeVisibleAsync();
        await reader.ScreenAsync("reader-sign-out");
        await page.GetByTestId("sign-out-stay").ClickAsync();
        await Expect(page.GetByTestId("sign-out-state")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Not sent yet");

        await page.UnrouteAsync("**/draft");
        await SignOutAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/account/signin"), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
        await desk.OpenNextCaseAsync(Own);
        (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("comment").GetString().ShouldBe("Not sent yet");
    }

    private static async Task SignOutAsync(Microsoft.Playwright.IPage page)
    {
        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
    }
}
