using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Tabs, devices and readers that change places lose nothing and take nothing for their own.</summary>
[Collection(RunningProgramCollection.Name)]
public class SharedBrowserTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_case_that_goes_to_another_tab_and_back_keeps_what_was_done_in_each()
    {
        var campaign = "There and back";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 844, 1, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SavedAsync();
        wire.Cut();
        await page.GetByTestId("comment").FillAsync("one");
        await Expect(desk.SaveState).ToHaveAttributeAsync("data-state", "offline", Patient);
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(page.Url);
        await tab.GetByTestId("go-on-here").ClickAsync();
        await Expect(tab.GetByTestId("comment")).ToHaveValueAsync("one");
        await tab.GetByTestId("comment").FillAsync("one, two");
        await Expect(tab.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "offline", Patient);
        await page.GetByTestId("go-on-here").ClickAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("one, two");
        await page.GetByTestId("comment").FillAsync("one, two, three");
        wire.Mend();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await desk.SavedAsync();
        (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("comment").GetString().ShouldBe("one, two, three");
    }

    [Fact]
    public async Task What_another_device_has_saved_is_not_submitted_over_unless_its_reader_says_so()
    {
        var campaign = "Two devices";
        await using var here = await Station.SitDownAsync(program, campaign, 845, 2);
        await using var there = await Person.SitDownAsync(program, here.SignIn);
        var (desk, other) = (new ReaderDesk(here), new ReaderDesk(there));
        await Station.StartAsync(here, campaign);
        await here.Page.GetByTestId("no-lesion").ClickAsync();
        await desk.SavedAsync();
        await there.OpenAsync("/read");
        await there.GoToAsync(new Uri(here.Page.Url).AbsolutePath);
        await there.Page.GetByTestId("comment").FillAsync("Saved on the other device");
        await other.SavedAsync();

        await here.Page.GetByTestId("submit").ClickAsync();
        await Expect(here.Page.GetByTestId("stale")).ToBeVisibleAsync();
        await Expect(here.Page.GetByTestId("submit")).ToBeDisabledAsync();
        await here.ScreenAsync("reader-stale");
        (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("comment").GetString().ShouldBe("Saved on the other device");
        await here.Page.GetByTestId("load-newer").ClickAsync();
        await Expect(here.Page.GetByTestId("comment")).ToHaveValueAsync("Saved on the other device");
        await desk.SavedAsync();
        (await desk.SubmitAsync()).GetProperty("comment").GetString().ShouldBe("Saved on the other device");
    }

    [Fact]
    public async Task Who_signs_in_in_another_tab_neither_sees_nor_draws_on_the_case_of_who_was_there()
    {
        var campaign = "One after the other";
        await using var first = await Station.SitDownAsync(program, campaign, 846, 2);
        var second = first.As(await program.AddPersonAsync("shared-second", "reader", campaign));
        await Station.StartAsync(first, campaign);
        await first.Page.GetByTestId("comment").FillAsync("Only for its reader");
        await new ReaderDesk(first).SavedAsync();
        var tab = await first.NewTabAsync();
        await tab.GotoAsync(first.At("/read").ToString());
        await SignOutAsync(tab);
        await Expect(first.Page.GetByTestId("anothers-case")).ToBeVisibleAsync();
        await tab.GetByTestId("signin-name").FillAsync(second.SignIn.Pseudonym);
        await tab.GetByTestId("signin-password").FillAsync(second.SignIn.Password);
        await tab.GetByTestId("signin-submit").ClickAsync();
        await Expect(tab.GetByTestId("account-menu")).ToContainTextAsync(second.SignIn.Pseudonym);
        await Expect(first.Page.GetByTestId("anothers-case")).ToContainTextAsync("another reader");
        await Expect(first.Page.GetByTestId("comment")).ToHaveCountAsync(0);
        (await first.Page.ContentAsync()).ShouldNotContain("Only for its reader");
        await first.ScreenAsync("reader-anothers-case");
    }

    [Fact]
    public async Task Who_signed_out_without_a_network_is_signed_out_before_the_next_one_is_let_in()
    {
        var campaign = "Left without a network";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 847, 1, wire);
        var page = reader.Page;
        await Station.StartAsync(reader, campaign);
        await new ReaderDesk(reader).SavedAsync();
        // The page itself opens without a network.
        await Until.TrueAsync(page, "kept, the page", "async () => !!(await caches.match('/', { cacheName: 'page' })) && !!navigator.serviceWorker.controller");
        wire.Cut();
        await page.GetByTestId("comment").FillAsync("Not sent yet");
        await Expect(page.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "offline", Patient);
        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await page.GetByTestId("sign-out-anyway").ClickAsync();
        await Expect(page.GetByTestId("signin-submit")).ToBeVisibleAsync();
        wire.Mend();
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(reader.At("/read").ToString());
        await Expect(tab.GetByTestId("signin-submit")).ToBeVisibleAsync();
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(401);

        await reader.OpenAsync("/read");
        await Expect(page.GetByTestId("account-menu")).ToContainTextAsync(reader.SignIn.Pseudonym);
        await Ledger.EmptyAsync(page);
    }

    [Fact]
    public async Task A_sign_in_renewed_in_another_tab_is_noticed_in_the_first()
    {
        var campaign = "Renewed elsewhere";
        await using var reader = await Station.SitDownAsync(program, campaign, 848, 1);
        var desk = new ReaderDesk(reader);
        await Station.StartAsync(reader, campaign);
        await desk.SavedAsync();
        await reader.LoseSignInAsync();
        await reader.Page.GetByTestId("comment").FillAsync("While signed out");
        await Expect(desk.SaveState).ToHaveAttributeAsync("data-state", "signedOut", Patient);
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(reader.At("/read").ToString());
        await tab.GetByTestId("signin-name").FillAsync(reader.SignIn.Pseudonym);
        await tab.GetByTestId("signin-password").FillAsync(reader.SignIn.Password);
        await tab.GetByTestId("signin-submit").ClickAsync();
        await Expect(tab.GetByTestId("account-menu")).ToBeVisibleAsync();
        await desk.SavedAsync();
        await Expect(reader.Page.GetByTestId("signed-out")).ToHaveCountAsync(0);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("sign-out").ClickAsync();
        await Expect(page.GetByTestId("signin-submit")).ToBeVisibleAsync();
    }
}
