using System.Globalization;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>However the image is looked at, with a graphics card or without, a point of it stays the same point of the patient.</summary>
[Collection(RunningProgramCollection.Name)]
public class LookingTests(RunningProgram program)
{
    private const string NoWebGl = """
        for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
          const real = canvas.prototype.getContext;
          canvas.prototype.getContext = function (kind, ...more) { return /webgl/.test(kind) ? null : real.call(this, kind, ...more); };
        }
        """;

    /// <summary>Within a millimetre; a pixel of the screen is nearly as much.</summary>
    private const string CrossIsAt = "wanted => document.querySelector('[data-testid=plane-coronal]').dataset.cross.split(' ').every((value, k) => Math.abs(value - wanted[k]) < 1)";

    private const int Reach = 90;
    private const int Farthest = 4;

    [Theory]
    [InlineData(36, true, "mirror-kite")]
    [InlineData(37, false, "mirror-lark")]
    public async Task A_picture_that_is_flipped_and_turned_lies_under_its_coordinates_and_marks_drawn_on_it_are_where_they_were_meant(int seed, bool webGl, string pseudonym)
    {
        var campaign = webGl ? "Turned with a card" : "Turned without a card";
        var (folder, section) = await PhantomAsync(seed, campaign);
        await using var reader = await SitDownAsync(pseudonym, campaign, webGl);
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(campaign);
        await desk.GoToSliceAsync(section.Slice);
        await desk.ZoomAsync(section.Centre, 3);
        foreach (var key in new[] { "2", "h", "Shift+R" })
        {
            await reader.Page.Keyboard.PressAsync(key);
        }

        await Expect(reader.Page.GetByTestId("turned")).ToBeVisibleAsync();
        var (across, down) = (await StepAsync(desk, section.Centre, 1, 0), await StepAsync(desk, section.Centre, 0, 1));
        Math.Abs(across.X).ShouldBeLessThan(1e-3);
        (across.Y * down.X).ShouldBePositive("a mirror image, by one quarter");
        ((double)await ShiftAsync(desk, DicomFiles.ReadSeries(folder).Slices[section.Slice], section.Centre)).ShouldBeLessThanOrEqualTo(Math.Abs(across.Y) / 4);

        await desk.ChooseAsync("contour");
        var meant = section.Outline(24);
        await desk.DragAsync(meant);
        await Expect(desk.Marks).ToHaveCountAsync(1);
        await desk.SavedAsync();
        var draft = (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("findings")[0].GetProperty("marks")[0];
        var drawn = draft.GetProperty("points").EnumerateArray().Select(p => new PixelPoint(p[0].GetDouble(), p[1].GetDouble())).ToList();
        meant.ShouldAllBe(p => drawn.Min(d => Math.Sqrt(Math.Pow(d.X - p.X, 2) + Math.Pow(d.Y - p.Y, 2))) < 0.75);
    }

    [Theory]
    [InlineData(38, true, "plane-kite")]
    [InlineData(39, false, "plane-lark")]
    public async Task The_other_planes_meet_where_the_image_was_pressed_and_a_press_in_them_brings_its_slice(int seed, bool webGl, string pseudonym)
    {
        var campaign = webGl ? "Planes with a card" : "Planes without a card";
        var (folder, section) = await PhantomAsync(seed, campaign);
        var series = DicomFiles.ReadSeries(folder);
        await using var reader = await SitDownAsync(pseudonym, campaign, webGl);
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(campaign);
        await desk.GoToSliceAsync(section.Slice);
        await desk.DrawContourAsync(section.Slice, section.Outline(24));
        await reader.Page.Keyboard.PressAsync("k");
        var coronal = reader.Page.GetByTestId("plane-coronal");
        await Expect(coronal).ToBeVisibleAsync();
        await Expect(reader.Page.GetByTestId("cross")).ToBeAttachedAsync();
        await desk.LaidOutAsync();

        var at = await desk.OnPageAsync(section.Centre);
        await reader.Page.Keyboard.DownAsync("Shift");
        await reader.Page.Mouse.ClickAsync(at.X, at.Y);
        await reader.Page.Keyboard.UpAsync("Shift");
        var wanted = series.PatientPosition(section.Centre.X - 0.5, section.Centre.Y - 0.5, section.Slice);
        await reader.Page.WaitForFunctionAsync(CrossIsAt, wanted);
        await Expect(coronal.GetByTestId("mark-in-plane")).ToHaveCountAsync(1);

        // A coronal plane has the head above: higher up is a later slice. Pressed is the half in which the lesion is not.
        var box = (await coronal.BoundingBoxAsync())!;
        var height = section.Slice < series.Slices.Count / 2 ? 0.45f : 0.55f;
        await reader.Page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height * height));
        await reader.Page.WaitForFunctionAsync("slice => window.__viewer.slice() !== slice", section.Slice);
        var cross = await CrossAsync(coronal);
        var nearest = Enumerable.Range(0, series.Slices.Count).MinBy(z => Math.Abs(series.Slices[z].Position[2] - cross[2]));
        await Expect(reader.Page.GetByTestId("slice-number")).ToHaveAttributeAsync("data-slice", $"{nearest}");
        Math.Abs(cross[1] - wanted[1]).ShouldBeLessThan(1.0, "a press in a plane stays in it");
    }

    private async Task<(string Folder, TrueSection Section)> PhantomAsync(int seed, string campaign)
    {
        var folder = await program.MakePhantomAsync(seed, slices: 20);
        await program.ImportAsync(folder, campaign);
        return (folder, PhantomTruth.Read(folder).Lesions.Single(l => l.Id == "L4").Largest);
    }

    private async Task<Person> SitDownAsync(string pseudonym, string campaign, bool webGl)
    {
        var reader = await Person.SitDownAsync(program, await program.AddPersonAsync(pseudonym, "reader", campaign));
        await reader.Page.AddInitScriptAsync(webGl ? Person.OnGpu : NoWebGl);
        return reader;
    }

    private static async Task<(double X, double Y)> StepAsync(ReaderDesk desk, PixelPoint from, double dx, double dy)
    {
        var (one, other) = (await desk.OnPageAsync(from), await desk.OnPageAsync(new PixelPoint(from.X + (100 * dx), from.Y + (100 * dy))));
        return ((other.X - one.X) / 100.0, (other.Y - one.Y) / 100.0);
    }

    private static async Task<double[]> CrossAsync(ILocator plane) =>
        [.. (await plane.GetAttributeAsync("data-cross"))!.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];

    /// <summary>By how many screen pixels the picture has to be moved to lie best under the values of the file.</summary>
    private static async Task<int> ShiftAsync(ReaderDesk desk, ImageSlice slice, PixelPoint about)
    {
        var (at, across, down) = (await desk.OnPageAsync(about), await StepAsync(desk, about, 1, 0), await StepAsync(desk, about, 0, 1));
        var (left, top) = (Math.Floor(at.X) - Reach, Math.Floor(at.Y) - Reach);
        var seen = await desk.GreysAsync(left, top, 2 * Reach);
        var determinant = (across.X * down.Y) - (down.X * across.Y);
        double Meant(int x, int y, int dx, int dy)
        {
            var (u, v) = (left + x + 0.5 + dx - at.X, top + y + 0.5 + dy - at.Y);
            return Value(slice, about.X + (((down.Y * u) - (down.X * v)) / determinant), about.Y + (((across.X * v) - (across.Y * u)) / determinant));
        }

        var shifts = from dx in Enumerable.Range(-Farthest, (2 * Farthest) + 1) from dy in Enumerable.Range(-Farthest, (2 * Farthest) + 1) select (dx, dy);
        var best = shifts.MaxBy(s => Likeness(seen, (x, y) => Meant(x, y, s.dx, s.dy)));
        return Math.Max(Math.Abs(best.dx), Math.Abs(best.dy));
    }

    /// <summary>Of the pixel, as the lung window has it.</summary>
    private static double Value(ImageSlice slice, double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
        var (u, v) = (x - 0.5 - column, y - 0.5 - row);
        double At(int i, int j) => slice.Values[((row + j) * slice.Columns) + column + i];
        return Math.Clamp(((1 - v) * (((1 - u) * At(0, 0)) + (u * At(1, 0)))) + (v * (((1 - u) * At(0, 1)) + (u * At(1, 1)))), -1350, 150);
    }

    private static double Likeness(int[] seen, Func<int, int, double> meant)
    {
        var pairs = Enumerable.Range(0, seen.Length).Where(i => i % 3 == 0).Select(i => (Seen: (double)seen[i], Meant: meant(i % (2 * Reach), i / (2 * Reach)))).ToList();
        var (meanSeen, meanMeant) = (pairs.Average(p => p.Seen), pairs.Average(p => p.Meant));
        return pairs.Sum(p => (p.Seen - meanSeen) * (p.Meant - meanMeant))
            / Math.Sqrt(pairs.Sum(p => Math.Pow(p.Seen - meanSeen, 2)) * pairs.Sum(p => Math.Pow(p.Meant - meanMeant, 2)));
    }
}
