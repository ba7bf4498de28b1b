using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A curator redraws a lesion with whatever is at hand.</summary>
[Collection(RunningProgramCollection.Name)]
public class RedrawTests(RunningProgram program)
{
    [Fact, Trait("Category", "Long")]
    public async Task A_lesion_is_redrawn_by_finger_by_pen_by_keys_and_from_what_a_reader_drew()
    {
        var (truth, person) = await ReadCase.OpenAsync(program, "By every hand", 93, [("amber-lynx-93", [0], 1.1), ("misty-heron-93", [0], 0.9)], touch: true);
        await using var curator = person;
        var (page, image) = (curator.Page, new ReaderDesk(curator));
        var drawn = page.GetByTestId("drawn-slices");
        var sections = truth.Lesions[0].Sections;
        var section = truth.Lesions[0].Largest;
        await page.GetByTestId("decide-redrawn").TapAsync();
        await page.GetByTestId("start-from-amber-lynx-93").TapAsync();
        await Expect(drawn).ToHaveAttributeAsync("data-slices", string.Join(' ', sections.Select(s => s.Slice)));
        await page.GetByTestId("redraw-undo").TapAsync();
        await Expect(drawn).ToHaveAttributeAsync("data-slices", string.Empty);

        await image.GoToSliceAsync(section.Slice);
        await (await Finger.OfAsync(curator, image)).DragAsync(section.Outline(40));
        await Expect(drawn).ToHaveAttributeAsync("data-slices", $"{section.Slice}");
        await Expect(page.Locator("[data-mark=redraw] [data-mark=adjudicated]")).ToHaveCountAsync(1);

        // Two fingers look, and draw nothing.
        var before = await image.PixelSizeAsync();
        await (await Finger.OfAsync(curator, image)).SpreadAsync(section.Centre, 10, 16);
        (await image.PixelSizeAsync()).ShouldBeGreaterThan(1.3 * before);
        await Expect(page.Locator("[data-mark=redraw] [data-mark=adjudicated]")).ToHaveCountAsync(1);

        await image.GoToSliceAsync(section.Slice + 1);
        await (await Pen.OfAsync(curator, image)).DragAsync(section.Outline(40, 0.8));
        await Expect(drawn).ToHaveAttributeAsync("data-slices", $"{section.Slice} {section.Slice + 1}");

        await image.GoToSliceAsync(section.Slice - 1);
        await page.Keyboard.PressAsync("Shift+Space");
        await Expect(page.GetByTestId("key-pointer")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Space");
        foreach (var arrow in new[] { "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp" })
        {
            await page.Keyboard.PressAsync("Shift+" + arrow);
        }

        await page.Keyboard.PressAsync("Space");
        await Expect(drawn).ToHaveAttributeAsync("data-slices", $"{section.Slice - 1} {section.Slice} {section.Slice + 1}");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("key-pointer")).ToHaveCountAsync(0);
        await curator.ScreenAsync("redraw-by-hand");
        await page.GetByTestId("decision-save").TapAsync();
        await Expect(page.GetByTestId("standing")).ToHaveAttributeAsync("data-kind", "redrawn");
        curator.PageErrors.ShouldBeEmpty();
    }
}
