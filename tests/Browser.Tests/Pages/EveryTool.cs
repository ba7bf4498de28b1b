using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Recomputed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>One mark of every tool that draws, on an image of which 200 × 200 pixels about the middle are free.</summary>
public static class EveryTool
{
    public static readonly string[] Kinds = ["bidirectional", "length", "angle", "ellipse", "circle", "rectangle", "contour", "contour", "contour", "point", "arrow", "region"];

    /// <summary>Draws them all in one finding.</summary>
    /// <param name="at">Where a place is on the image, counted in pixels from the middle.</param>
    public static async Task DrawAsync(Person person, ReaderDesk desk, IPointing hand, Func<double, double, PixelPoint> at)
    {
        await DragAsync("b", at(-90, -70), at(-70, -76));
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
    public static async Task NumbersAreTrueAsync(ReaderDesk desk)
    {
        await desk.SavedAsync();
        var assignment = await desk.AssignmentAsync();
        var (images, draft) = (assignment.GetProperty("case"), assignment.GetProperty("draft"));
        var geometry = images.GetProperty("calibration").GetString() == "none"
            ? new MarkGeometry(1, 1, Codes.Pixel, Codes.SquarePixel)
            : new MarkGeometry(images.GetProperty("columnSpacing").GetDouble(), images.GetProperty("rowSpacing").GetDouble());
        var marks = draft.GetProperty("reading").GetProperty("findings").EnumerateArray().SelectMany(f => f.GetProperty("marks").EnumerateArray()).ToList();
        marks.Select(m => m.GetProperty("kind").GetString()).ShouldBe(Kinds, ignoreOrder: true);
        var measured = draft.GetProperty("measured").GetProperty("measurements").EnumerateArray().ToList();
        foreach (var mark in marks)
        {
            var own = measured.Where(m => m.GetProperty("markId").ValueKind == JsonValueKind.String && m.GetProperty("markId").GetString() == mark.GetProperty("id").GetString()).ToList();
            // A short axis that nobody has set is no number.
            var isProposed = mark.TryGetProperty("shortAxisProposed", out var proposed) && proposed.ValueKind == JsonValueKind.True;
            foreach (var expected in geometry.Of(mark).Take(isProposed ? 1 : 2))
            {
                own.Where(m => m.GetProperty("unit").GetString() == expected.Unit).Select(m => m.GetProperty("value").GetDouble())
                    .ShouldContain(v => Math.Abs(v - expected.Value) < 1e-6, $"{mark.GetProperty("kind")}: {expected.Value} {expected.Unit} of {string.Join(", ", own)}");
            }
        }

        var arrow = marks.Single(m => m.GetProperty("kind").GetString() == "arrow");
        arrow.GetProperty("text").GetString().ShouldBe("look here");
        marks.Count(m => m.TryGetProperty("knots", out var knots) && knots.ValueKind == JsonValueKind.Array).ShouldBe(2, "a polygon and a smooth contour keep what they were made from");
    }
}
