using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The page of a case without a mouse, with large fingers, and with keys that are switched off.</summary>
[Collection(RunningProgramCollection.Name)]
public class KeyboardTests(RunningProgram program)
{
    private const string Campaign = "Without a mouse";
    private static Task? made;

    /// <summary>What has the focus: what it is called, whether its ring is seen, and where it lies.</summary>
    private const string Focused = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return null;
          // A choice is drawn by its label; its input is not seen.
          const seen = at.matches('input[type=radio], input[type=checkbox]') ? (at.closest('label') ?? at) : at;
          const style = getComputedStyle(seen);
          const name = at.getAttribute('aria-label') ?? (document.getElementById(at.getAttribute('aria-labelledby') ?? '')?.textContent) ?? at.labels?.[0]?.textContent ?? at.textContent;
          return { what: at.tagName + '.' + (at.dataset.testid ?? at.className), name: (name ?? '').trim(), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 };
        }
        """;

    private const string Small = """
        least => [...document.querySelectorAll('button, a[href], select, textarea, label.segment, input:not([type=radio]):not([type=checkbox])')]
          .filter((each) => each.checkVisibility() && !each.closest('.visually-hidden, [inert], .skip-link') && !each.matches('.skip-link'))
          .map((each) => {
            const [box, more] = [each.getBoundingClientRect(), getComputedStyle(each, '::after')];
            const inset = more.content !== 'none' && more.position === 'absolute' ? parseFloat(more.top) || 0 : 0;
            return { box, height: box.height - 2 * Math.min(0, inset), each };
          })
          .filter(({ box, height }) => box.width > 1 && (height < least - 0.5 || box.width < Math.min(least, 24)))
          .map(({ box, height, each }) => `${each.tagName}.${each.className} ${each.dataset.testid ?? ''} ${Math.round(box.width)}×${Math.round(height)}`)
        """;

    [Fact]
    public async Task The_keyboard_goes_through_the_page_of_a_case_sees_where_it_is_and_is_not_trapped()
    {
        await (made ??= MakeCampaignAsync());
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("keen-vole", "reader", Campaign));
        var page = reader.Page;
        await new ReaderDesk(reader).OpenNextCaseAsync(Campaign);
        await page.EvaluateAsync("() => document.activeElement?.blur()");

        var stops = new List<JsonElement>();
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<JsonElement?>(Focused) is not { ValueKind: JsonValueKind.Object } stop)
            {
                break;
            }

            stops.Add(stop);
        }

        stops.Count.ShouldBeInRange(10, 79);
        stops[0].GetProperty("what").GetString()!.ShouldContain("skip-link");
        stops.Where(s => s.GetProperty("name").GetString() is "" or null).Select(s => s.GetProperty("what").GetString()).ShouldBeEmpty();
        stops.Where(s => !s.GetProperty("ring").GetBoolean()).Select(s => s.GetProperty("what").GetString()).ShouldBeEmpty();
        stops.Select(s => s.GetProperty("what").GetString()).ShouldContain(s => s!.Contains("submit", StringComparison.Ordinal));

        (await page.EvaluateAsync<string[]>(Small, 24)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Single_letter_keys_are_switched_off_in_the_account_menu_and_stay_off()
    {
        await (made ??= MakeCampaignAsync());
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("still-vole", "reader", Campaign));
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await desk.OpenNextCaseAsync(Campaign);
        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByTestId("tool-contour")).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GetByTestId("account-menu").ClickAsync();
        await page.GetByTestId("letter-keys").ClickAsync();
        await page.ReloadAsync();
        await desk.SeeImageAsync();
        await Expect(page.GetByTestId("tool-bidirectional")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Keyboard.PressAsync("f");
        var slice = await page.EvaluateAsync<int>("() => window.__viewer.slice()");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByTestId("slice-number")).Not.ToHaveAttributeAsync("data-slice", $"{slice}");
        await Expect(page.GetByTestId("tool-bidirectional")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task What_fingers_press_is_44_pixels_high()
    {
        await (made ??= MakeCampaignAsync());
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("calm-vole", "reader", Campaign), touch: true);
        await new ReaderDesk(reader).OpenNextCaseAsync(Campaign);
        await reader.ScreenAsync("reader-touch");
        (await reader.Page.EvaluateAsync<string[]>(Small, 44)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Marks_are_made_by_keys_alone_and_nothing_drawn_goes_before_Escape()
    {
        await (made ??= MakeCampaignAsync());
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("deft-vole", "reader", Campaign));
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await desk.OpenNextCaseAsync(Campaign);
        var (pointer, hint) = (page.GetByTestId("key-pointer"), page.Locator(".hint"));

        await KeysAsync(page, "f", "Shift+Space");
        await Expect(pointer).ToBeFocusedAsync();
        await KeysAsync(page, "Space", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowUp");
        await Expect(pointer).ToHaveAttributeAsync("data-holds", "true");
        await KeysAsync(page, "Space");
        await Expect(desk.Marks).ToHaveCountAsync(1);

        await KeysAsync(page, "g", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Space", "Shift+ArrowRight", "Space", "Shift+ArrowDown", "Space");
        foreach (var key in new[] { "Control+y", "b", "Delete" })
        {
            await KeysAsync(page, key);
            await Expect(hint).ToContainTextAsync("Escape");
        }

        await KeysAsync(page, "Enter");
        await Expect(desk.Marks).ToHaveCountAsync(2);
        await desk.SavedAsync();
        await KeysAsync(page, "Escape");
        await Expect(pointer).ToHaveCountAsync(0);
        reader.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_digit_row_of_a_French_keyboard_chooses_windows()
    {
        await (made ??= MakeCampaignAsync());
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("swift-vole", "reader", Campaign));
        await new ReaderDesk(reader).OpenNextCaseAsync(Campaign);
        await reader.Page.EvaluateAsync("() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'é', code: 'Digit2', cancelable: true }))");
        await Expect(reader.Page.GetByTestId("window")).ToContainTextAsync("Lung");
    }

    private static async Task KeysAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private async Task MakeCampaignAsync() => await program.ImportAsync(await program.MakePhantomAsync(seed: 82, slices: 20), Campaign);
}
