using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A curator decides on lesions before seeing the computed consensus, and afterwards looks at how sure it is.</summary>
[Collection(RunningProgramCollection.Name)]
public class AdjudicationTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 45_000 };
    private static readonly LocatorAssertionsToHaveAttributeOptions PatientAttribute = new() { Timeout = 45_000 };

    [Fact]
    public async Task A_curator_chooses_a_reader_before_the_consensus_is_shown_and_then_has_no_say_in_its_regions()
    {
        var (_, person) = await ReadCase.OpenAsync(program, "Decided first", 89, [("amber-lynx-89", [0, 1], 1.05), ("misty-heron-89", [0, 1], 0.95), ("quiet-otter-89", [0], 1.2)]);
        await using var curator = person;
        var (page, desk) = (curator.Page, new CuratorDesk(curator));

        // Nothing that is computed from the readers together is on the page.
        await Expect(page.GetByTestId("consensus-hidden")).ToContainTextAsync("hidden until you have decided");
        await Expect(page.Locator("[data-mark=consensus]")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("features")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-outlier=true]")).ToHaveCountAsync(0);
        await Expect(page.GetByTestId("where-they-differ")).ToContainTextAsync("Dice");

        // By keys alone: the outline of the chosen reader is drawn before it is saved.
        await page.GetByTestId("lesion-1").ClickAsync();
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByTestId("decision-save")).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[data-mark=adjudicated]")).ToHaveCountAsync(1);
        await page.GetByTestId("choose-misty-heron-89").ClickAsync();
        await page.GetByTestId("decision-comment").FillAsync("The edge in the fat");
        await curator.ScreenAsync("adjudicate-choose");
        await page.Keyboard.PressAsync("Control+Enter");
        var standing = page.GetByTestId("standing");
        await Expect(standing).ToHaveAttributeAsync("data-kind", "readerChosen");
        await Expect(standing).ToContainTextAsync("misty-heron-89");
        await Expect(standing).ToContainTextAsync("before the consensus was seen");
        await Expect(page.Locator("[data-mark=adjudicated]")).ToHaveCountAsync(1);

        // The second lesion is not decided: asked once, and the answer may be no.
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByTestId("reveal-ask")).ToContainTextAsync("One lesion is not decided yet");
        await page.GetByTestId("reveal-leave").ClickAsync();
        await Expect(page.Locator("[data-mark=consensus]")).ToHaveCountAsync(0);
        await desk.ShowConsensusAsync();
        await desk.SeeConsensusAsync(1);
        await Expect(page.GetByTestId("decide-readerChosen")).ToBeDisabledAsync();
        await Expect(page.GetByTestId("decide-redrawn")).ToBeDisabledAsync();
        await Expect(page.GetByTestId("decide-rejected")).ToBeDisabledAsync();
        await Expect(page.GetByTestId("blocked-consensus-seen")).ToBeVisibleAsync();

        // What was decided is taken back in its place, and stays in the list.
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByTestId("undo-comment").FillAsync("Looked at the wrong phase");
        await page.GetByTestId("undo-confirm").ClickAsync();
        await Expect(page.GetByTestId("decision-readerChosen")).ToHaveAttributeAsync("data-undone", "true");
        await Expect(page.GetByTestId("undone-by")).ToContainTextAsync("Looked at the wrong phase");
        await Expect(standing).ToHaveAttributeAsync("data-kind", string.Empty);

        await page.Keyboard.PressAsync("a");
        await page.GetByTestId("decision-save").ClickAsync();
        await Expect(standing).ToHaveAttributeAsync("data-kind", "accepted");
        await Expect(standing).ToContainTextAsync("after the consensus was seen");
        await Expect(page.GetByTestId("adjudicated-volume")).ToBeVisibleAsync();
        curator.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redrawn_region_outlives_a_reload_is_saved_and_drawn_and_a_lesion_can_be_rejected()
    {
        var (truth, person) = await ReadCase.OpenAsync(program, "Drawn anew", 90, [("amber-lynx-90", [0, 1], 1.05), ("misty-heron-90", [0, 1], 0.95)]);
        await using var curator = person;
        var (page, image) = (curator.Page, new ReaderDesk(curator));
        await page.GetByTestId("lesion-1").ClickAsync();
        await page.Keyboard.PressAsync("d");
        var drawn = page.GetByTestId("drawn-slices");
        var sections = truth.Lesions[0].Sections.Where(s => Math.Abs(s.Slice - truth.Lesions[0].LargestSlice) <= 1).ToList();
        foreach (var section in sections)
        {
            await image.GoToSliceAsync(section.Slice);
            await image.DragAsync(section.Outline(40));
        }

        var slices = string.Join(' ', sections.Select(s => s.Slice));
        await Expect(drawn).ToHaveAttributeAsync("data-slices", slices);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(drawn).Not.ToHaveAttributeAsync("data-slices", slices);
        await page.Keyboard.PressAsync("Control+Shift+Z");
        await Expect(drawn).ToHaveAttributeAsync("data-slices", slices);
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(drawn).ToHaveAttributeAsync("data-slices", slices);
        await curator.ScreenAsync("adjudicate-redraw");

        await page.ReloadAsync();
        await image.SeeImageAsync();
        await Expect(page.GetByTestId("kept-drawing")).ToBeVisibleAsync();
        await page.GetByTestId("go-on-drawing").ClickAsync();
        await Expect(drawn).ToHaveAttributeAsync("data-slices", slices);
        await page.GetByTestId("decision-reason").SelectOptionAsync("part-missed");
        await page.GetByTestId("decision-save").ClickAsync();
        await Expect(page.GetByTestId("standing")).ToHaveAttributeAsync("data-kind", "redrawn");
        await Expect(page.GetByTestId("kept-drawing")).ToHaveCountAsync(0);
        await image.GoToSliceAsync(truth.Lesions[0].LargestSlice);
        await Expect(page.Locator("[data-mark=adjudicated]")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("adjudicated-volume")).ToBeVisibleAsync();

        await page.GetByTestId("lesion-2").ClickAsync();
        await page.Keyboard.PressAsync("x");
        await page.GetByTestId("decision-reason").SelectOptionAsync("other");
        await Expect(page.GetByTestId("decision-save")).ToBeDisabledAsync();
        await page.GetByTestId("decision-comment").FillAsync("A vessel seen end on");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("standing")).ToHaveAttributeAsync("data-kind", "rejected");
        await Expect(page.GetByTestId("consensus-hidden")).ToContainTextAsync("Every lesion is decided");
        curator.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lesions_are_merged_and_split_and_an_undone_merge_parts_them_again()
    {
        var (_, person) = await ReadCase.OpenAsync(program, "One or two", 91, [("amber-lynx-91", [0], 1.05), ("misty-heron-91", [0], 0.95), ("quiet-otter-91", [1], 1)]);
        await using var curator = person;
        var page = curator.Page;
        var lesions = page.Locator("[data-lesion-id]");
        await Expect(lesions).ToHaveCountAsync(2);
        await page.GetByTestId("lesion-1").ClickAsync();
        await page.Keyboard.PressAsync("u");
        await page.GetByTestId("decision-save").ClickAsync();
        await Expect(lesions).ToHaveCountAsync(1, Patient);

        await page.Keyboard.PressAsync("p");
        await page.GetByTestId("apart-quiet-otter-91").ClickAsync();
        await page.GetByTestId("decision-save").ClickAsync();
        await Expect(lesions).ToHaveCountAsync(2, Patient);
        await Expect(page.GetByTestId("case-panel")).ToHaveAttributeAsync("data-state", "ready", PatientAttribute);
        await curator.ScreenAsync("adjudicate-split");

        await UndoLastAsync(page, "split");
        await Expect(lesions).ToHaveCountAsync(1, Patient);
        await UndoLastAsync(page, "merged");
        await Expect(lesions).ToHaveCountAsync(2, Patient);
        curator.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_maps_lie_on_their_voxels_tell_their_values_and_nothing_is_in_the_way_of_anybody()
    {
        Axe.SkipIfAbsent();
        var (truth, person) = await ReadCase.OpenAsync(program, "How sure", 92, [("amber-lynx-92", [0, 1], 1), ("misty-heron-92", [0, 1], 0.8), ("quiet-otter-92", [0], 1.3)]);
        await using var curator = person;
        var (page, desk, image) = (curator.Page, new CuratorDesk(curator), new ReaderDesk(curator));
        var lesion = truth.Lesions[0];
        List<string> found = [.. await Axe.FindAsync(page)];
        await page.GetByTestId("lesion-1").ClickAsync();
        foreach (var key in new[] { "o", "d", "x", "p" })
        {
            await page.Keyboard.PressAsync(key);
            found.AddRange(await Axe.FindAsync(page));
            await page.GetByTestId("decision-cancel").ClickAsync();
        }

        await Expect(page.GetByTestId("toggle-probability")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByTestId("reveal-ask")).ToBeVisibleAsync();
        found.AddRange(await Axe.FindAsync(page));
        await page.GetByTestId("reveal-confirm").ClickAsync();
        await desk.SeeConsensusAsync(1);

        await image.GoToSliceAsync(lesion.LargestSlice);
        await page.Keyboard.PressAsync("b");
        await Expect(page.GetByTestId("map-layer")).ToHaveAttributeAsync("data-kind", "probability");
        await Expect(page.GetByTestId("map-legend")).ToContainTextAsync("3 readers");
        await PointAsync(image, page, lesion.Largest.Centre);
        await Expect(page.GetByTestId("map-value")).ToContainTextAsync("3 of 3 readers, H 0.00 bit");
        await PointAsync(image, page, lesion.Largest.Outline(40, 1.15)[0]);
        await Expect(page.GetByTestId("map-value")).ToContainTextAsync("1 of 3 readers, H 0.92 bit");
        await LiesOnItsVoxelsAsync(page, image, lesion.Largest);
        await curator.ScreenAsync("map-probability");
        found.AddRange(await Axe.FindAsync(page));

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByTestId("map-layer")).ToHaveAttributeAsync("data-kind", "entropy");
        await page.Keyboard.PressAsync("Shift+R");
        await LiesOnItsVoxelsAsync(page, image, lesion.Largest);
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0, $"at {width} the page is wider than the window");
            await curator.ScreenAsync($"map-entropy-{width}");
        }

        await page.Keyboard.PressAsync("e");
        await Expect(page.GetByTestId("map-layer")).ToHaveCountAsync(0);
        found.ShouldBeEmpty();
        curator.PageErrors.ShouldBeEmpty();
    }

    private static async Task UndoLastAsync(IPage page, string kind)
    {
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByTestId("undo-confirm").ClickAsync();
        await Expect(page.GetByTestId($"decision-{kind}")).ToHaveAttributeAsync("data-undone", "true");
    }

    private static async Task PointAsync(ReaderDesk image, IPage page, PixelPoint at)
    {
        var (x, y) = await image.OnPageAsync(at);
        await page.Mouse.MoveAsync(x, y);
    }

    /// <summary>The middle of the lesion is under the layer, which is as large on the page as its pixels are on the image.</summary>
    private static async Task LiesOnItsVoxelsAsync(IPage page, ReaderDesk image, TrueSection section)
    {
        var layer = page.GetByTestId("map-layer");
        var box = (await layer.BoundingBoxAsync())!;
        var (x, y) = await image.OnPageAsync(section.Centre);
        x.ShouldBeInRange(box.X, box.X + box.Width);
        y.ShouldBeInRange(box.Y, box.Y + box.Height);
        var pixels = await layer.EvaluateAsync<int[]>("canvas => [canvas.width, canvas.height]");
        var (one, other) = (await image.OnPageAsync(new PixelPoint(0, 0)), await image.OnPageAsync(new PixelPoint(pixels[0], pixels[1])));
        box.Width.ShouldBe(Math.Abs(other.X - one.X), 0.5f);
        box.Height.ShouldBe(Math.Abs(other.Y - one.Y), 0.5f);
    }
}
