using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The review of what is held, on the real program: a head is looked at slice by slice, before and after its face is removed, by keyboard.</summary>
[Collection(RunningProgramCollection.Name)]
public class ReviewTests(RunningProgram program)
{
    [Fact]
    public async Task The_face_of_a_held_head_is_seen_before_and_after_and_the_series_is_released_without_it()
    {
        const string Campaign = "Heads";
        var folder = Directory.CreateTempSubdirectory("crowdannotate-head-");
        MadeHead.Write(folder.FullName);
        (await program.ImportAsync(folder.FullName, Campaign)).ShouldContain($"{MadeHead.Slices} wait for review");
        folder.Delete(recursive: true);
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));
        var (page, desk) = (administrator.Page, new AdminDesk(administrator));
        await administrator.OpenAsync("/admin/review");
        await page.GetByTestId("held-item").Filter(new() { HasText = $"{MadeHead.Slices} images" }).ClickAsync();
        await desk.SeeHeldAsync();

        // Slices by arrow; an area drawn by key and undone; before and after by key.
        await Expect(page.GetByTestId("frame-number")).ToHaveTextAsync($"Slice 31 / {MadeHead.Slices}");
        for (var slice = 31; slice > MadeHead.NoseSlice; slice--)
        {
            await page.Keyboard.PressAsync("ArrowLeft");
        }

        await Expect(page.GetByTestId("frame-number")).ToHaveTextAsync($"Slice {MadeHead.NoseSlice} / {MadeHead.Slices}");
        await page.Keyboard.PressAsync("n");
        await Expect(desk.Areas).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Areas).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("held-image")).ToHaveAttributeAsync("data-shown", "before");
        await administrator.ScreenAsync("administrator-face-before");
        await page.Keyboard.PressAsync("b");
        await Expect(page.GetByTestId("held-image")).ToHaveAttributeAsync("data-shown", "after");
        await administrator.ScreenAsync("administrator-face");

        // Left as it is, and removed after all; rejecting asks first.
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByTestId("release")).ToHaveTextAsync("Controlled: release as it is");
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByTestId("release")).ToHaveTextAsync("Remove the face and release");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByTestId("reject-confirm")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("reject-confirm")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("review-empty").Or(page.GetByTestId("held-item").First)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByTestId("held-item").Filter(new() { HasText = $"{MadeHead.Slices} images" })).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await administrator.GoToAsync("/admin");
        await desk.FindAsync(Campaign, "1 of");
        administrator.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_told_beside_the_buttons_and_the_image_still_waits()
    {
        var folder = Directory.CreateTempSubdirectory("crowdannotate-held-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "us.dcm"), MadeUltrasound.File("Zyxwanowski^Again", series: 8), TestContext.Current.CancellationToken);
        await program.ImportAsync(folder.FullName, "Refused once");
        folder.Delete(recursive: true);
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));
        var page = administrator.Page;
        await page.RouteAsync("**/api/archive/review/*/release", route => route.FulfillAsync(new()
        {
            Status = 409, ContentType = "application/problem+json", Body = """{"type":"cannot-be-changed","title":"It cannot be blacked out.","detail":"For a made reason","status":409}""",
        }));
        await administrator.OpenAsync("/admin/review");
        await page.GetByTestId("held-item").Filter(new() { HasText = "US" }).First.ClickAsync();
        await new AdminDesk(administrator).SeeHeldAsync();
        await page.GetByTestId("release").ClickAsync();
        await Expect(page.GetByTestId("review-failure")).ToContainTextAsync("It cannot be blacked out. For a made reason");
        await Expect(page.GetByTestId("held-image")).ToBeVisibleAsync();

        // It leaves the queue as it found it, for whoever looks next.
        await page.GetByTestId("reject").ClickAsync();
        await page.GetByTestId("reject-confirm").ClickAsync();
        await Expect(page.GetByTestId("review-empty").Or(page.GetByTestId("held-item").First)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("pseudonymised", "Pseudonymised", "The images are pseudonymised")]
    [InlineData("anonymised", "Anonymised", "The key was destroyed")]
    public async Task Every_page_of_the_archive_says_what_the_key_makes_true(string state, string chip, string meaning)
    {
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));
        var page = administrator.Page;
        var destroyed = state == "anonymised" ? "\"2026-01-02T03:04:05Z\"" : "null";
        await page.RouteAsync("**/api/archive/key", route => route.FulfillAsync(new()
        {
            ContentType = "application/json", Body = $$"""{"state":"{{state}}","exists":{{(state == "pseudonymised" ? "true" : "false")}},"destroyedAt":{{destroyed}}}""",
        }));
        await administrator.OpenAsync("/admin");
        foreach (var path in new[] { "/admin", "/admin/upload", "/admin/review" })
        {
            await administrator.GoToAsync(path);
            await Expect(page.GetByTestId("key-state")).ToHaveTextAsync(chip);
        }

        await page.GetByTestId("key-state").ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToContainTextAsync(meaning);
    }
}
