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
    private static readonly string[] Kinds = ["length", "angle", "ellipse", "circle", "rectangle", "contour", "contour", "contour", "point", "arrow", "region"];

    [Fact]
    public async Task Each_tool_drawn_by_mouse_and_by_finger_gives_the_number_that_its_geometry_demands()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 61, slices: 24), Campaign);
        var made = Directory.CreateTempSubdirectory("crowdannotate-oblique-");
        MadeOblique.Write(made.FullName);
        await program.ImportAsync(made.FullName, Oblique);
        made.Delete(recursive: true);
        await using var first = await Person.SitDownAsync(program, await program.AddPersonAsync("deft-weaver", "reader", Campaign));
        await using var second = await Person.SitDownAsync(program, await program.AddPersonAsync("bold-swift", "reader", Oblique));
        var (mouse, touch) = (new ReaderDesk(first), new ReaderDesk(second));

        await mouse.OpenNextCaseAsync(Campaign);
        await mouse.GoToSliceAsync(12);
        await DrawEachAsync(first, mouse, new Mouse(first, mouse), Phantom);
        await NumbersAreTrueAsync(mouse);
        await UndoneAndRedoneAsync(first, mouse);
        await FilledBetweenAsync(first, mouse);
        await PicturesAsync(first);

        await touch.OpenNextCaseAsync(Oblique);
        var finger = await Finger.OfAsync(second, touch);
        await DrawEachAsync(second, touch, finger, Tall);
        await NumbersAreTrueAsync(touch);
        await HeldAsync(second, touch, finger);
        first.PageErrors.ShouldBeEmpty();
        second.PageErrors.ShouldBeEmpty();
    }

    private static PixelPoint Phantom(double x, double y) => new(256 + x, 256 + y);

    /// <summary>The same places on the image whose pixels are four times as high as wide.</summary>
    private static PixelPoint Tall(double x, double y) => new((MadeOblique.Columns / 2) + x, (MadeOblique.Rows / 2) + (y / 2));

    private static async Task DrawEachAsync(Person person, ReaderDesk desk, IPointing hand, Func<double, double, PixelPoint> at)
    {
        await DragAsync("l", at(-60, -40), at(-30, -52));
        await ClicksAsync("a", at(-60, -20), at(-40, -8), at(-18, -30));
        await DragAsync("o", at(10, -60), at(60, -25));
        await DragAsync("c", at(40, 20), at(56, 24));
        await DragAsync("r", at(-70, 10), at(-20, 34));
        await ClicksAsync("g", at(-8, -12), at(12, -8), at(14, 14), at(-10, 12), at(-8, -12));
        await ClicksAsync("s", at(-60, 50), at(-30, 46), at(-14, 66), at(-46, 76), at(-60, 50));
        await DragAsync("f", [.. Enumerable.Range(0, 41).Select(i => at(90 + (18 * Math.Cos(i * Math.PI / 20)), 70 + (14 * Math.Sin(i * Math.PI / 20))))]);
        await ClicksAsync("x", at(0, 40));
        await DragAsync("t", at(88, -80), at(104, -100));
        await person.Page.GetByTestId("mark-text").FillAsync("look here");
        await person.Page.Keyboard.PressAsync("Enter");
        await DragAsync("d", at(20, 60), at(50, 66), at(60, 80));
        await Expect(desk.Marks).ToHaveCountAsync(Kinds.Length);

        async Task DragAsync(string key, params PixelPoint[] points)
        {
            await person.Page.Keyboard.PressAsync(key);
            await hand.DragAsync(points);
        }

        async Task ClicksAsync(string key, params PixelPoint[] points)
        {
            await person.Page.Keyboard.PressAsync(key);
            foreach (var point in points)
            {
                await hand.DragAsync([point]);
            }
        }
    }

    /// <summary>The server has every mark, and of each the number of its points to 1e-6.</summary>
    private static async Task NumbersAreTrueAsync(ReaderDesk desk)
    {
        await desk.SavedAsync();
        var assignment = await desk.AssignmentAsync();
        var (images, draft) = (assignment.GetProperty("case"), assignment.GetProperty("draft"));
        var geometry = new MarkGeometry(images.GetProperty("columnSpacing").GetDouble(), images.GetProperty("rowSpacing").GetDouble());
        var marks = draft.GetProperty("reading").GetProperty("findings").EnumerateArray().SelectMany(f => f.GetProperty("marks").EnumerateArray()).ToList();
        marks.Select(m => m.GetProperty("kind").GetString()).ShouldBe(Kinds, ignoreOrder: true);
        var measured = draft.GetProperty("measured").GetProperty("measurements").EnumerateArray().ToList();
        foreach (var mark in marks)
        {
            var own = measured.Where(m => m.GetProperty("markId").ValueKind == JsonValueKind.String && m.GetProperty("markId").GetString() == mark.GetProperty("id").GetString()).ToList();
            if (geometry.Of(mark) is { } expected)
            {
                own.Where(m => m.GetProperty("unit").GetString() == expected.Unit).Select(m => m.GetProperty("value").GetDouble())
                    .ShouldContain(v => Math.Abs(v - expected.Value) < 1e-6, $"{mark.GetProperty("kind")}: {expected.Value} {expected.Unit} of {string.Join(", ", own)}");
            }
        }

        var arrow = marks.Single(m => m.GetProperty("kind").GetString() == "arrow");
        arrow.GetProperty("text").GetString().ShouldBe("look here");
        marks.Count(m => m.TryGetProperty("knots", out var knots) && knots.ValueKind == JsonValueKind.Array).ShouldBe(2, "a polygon and a smooth contour keep what they were made from");
    }

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
