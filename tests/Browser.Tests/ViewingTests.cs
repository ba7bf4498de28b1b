using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>How a case was looked at: counted on the device, shown to the reader, told with the submission, then forgotten.</summary>
[Collection(RunningProgramCollection.Name)]
public class ViewingTests(RunningProgram program)
{
    private const string Campaign = "Looked at";

    [Fact]
    public async Task What_is_recorded_survives_a_reload_is_shown_in_plain_words_and_goes_with_the_submission()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 86, slices: 20), Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("clear-heron", "reader", Campaign));
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await reader.OpenAsync("/read");
        await page.GetByTestId("ask-display").ClickAsync();
        await page.GetByTestId("grey-both").ClickAsync();
        await Expect(page.GetByTestId("ask-display")).ToHaveCountAsync(0);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Listitem).Filter(new() { HasText = Campaign }).GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await desk.SeeImageAsync();
        foreach (var slice in new[] { 3, 4, 15 })
        {
            await desk.GoToSliceAsync(slice);
        }

        var assignment = desk.AssignmentId;
        await page.ReloadAsync();
        await desk.SeeImageAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.GetByTestId("what-is-recorded").ClickAsync();
        var recorded = page.GetByTestId("recorded");
        await Expect(recorded).ToContainTextAsync("5 of 20");
        await Expect(recorded).ToContainTextAsync("keyboard");
        await Expect(recorded).ToContainTextAsync("both squares seen");
        await Expect(recorded).ToContainTextAsync("1440 × 900");
        await reader.ScreenAsync("reader-recorded");
        await page.Keyboard.PressAsync("Escape");

        await page.GetByTestId("no-lesion").ClickAsync();
        var sent = await page.RunAndWaitForRequestAsync(() => page.GetByTestId("submit").ClickAsync(), r => r.Url.EndsWith("/submission", StringComparison.Ordinal) && r.Method == "POST");
        using var body = JsonDocument.Parse(sent.PostData!);
        var viewing = body.RootElement.GetProperty("viewing");
        viewing.GetProperty("slicesSeen").EnumerateArray().SelectMany(run => Enumerable.Range(run[0].GetInt32(), run[1].GetInt32() - run[0].GetInt32() + 1)).ShouldBe([3, 4, 10, 11, 15]);
        viewing.GetProperty("greyPattern").GetString().ShouldBe("seen");
        viewing.GetProperty("input").EnumerateArray().Select(i => i.GetString()).ShouldBe(["mouse", "keyboard"], ignoreOrder: true);
        viewing.GetProperty("display").GetProperty("width").GetInt32().ShouldBe(1440);
        viewing.GetProperty("zoom").GetProperty("least").GetDouble().ShouldBeGreaterThan(0);
        (await sent.ResponseAsync())!.Status.ShouldBe(201);
        await page.WaitForFunctionAsync("id => localStorage.getItem('viewing/' + id) === null", assignment);
    }
}
