using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The way back after a mistake, and what keeps a reader from making one.</summary>
[Collection(RunningProgramCollection.Name)]
public class CorrectionTests(RunningProgram program)
{
    [Fact]
    public async Task A_reader_goes_back_to_what_they_submitted_or_skipped_and_puts_it_right_or_leaves_it()
    {
        var campaign = "The way back";
        await using var reader = await Station.SitDownAsync(program, campaign, 841, 2);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        var first = desk.AssignmentId;
        await page.GetByTestId("comment").FillAsync("Wrong");
        await desk.SavedAsync();
        await desk.SubmitNoLesionAsync();
        await Expect(page.GetByTestId("just-submitted")).ToBeVisibleAsync();
        await reader.ScreenAsync("reader-last-case");
        await page.GetByTestId("back-to-last").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(first));
        await Expect(page.GetByTestId("correcting")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Wrong");
        await Expect(page.GetByTestId("no-lesion")).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.ScreenAsync("reader-correcting");
        await page.GetByTestId("comment").FillAsync("Right");
        await desk.SavedAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex(first));
        (await DoneAsync(reader, campaign)).ShouldBe(1);

        await page.GetByTestId("skip").ClickAsync();
        await page.GetByTestId("skip-not-my-field").ClickAsync();
        await Expect(page.GetByTestId("finished")).ToBeVisibleAsync();
        await reader.GoToAsync("/read");
        await page.GetByTestId(new Regex("^done-")).ClickAsync();
        await Expect(page.GetByTestId("case-done")).ToHaveCountAsync(2);
        await reader.ScreenAsync("reader-cases-done");
        await page.GetByTestId(new Regex("^reopen-")).Nth(1).ClickAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Right");
        await page.GetByTestId("comment").FillAsync("No, not this");
        await desk.SavedAsync();
        await page.GetByTestId("leave-as-submitted").ClickAsync();
        await Expect(page.GetByTestId("finished")).ToBeVisibleAsync();
        (await DoneAsync(reader, campaign)).ShouldBe(1);

        await reader.GoToAsync("/read");
        await page.GetByTestId(new Regex("^done-")).ClickAsync();
        await page.GetByTestId(new Regex("^reopen-")).Filter(new LocatorFilterOptions { HasText = "Correct" }).First.ClickAsync();
        await Expect(page.GetByTestId("save-state")).ToBeVisibleAsync();
        reader.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_the_middle_of_an_outline_nothing_is_submitted_and_undo_takes_back_no_more_than_it()
    {
        var campaign = "In mid-outline";
        await using var reader = await Station.SitDownAsync(program, campaign, 842, 1);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        await page.GetByTestId("no-lesion").ClickAsync();
        await desk.SavedAsync();
        await desk.ChooseAsync("polygon");
        foreach (var point in new PixelPoint[] { new(20, 20), new(30, 20) })
        {
            var (x, y) = await desk.OnPageAsync(point);
            await page.Mouse.ClickAsync(x, y);
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Finish what you are drawing first")).ToBeVisibleAsync();
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByText("Finish what you are drawing first")).ToBeVisibleAsync();
        reader.Traffic.Posts("/submission").ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await desk.SubmitNoLesionAsync();
        reader.Traffic.Posts("/submission").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mark_that_joins_a_finding_elsewhere_says_so_and_becomes_one_of_its_own()
    {
        var campaign = "Joined by mistake";
        await using var reader = await Station.SitDownAsync(program, campaign, 843, 1);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        await desk.DrawContourAsync(2, Ring(18, 18, 5));
        await Expect(page.GetByTestId("hint-action")).ToHaveCountAsync(0);
        await desk.DrawContourAsync(3, Ring(46, 44, 5));
        await Expect(page.GetByTestId("finding-2")).ToHaveCountAsync(0);
        await reader.ScreenAsync("reader-joined");
        await page.GetByTestId("hint-action").ClickAsync();
        await Expect(page.GetByTestId("finding-2")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("finding-1").GetByTestId("mark-row")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.GetByTestId("finding-1").GetByTestId("mark-row")).ToHaveCountAsync(2);
    }

    private static List<PixelPoint> Ring(double x, double y, double radius) =>
        [.. Enumerable.Range(0, 13).Select(i => new PixelPoint(x + (radius * Math.Cos(i * Math.PI / 6)), y + (radius * Math.Sin(i * Math.PI / 6))))];

    private static async Task<int> DoneAsync(Person reader, string campaign)
    {
        using var campaigns = System.Text.Json.JsonDocument.Parse((await reader.GetAsync("/api/reading/campaigns")).Body);
        return campaigns.RootElement.EnumerateArray().Single(c => c.GetProperty("name").GetString() == campaign).GetProperty("submitted").GetInt32();
    }
}
