using CrowdAnnotate.Browser.Tests.Recomputed;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>What points at the image: presses at a place, goes through others and lets go.</summary>
public interface IPointing
{
    Task DragAsync(IReadOnlyList<PixelPoint> points);
}

/// <summary>The mouse.</summary>
public sealed class Mouse(Person person, ReaderDesk desk) : IPointing
{
    public async Task DragAsync(IReadOnlyList<PixelPoint> points)
    {
        var (x, y) = await desk.OnPageAsync(points[0]);
        await person.Page.Mouse.MoveAsync(x, y);
        await person.Page.Mouse.DownAsync();
        foreach (var point in points.Skip(1))
        {
            (x, y) = await desk.OnPageAsync(point);
            await person.Page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = 3 });
        }

        await person.Page.Mouse.UpAsync();
    }
}

/// <summary>A pen on the screen: a pointer of its own kind, as the browser's own protocol gives it.</summary>
public sealed class Pen : IPointing
{
    private readonly ReaderDesk desk;
    private readonly ICDPSession session;

    private Pen(ReaderDesk desk, ICDPSession session) => (this.desk, this.session) = (desk, session);

    public static async Task<Pen> OfAsync(Person person, ReaderDesk desk) => new(desk, await person.Page.Context.NewCDPSessionAsync(person.Page));

    public async Task DragAsync(IReadOnlyList<PixelPoint> points)
    {
        await PointAsync("mouseMoved", points[0], 0);
        await PointAsync("mousePressed", points[0], 1);
        foreach (var point in points.Skip(1))
        {
            await PointAsync("mouseMoved", point, 1);
        }

        await PointAsync("mouseReleased", points[^1], 0);
    }

    private async Task PointAsync(string type, PixelPoint point, int buttons)
    {
        var (x, y) = await desk.OnPageAsync(point);
        await session.SendAsync("Input.dispatchMouseEvent", new Dictionary<string, object>
        {
            ["type"] = type, ["x"] = x, ["y"] = y, ["buttons"] = buttons, ["button"] = type == "mouseMoved" ? "none" : "left", ["clickCount"] = type == "mouseMoved" ? 0 : 1, ["pointerType"] = "pen",
        });
    }
}

/// <summary>A finger on the screen, as the browser's own protocol gives it.</summary>
public sealed class Finger : IPointing
{
    private readonly ReaderDesk desk;
    private readonly ICDPSession session;

    private Finger(ReaderDesk desk, ICDPSession session) => (this.desk, this.session) = (desk, session);

    public static async Task<Finger> OfAsync(Person person, ReaderDesk desk)
    {
        var session = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new Dictionary<string, object> { ["enabled"] = true });
        return new Finger(desk, session);
    }

    public async Task DragAsync(IReadOnlyList<PixelPoint> points)
    {
        await TouchAsync("touchStart", [await desk.OnPageAsync(points[0])]);
        foreach (var point in points.Skip(1))
        {
            await TouchAsync("touchMove", [await desk.OnPageAsync(point)]);
        }

        await TouchAsync("touchEnd", []);
    }

    /// <summary>Rests in one place until what that opens is there.</summary>
    public async Task HoldAsync(PixelPoint point, ILocator opens)
    {
        await TouchAsync("touchStart", [await desk.OnPageAsync(point)]);
        await Assertions.Expect(opens).ToBeVisibleAsync();
        await TouchAsync("touchEnd", []);
    }

    /// <summary>Puts two fingers down, spreads them about a point and lifts them.</summary>
    public async Task SpreadAsync(PixelPoint about, double from, double to)
    {
        await TouchAsync("touchStart", [await desk.OnPageAsync(new PixelPoint(about.X - from, about.Y))]);
        foreach (var reach in new[] { from, (from + to) / 2, to })
        {
            var (left, right) = (await desk.OnPageAsync(new PixelPoint(about.X - reach, about.Y)), await desk.OnPageAsync(new PixelPoint(about.X + reach, about.Y)));
            await TouchAsync(reach == from ? "touchStart" : "touchMove", [left, right]);
        }

        await TouchAsync("touchEnd", []);
    }

    private async Task TouchAsync(string type, IEnumerable<(float X, float Y)> fingers) => await session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = fingers.Select((f, i) => new Dictionary<string, object> { ["x"] = f.X, ["y"] = f.Y, ["id"] = i }).ToArray(),
    });
}
