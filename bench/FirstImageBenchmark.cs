using Microsoft.Playwright;

namespace CrowdAnnotate.Bench;

/// <summary>From the navigation to a case, signed in, until its first image is painted: the page marks that moment once it has read its canvas back.</summary>
public static class FirstImageBenchmark
{
    private const int Rounds = 5;
    private const double Limit = 2;
    private const string Painted = "[data-testid=viewport][data-image-rendered=true]";

    // What a headless browser without a graphics card needs to draw WebGL, and nothing that calls home.
    private static readonly string[] BrowserArguments =
    [
        "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        var chromium = Tools.Find("chromium", "chromium-browser", "google-chrome")
            ?? throw new BenchRefusal("first-image needs a Chromium on the PATH, and there is none.");
        using var folder = new TemporaryFolder();
        progress.Report("first-image: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = BrowserArguments });
        await OpenTwiceAsync(browser, server, reader);
        var (cold, warm) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            progress.Report($"first-image: round {round} of {Rounds}");
            var (first, again) = await OpenTwiceAsync(browser, server, reader);
            cold.Add(first);
            warm.Add(again);
        }

        return
        [
            Figure.WithinLimit("first-image", "case opened to first image, empty browser cache", Spread.Of(cold), Limit),
            Figure.WithinLimit("first-image", "case opened to first image, warm browser cache", Spread.Of(warm), Limit),
        ];
    }

    // A context of its own is a browser profile of its own: its first visit finds an empty cache, its second a filled one.
    private static async Task<(double Cold, double Warm)> OpenTwiceAsync(IBrowser browser, RunningServer server, ReaderSession reader)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await context.AddCookiesAsync(reader.Cookies.Select(c => new Microsoft.Playwright.Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = SameSiteAttribute.Lax,
        }));
        var page = await context.NewPageAsync();
        var address = new Uri(server.Address, $"/read/{reader.AssignmentId}").ToString();
        return (await SecondsAsync(page, address), await SecondsAsync(page, address));
    }

    private static async Task<double> SecondsAsync(IPage page, string address)
    {
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.Locator(Painted).WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });

        // Marks count from the start of the navigation.
        var milliseconds = await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-image')[0].startTime");
        return milliseconds / 1000;
    }
}
