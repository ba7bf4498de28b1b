using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Other series of the patient stand beside the case and go through the patient with it.</summary>
[Collection(RunningProgramCollection.Name)]
public class BesideTests(RunningProgram program)
{
    private const string Campaign = "Compared";

    [Fact]
    public async Task A_series_of_the_study_scrolls_along_by_position_and_a_prior_from_where_its_reader_linked_it()
    {
        await ArchiveAsync(new("BESIDE", "880.1", "880.2", "880.1", "20240310", "ARTERIAL PHASE", 2.5, 40), 13);
        await ArchiveAsync(new("BESIDE", "880.3", "880.3", "880.3", "20231210", "PORTAL VENOUS", 5, 0), 9);
        var folder = MadeSeries.Write(new MadeSeries.Of("BESIDE", "880.1", "880.1", "880.1", "20240310", "PORTAL VENOUS", 5, 20), MadeSeries.Slices);
        await program.ImportAsync(folder, Campaign);
        Directory.Delete(folder, recursive: true);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("double-heron", "reader", Campaign));
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await desk.OpenNextCaseAsync(Campaign);
        var beside = page.GetByTestId("beside");

        // Slices every 5 mm beside slices every 2.5 mm.
        await ChooseAsync(page, "Same study");
        await Expect(beside).ToHaveAttributeAsync("data-linked", "true");
        foreach (var (slice, there) in new[] { (4, 8), (0, 0), (5, 10) })
        {
            await page.EvaluateAsync("slice => window.__viewer.goToSlice(slice)", slice);
            await Expect(beside).ToHaveAttributeAsync("data-slice", $"{there}");
        }

        await beside.GetByTestId("scrubber").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(beside).ToHaveAttributeAsync("data-slice", "8");
        await page.WaitForFunctionAsync("() => window.__viewer.slice() === 4");
        await PicturesAsync(reader, "beside");

        await ChooseAsync(page, "Prior, 3 months earlier");
        await Expect(beside).ToHaveAttributeAsync("data-linked", "false");
        await Expect(beside).ToHaveAttributeAsync("data-slice", "4");
        await page.EvaluateAsync("() => window.__viewer.goToSlice(2)");
        await page.WaitForFunctionAsync("() => window.__viewer.slice() === 2");
        await Expect(beside).ToHaveAttributeAsync("data-slice", "4");
        await beside.GetByTestId("beside-link").ClickAsync();
        await page.EvaluateAsync("() => window.__viewer.goToSlice(4)");
        await Expect(beside).ToHaveAttributeAsync("data-slice", "6");
        await page.Keyboard.PressAsync("Shift+L");
        await page.EvaluateAsync("() => window.__viewer.goToSlice(1)");
        await page.WaitForFunctionAsync("() => window.__viewer.slice() === 1");
        await Expect(beside).ToHaveAttributeAsync("data-slice", "6");
        await PicturesAsync(reader, "prior");

        await page.Keyboard.PressAsync("Shift+B");
        await Expect(beside).ToHaveCountAsync(0);
        await desk.SubmitNoLesionAsync();
        reader.PageErrors.ShouldBeEmpty();
    }

    private async Task ArchiveAsync(MadeSeries.Of series, int slices)
    {
        var folder = MadeSeries.Write(series, slices);
        await program.ArchiveAsync(folder);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ChooseAsync(IPage page, string begin)
    {
        await page.GetByTestId("look-beside").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem).Filter(new LocatorFilterOptions { HasText = begin }).ClickAsync();
        await Expect(page.GetByTestId("beside")).Not.ToHaveAttributeAsync("data-slice", "-1");
    }

    private static async Task PicturesAsync(Person person, string name)
    {
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await person.Page.SetViewportSizeAsync(width, height);
            await new ReaderDesk(person).LaidOutAsync();
            await person.ScreenAsync($"{name}-{width}");
            (await person.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.stack-viewport, .beside, .beside-bar')].every(each => each.scrollWidth <= each.clientWidth)")).ShouldBeTrue("nothing runs out of its place");
        }
    }
}
