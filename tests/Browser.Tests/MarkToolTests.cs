using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Every tool that draws, by mouse and by finger; the numbers are the server's and are computed again from the points it has.</summary>
[Collection(RunningProgramCollection.Name)]
public class MarkToolTests(RunningProgram program)
{
    private const string Campaign = "Every tool";
    private const string Oblique = "Every tool on oblique images";
    private static readonly string[] Kinds = EveryTool.Kinds;

    [Fact]
    public async Task Each_tool_drawn_by_mouse_and_by_finger_gives_the_number_that_its_geometry_demands()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 61, slices: 24), Campaign);
        await program.ImportAsync(MadeGrid.Oblique.Write(), Oblique);
        await using var first = await Person.SitDownAsync(program, await program.AddPersonAsync("deft-weaver", "reader", Campaign));
        await using var second = await Person.SitDownAsync(program, await program.AddPersonAsync("bold-swift", "reader", Oblique));
        var (mouse, touch) = (new ReaderDesk(first), new ReaderDesk(second));

        await mouse.OpenNextCaseAsync(Campaign);
        await mouse.GoToSliceAsync(12);
        await EveryTool.DrawAsync(first, mouse, new Mouse(first, mouse), Phantom);
        await EveryTool.NumbersAreTrueAsync(mouse);
        await UndoneAndRedoneAsync(first, mouse);
        await FilledBetweenAsync(first, mouse);
        await PicturesAsync(first);

        await touch.OpenNextCaseAsync(Oblique);
        var finger = await Finger.OfAsync(second, touch);
        await EveryTool.DrawAsync(second, touch, finger, Tall);
        await EveryTool.NumbersAreTrueAsync(touch);
        await HeldAsync(second, touch, finger);
        first.PageErrors.ShouldBeEmpty();
        second.PageErrors.ShouldBeEmpty();
    }

    private static PixelPoint Phantom(double x, double y) => new(256 + x, 256 + y);

    /// <summary>The same places on the image whose pixels are four times as high as wide.</summary>
    private static PixelPoint Tall(double x, double y) => MadeGrid.Oblique.At(x, y);

    private static async Task UndoneAndRedoneAsync(Person person, ReaderDesk desk)
    {
        for (var left = Kinds.Length - 1; left >= 0; left--)
        {
            await person.Page.Keyboard.PressAsync("Control+z");
            await Expect(desk.Marks).ToHaveCountAsync(left);
        }

        for (var i = 0; i < Kinds.Length; i++)
        {
            await person.Page.Keyboard.PressAsync("Control+y");
        }

        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length);
    }

    /// <summary>A region on a slice and another three slices on: what lies between is suggested, taken in one step and on the server.</summary>
    private static async Task FilledBetweenAsync(Person person, ReaderDesk desk)
    {
        var page = person.Page;
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("d");
        foreach (var slice in new[] { 12, 15 })
        {
            await desk.GoToSliceAsync(slice);
            await desk.DragAsync([Phantom(-100, 0), Phantom(-90, slice - 12)]);
        }

        await page.GetByTestId("fill-between").ClickAsync();
        await desk.GoToSliceAsync(13);
        await Expect(page.GetByTestId("suggested")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length + 4);
        await page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length + 2);
        await desk.SavedAsync();
    }

    /// <summary>Two fingers look and draw nothing; one that rests opens what can be done with the mark.</summary>
    private static async Task HeldAsync(Person person, ReaderDesk desk, Finger finger)
    {
        var size = await desk.PixelSizeAsync();
        await person.Page.Keyboard.PressAsync("f");
        await finger.SpreadAsync(Tall(0, 0), 40, 60);
        (await desk.PixelSizeAsync()).ShouldBeGreaterThan(1.2 * size);
        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length);
        await finger.HoldAsync(Tall(-45, 22), person.Page.GetByTestId("mark-next"));
        await person.Page.GetByTestId("mark-delete").ClickAsync();
        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length - 1);
    }

    private static async Task PicturesAsync(Person person)
    {
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (820, 1180) })
        {
            await person.Page.SetViewportSizeAsync(width, height);
            await person.ScreenAsync($"tools-{width}");
        }
    }
}
