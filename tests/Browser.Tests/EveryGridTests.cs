using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Every tool with every pointer on every grid that a case can have, and on images that have none: those are measured in pixels and have no volume.</summary>
[Collection(RunningProgramCollection.Name)]
public class EveryGridTests(RunningProgram program)
{
    private static readonly MadeGrid[] InEveryRun = [MadeGrid.Uncalibrated];

    public static IEnumerable<TheoryDataRow<string>> Some() => InEveryRun.Select(grid => new TheoryDataRow<string>(grid.Name));

    public static IEnumerable<TheoryDataRow<string, string>> TheOthers() =>
        from grid in MadeGrid.All from pointer in new[] { "mouse", "touch", "pen" }
        where pointer != "mouse" || !InEveryRun.Contains(grid) select new TheoryDataRow<string, string>(grid.Name, pointer);

    [Theory]
    [MemberData(nameof(Some))]
    public Task Each_tool_gives_the_number_that_its_geometry_demands(string name) => EachToolAsync(name, "mouse");

    [Theory, Trait("Category", "Long")]
    [MemberData(nameof(TheOthers))]
    public Task Each_tool_does_with_every_pointer_on_every_grid(string name, string pointer) => EachToolAsync(name, pointer);

    private async Task EachToolAsync(string name, string pointer)
    {
        var grid = MadeGrid.All.Single(g => g.Name == name);
        var campaign = $"Every tool, {name}, {pointer}";
        await program.ImportAsync(grid.Write(), campaign);
        await using var person = await Person.SitDownAsync(program, await program.AddPersonAsync($"{pointer}-{name}".ToLowerInvariant(), "reader", campaign));
        var desk = new ReaderDesk(person);
        await desk.OpenNextCaseAsync(campaign);
        IPointing hand = pointer switch { "touch" => await Finger.OfAsync(person, desk), "pen" => await Pen.OfAsync(person, desk), _ => new Mouse(person, desk) };
        await desk.GoToSliceAsync(MadeGrid.Slices / 2);

        await EveryTool.DrawAsync(person, desk, hand, grid.At);
        await desk.KeepShortAxisAsync();
        await PaintedAsync(person, desk, hand, grid);
        await EveryTool.NumbersAreTrueAsync(desk);
        await GrownAsync(person, desk, hand, grid);
        if (grid.Calibrated)
        {
            await BetweenAsync(person, desk, hand, grid);
        }
        else
        {
            await NothingBetweenAsync(person, desk, hand, grid);
        }

        person.PageErrors.ShouldBeEmpty();
    }

    /// <summary>The eraser takes of what was painted, the threshold brush adds to it; what is left is measured with the rest.</summary>
    private static async Task PaintedAsync(Person person, ReaderDesk desk, IPointing hand, MadeGrid grid)
    {
        var painted = await OutlinesAsync(desk);
        await person.Page.Keyboard.PressAsync("u");
        await hand.DragAsync([grid.At(34, 56), grid.At(36, 72)]);
        await desk.SavedAsync();
        var erased = await OutlinesAsync(desk);
        erased.ShouldNotBe(painted);
        await person.Page.Keyboard.PressAsync("y");
        await hand.DragAsync([grid.At(75, 36), grid.At(88, 36)]);
        await desk.SavedAsync();
        (await OutlinesAsync(desk)).ShouldNotBe(erased);
    }

