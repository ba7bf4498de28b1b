using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>
/// Every tool with every pointer on every grid that a case can have. Images without a calibration are no cases: they are measured in the tests of
/// the measurements.
/// </summary>
[Collection(RunningProgramCollection.Name)]
public class EveryGridTests(RunningProgram program)
{
    public static IEnumerable<TheoryDataRow<string, string>> All() =>
        from grid in MadeGrid.All from pointer in new[] { "mouse", "touch", "pen" } select new TheoryDataRow<string, string>(grid.Name, pointer);

    [Theory, Trait("Category", "Long")]
    [MemberData(nameof(All))]
    public async Task Each_tool_gives_the_number_that_its_geometry_demands(string name, string pointer)
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
        await EveryTool.NumbersAreTrueAsync(desk);
        await GrownAsync(person, desk, hand, grid);
        person.PageErrors.ShouldBeEmpty();
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
        await Expect(person.Page.GetByTestId("folded-marks")).ToBeVisibleAsync();
        await desk.SavedAsync();
        var measured = (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("measured").GetProperty("measurements").EnumerateArray();
        var volumes = measured.Where(m => m.GetProperty("concept").GetProperty("value").GetString() == Codes.Volume).Select(m => m.GetProperty("value").GetDouble()).ToList();
        volumes.ShouldContain(v => Math.Abs(v - grid.BallVolume) < 1e-6, $"{grid.BallVolume} mm³ of {string.Join(", ", volumes)}");
    }
}
