using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Recomputed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>What a reader does at the page of a case, with mouse and keyboard.</summary>
public sealed class ReaderDesk(Person person)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    // The address changes a moment before the page does: until then the case before is still to be seen, with its answer.
    private const string Gone = """
        here => document.querySelector('[data-testid=no-next]')
          || (location.href !== here && document.querySelector('[data-testid=no-lesion]')?.getAttribute('aria-pressed') !== 'true')
        """;

    private const string IsShown = "() => window.__viewer !== undefined && window.__viewer.slice() >= 0";

    private const string Decode = """
        async ([png, size]) => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + png;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          return [...context.getImageData(0, 0, size, size).data].filter((_, i) => i % 4 === 1);
        }
        """;

    private IPage Page => person.Page;

    public ILocator SaveState => Page.GetByTestId("save-state");

    public ILocator Marks => Page.GetByTestId("mark-row");

    /// <summary>From the list of campaigns into the next case, until its pixels are on the screen.</summary>
    /// <returns>The case's number.</returns>
    public async Task<string> OpenNextCaseAsync(string campaign)
    {
        await person.OpenAsync("/read");
        var row = Page.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = campaign, Exact = true }) });
        await row.GetByTestId(new Regex("^start-")).ClickAsync();
        try
        {
            // The page changes its address by itself: its load event may long be over, and is not waited for.
            await Expect(Page).ToHaveURLAsync(new Regex("/read/[0-9a-f-]{36}$"), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
        }
        catch (PlaywrightException e)
        {
            throw new TimeoutException($"No case opened; at {Page.Url} the page says: {await Page.Locator("body").InnerTextAsync()}", e);
        }

        await SeeImageAsync();
        return (await AssignmentAsync()).GetProperty("case").GetProperty("number").GetString()!;
    }

    public async Task<(int Columns, int Rows, int Slices)> ImageSizeAsync()
    {
        var images = (await AssignmentAsync()).GetProperty("case");
        return (images.GetProperty("columns").GetInt32(), images.GetProperty("rows").GetInt32(), images.GetProperty("instances").GetArrayLength());
    }

    /// <summary>The case in hand as the server gives it to this reader.</summary>
    public async Task<JsonElement> AssignmentAsync()
    {
        using var assignment = JsonDocument.Parse((await person.GetAsync($"/api/reading/assignments/{AssignmentId}")).Body);
        return assignment.RootElement.Clone();
    }

    public string AssignmentId => new Uri(Page.Url).Segments[^1];

    public async Task SeeImageAsync()
    {
        await Expect(Page.GetByTestId("viewport")).ToHaveAttributeAsync("data-image-rendered", "true", Patient);
        await Page.WaitForFunctionAsync(IsShown, null, new PageWaitForFunctionOptions { Timeout = 60_000 });
    }

    /// <summary>Shows a slice, counted from 0.</summary>
    public async Task GoToSliceAsync(int slice)
    {
        await SeeImageAsync();
        await Page.EvaluateAsync("slice => window.__viewer.goToSlice(slice)", slice);
        await Expect(Page.GetByTestId("slice-number")).ToHaveAttributeAsync("data-slice", $"{slice}", Patient);
    }

    /// <summary>Zooms in with the wheel about a point of the image.</summary>
    public async Task ZoomAsync(PixelPoint about, double factor)
    {
        var (before, at) = (await PixelSizeAsync(), await OnPageAsync(about));
        await Page.Mouse.MoveAsync(at.X, at.Y);
        await Page.Keyboard.DownAsync("Control");
        await Page.Mouse.WheelAsync(0, (float)(-400 * Math.Log(factor)));
        await Page.Keyboard.UpAsync("Control");
        await Page.WaitForFunctionAsync("least => window.__viewer.imageToPage(1, 0)[0] - window.__viewer.imageToPage(0, 0)[0] > least", 0.95 * factor * before);
    }

    /// <summary>CSS pixels that an image pixel takes along a row.</summary>
    public async Task<double> PixelSizeAsync() => (await OnPageAsync(new PixelPoint(1, 0))).X - (await OnPageAsync(new PixelPoint(0, 0))).X;

    /// <summary>Draws the long axis, then pulls each end of the short one to where it belongs. Pixels are square here.</summary>
    public async Task DrawAxesAsync(int slice, PixelPoint from, PixelPoint to, PixelPoint oneSide, PixelPoint otherSide)
    {
        await GoToSliceAsync(slice);
        await ChooseAsync("bidirectional");
        var marks = await Marks.CountAsync();
        await DragAsync([from, to]);
        await Expect(Marks).ToHaveCountAsync(marks + 1);

        // The page proposes a short axis of 60 % through the middle, at a right angle.
        var (dx, dy) = ((to.X - from.X) * 0.3, (to.Y - from.Y) * 0.3);
        PixelPoint[] proposed = [new(((from.X + to.X) / 2) + dy, ((from.Y + to.Y) / 2) - dx), new(((from.X + to.X) / 2) - dy, ((from.Y + to.Y) / 2) + dx)];
        foreach (var wanted in new[] { oneSide, otherSide })
        {
            await DragAsync([proposed.MinBy(p => Math.Pow(p.X - wanted.X, 2) + Math.Pow(p.Y - wanted.Y, 2)), wanted]);
        }
    }

    /// <summary>Takes the short axis as it is proposed.</summary>
    public async Task KeepShortAxisAsync()
    {
        await Page.GetByTestId("keep-short-axis").ClickAsync();
        await Expect(Page.GetByTestId("short-axis-proposed")).ToHaveCountAsync(0);
    }

    public async Task DrawContourAsync(int slice, IReadOnlyList<PixelPoint> points)
    {
        await GoToSliceAsync(slice);
        await ChooseAsync("contour");
        var marks = await Marks.CountAsync();
        await DragAsync(points);
        await Expect(Marks).ToHaveCountAsync(marks + 1);
    }

    /// <summary>Presses the button down at the first point, goes through all and lets it go at the last.</summary>
    public async Task DragAsync(IReadOnlyList<PixelPoint> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = await OnPageAsync(points[i]);
            await Page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = i > 0 && points.Count == 2 ? 8 : 1 });
            if (i == 0)
            {
                await Page.Mouse.DownAsync();
            }
        }

        await Page.Mouse.UpAsync();
    }

    public async Task ChooseAsync(string tool) => await Page.GetByTestId($"tool-{tool}").ClickAsync();

    /// <summary>Starts the next finding.</summary>
    public async Task BeginFindingAsync() => await Page.GetByTestId("new-finding").ClickAsync();

    /// <summary>Answers every question of the selected finding with one of its answers, and says how sure where that is asked.</summary>
    /// <param name="choice">Which answer, counted from 0.</param>
    /// <param name="presses">How often the slider, which stands at 50 %, is moved on by 5 %.</param>
    /// <returns>"question-id answer-code confidence" for each.</returns>
    public async Task<IReadOnlyList<string>> AnswerAsync(int choice, int presses)
    {
        var template = (await AssignmentAsync()).GetProperty("template");
        var given = new List<string>();
        foreach (var question in template.GetProperty("questions").EnumerateArray())
        {
            var id = question.GetProperty("id").GetString()!;
            var code = question.GetProperty("answers")[choice].GetProperty("code").GetProperty("value").GetString()!;
            await Page.GetByTestId($"q-{id}-{code}").ClickAsync();
            var asks = question.GetProperty("asksConfidence").GetBoolean();
            for (var i = 0; asks && i < presses; i++)
            {
                await Page.GetByTestId($"confidence-{id}").PressAsync("ArrowRight");
            }

            given.Add(string.Create(CultureInfo.InvariantCulture, $"{id} {code} {(asks ? (50 + (5 * presses)) / 100.0 : null)}"));
        }

        return given;
    }

    /// <summary>Waits until the server has what is on the screen.</summary>
    public Task SavedAsync() => Expect(SaveState).ToHaveAttributeAsync("data-state", "saved", Patient);

    /// <summary>Submits, and waits for the server to have taken it.</summary>
    /// <returns>The reading as the browser sent it.</returns>
    public async Task<JsonElement> SubmitAsync()
    {
        var asked = Page.WaitForResponseAsync(r => r.Url.EndsWith("/submission", StringComparison.Ordinal) && r.Request.Method == "POST", new PageWaitForResponseOptions { Timeout = 90_000 });
        await Page.GetByTestId("submit").ClickAsync();
        IResponse answer;
        try
        {
            answer = await asked;
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Nothing was submitted; at {Page.Url} ({await SaveState.GetAttributeAsync("data-state")}) the page says: {await Page.Locator("body").InnerTextAsync()}", e);
        }

        answer.Status.ShouldBe(201, await answer.TextAsync());
        using var sent = JsonDocument.Parse(answer.Request.PostData!);
        return sent.RootElement.GetProperty("reading").Clone();
    }

    /// <summary>Says that there is no lesion, submits, and waits for what comes next, whether the server has answered or not.</summary>
    public Task SubmitNoLesionAsync() => SubmitNoLesionAsync(Page);

    /// <summary>The same on any page of a case.</summary>
    public static async Task SubmitNoLesionAsync(IPage page)
    {
        var here = page.Url;
        if (await page.GetByTestId("no-lesion").GetAttributeAsync("aria-pressed") != "true")
        {
            await page.GetByTestId("no-lesion").ClickAsync();
        }

        await page.GetByTestId("submit").ClickAsync();
        await page.WaitForFunctionAsync(Gone, here, new PageWaitForFunctionOptions { Timeout = 60_000 });
    }

    /// <summary>Waits until the image lies where it belongs after what stands around it has changed: sizes are told between two frames of the display.</summary>
    public Task LaidOutAsync() => Page.EvaluateAsync("async () => { for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame); }");

    /// <summary>How many submissions and skips wait on this device.</summary>
    public Task WaitingAsync(int count) => Expect(SaveState).ToHaveAttributeAsync("data-waiting", $"{count}", Patient);

    /// <summary>The grey levels of a square of the page as it is on the screen, row by row.</summary>
    public async Task<int[]> GreysAsync(double left, double top, int size)
    {
        var png = await Page.ScreenshotAsync(new PageScreenshotOptions { Clip = new Clip { X = (float)left, Y = (float)top, Width = size, Height = size } });

        // Decoded on an empty page: the product's own policy rightly lets nothing in.
        var empty = await Page.Context.NewPageAsync();
        var greys = await empty.EvaluateAsync<int[]>(Decode, new object[] { Convert.ToBase64String(png), size });
        await empty.CloseAsync();
        return greys;
    }

    /// <summary>Where a point of the image is on the page, CSS pixels; a page that has just loaded knows it once its image is there.</summary>
    public async Task<(float X, float Y)> OnPageAsync(PixelPoint point)
    {
        if (!await Page.EvaluateAsync<bool>(IsShown))
        {
            await Page.WaitForFunctionAsync(IsShown, null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        }

        var page = await Page.EvaluateAsync<double[]>("([x, y]) => window.__viewer.imageToPage(x, y)", new[] { point.X, point.Y });
        return ((float)page[0], (float)page[1]);
    }
}