    private static async Task<string> OutlinesAsync(ReaderDesk desk)
    {
        await desk.SavedAsync();
        var findings = (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("findings").EnumerateArray();
        return findings.SelectMany(f => f.GetProperty("marks").EnumerateArray()).Single(m => m.GetProperty("kind").GetString() == "region").GetProperty("outlines").GetRawText();
    }

    /// <summary>Between two equal rectangles every slice has the same pixels: those whose centres lie in one.</summary>
    private static async Task BetweenAsync(Person person, ReaderDesk desk, IPointing hand, MadeGrid grid)
    {
        await person.Page.Keyboard.PressAsync("n");
        foreach (var slice in new[] { 0, MadeGrid.Slices - 1 })
        {
            await desk.GoToSliceAsync(slice);
            await person.Page.Keyboard.PressAsync("r");
            await hand.DragAsync([grid.At(-90, -90), grid.At(-60, -60)]);
        }

        await person.Page.Keyboard.PressAsync("Shift+F");
        await person.Page.GetByTestId("accept").ClickAsync();
        await desk.SavedAsync();
        var draft = (await desk.AssignmentAsync()).GetProperty("draft");
        var finding = draft.GetProperty("reading").GetProperty("findings").EnumerateArray().Last();
        var uid = finding.GetProperty("trackingUid").GetString();
        var drawn = finding.GetProperty("marks").EnumerateArray().Where(m => m.GetProperty("kind").GetString() == "rectangle").ToList();
        var expected = drawn.Select(m => grid.VoxelsIn(m.GetProperty("points"))).Distinct().ShouldHaveSingleItem() * MadeGrid.Slices * grid.VoxelVolume;
        var measured = draft.GetProperty("measured").GetProperty("measurements").EnumerateArray().Where(m => m.GetProperty("trackingUid").GetString() == uid);
        measured.Single(m => m.GetProperty("concept").GetProperty("value").GetString() == Codes.Volume).GetProperty("value").GetDouble().ShouldBe(expected, 1e-6);
    }

    /// <summary>Images that each stand alone have nothing between them and no volume, and the page tells no side of the patient.</summary>
    private static async Task NothingBetweenAsync(Person person, ReaderDesk desk, IPointing hand, MadeGrid grid)
    {
        await person.Page.Keyboard.PressAsync("n");
        foreach (var slice in new[] { 0, MadeGrid.Slices - 1 })
        {
            await desk.GoToSliceAsync(slice);
            await person.Page.Keyboard.PressAsync("r");
            await hand.DragAsync([grid.At(-90, -90), grid.At(-60, -60)]);
        }

        await desk.SavedAsync();
        await Expect(person.Page.GetByTestId("fill-between")).ToHaveCountAsync(0);
        await Expect(person.Page.Locator(".letter")).ToHaveCountAsync(0);
        var measured = (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("measured").GetProperty("measurements").EnumerateArray().ToList();
        measured.ShouldNotContain(m => m.GetProperty("concept").GetProperty("value").GetString() == Codes.Volume);
        measured.ShouldAllBe(m => m.GetProperty("calibration").GetString() == "none");
        await person.ScreenAsync("uncalibrated");
    }

    /// <summary>A region grown from a press in the ball is the ball: as large as the pixels whose centres lie in it.</summary>
    private static async Task GrownAsync(Person person, ReaderDesk desk, IPointing hand, MadeGrid grid)
    {
        await person.Page.Keyboard.PressAsync("n");
        await person.Page.Keyboard.PressAsync("j");
        await hand.DragAsync([grid.At(0, -3)]);
        await Expect(person.Page.GetByTestId("suggested")).ToHaveCountAsync(1);

        // It can be taken when every slice that it reaches has come.
        await person.Page.GetByTestId("accept").ClickAsync();
        if (grid.Calibrated)
        {
            await Expect(person.Page.GetByTestId("folded-marks")).ToBeVisibleAsync();
        }

        await desk.SavedAsync();
        var measured = (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("measured").GetProperty("measurements").EnumerateArray();
        if (!grid.Calibrated)
        {
            var areas = measured.Where(m => m.GetProperty("unit").GetString() == Codes.SquarePixel).Select(m => m.GetProperty("value").GetDouble()).ToList();
            areas.ShouldContain(grid.BallPixels(MadeGrid.Slices / 2), "the ball on this image and on no other");
            return;
        }

        var volumes = measured.Where(m => m.GetProperty("concept").GetProperty("value").GetString() == Codes.Volume).Select(m => m.GetProperty("value").GetDouble()).ToList();
        volumes.ShouldContain(v => Math.Abs(v - grid.BallVolume) < 1e-6, $"{grid.BallVolume} mm³ of {string.Join(", ", volumes)}");
    }
}
