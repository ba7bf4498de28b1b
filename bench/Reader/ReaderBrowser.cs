using Microsoft.Playwright;

namespace CrowdAnnotate.Bench;

/// <summary>Headless Chromium as it draws where there is no graphics card, with a reader's sign-in.</summary>
public sealed class ReaderBrowser : IAsyncDisposable
{
    private const string Painted = "[data-testid=viewport][data-image-rendered=true]";

    private static readonly string[] Arguments =
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly ViewportSize Window = new() { Width = 1440, Height = 900 };

    private readonly IPlaywright playwright;
    private readonly IReadOnlyList<System.Net.Cookie> cookies;

    private readonly IBrowserContext? profile;

    private ReaderBrowser(IPlaywright playwright, IBrowser browser, IReadOnlyList<System.Net.Cookie> cookies, IBrowserContext? profile) =>
        (this.playwright, Browser, this.cookies, this.profile) = (playwright, browser, cookies, profile);

    public IBrowser Browser { get; }

    /// <param name="folder">A profile on the disk, as a reader's browser has it; without it, each page has one in memory, with its caches.</param>
    public static async Task<ReaderBrowser> LaunchAsync(ReaderSession reader, string? folder = null)
    {
        var chromium = Tools.Find("chromium", "chromium-browser", "google-chrome") ?? throw new BenchRefusal("reader needs a Chromium on the PATH, and there is none.");
        var playwright = await Playwright.CreateAsync();
        if (folder is null)
        {
            return new ReaderBrowser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = Arguments }), reader.Cookies, null);
        }

        var profile = await playwright.Chromium.LaunchPersistentContextAsync(folder, new BrowserTypeLaunchPersistentContextOptions { ExecutablePath = chromium, Args = Arguments, ViewportSize = Window });
        return new ReaderBrowser(playwright, profile.Browser ?? throw new BenchRefusal("This browser with a profile cannot be asked for its processes."), reader.Cookies, profile);
    }

    public async ValueTask DisposeAsync()
    {
        await (profile?.DisposeAsync() ?? Browser.DisposeAsync());
        playwright.Dispose();
    }

    /// <summary>A page in a browser profile of its own, with an empty cache; in the one on the disk where there is one.</summary>
    public async Task<IPage> NewPageAsync()
    {
        var context = profile ?? await Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = Window });
        await context.AddCookiesAsync(cookies.Select(c => new Microsoft.Playwright.Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly, SameSite = SameSiteAttribute.Lax,
        }));
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        return page;
    }

    /// <summary>Opens a case by its address.</summary>
    /// <returns>Seconds from the start of the navigation to the first image, which the page marks once it has read its canvas back.</returns>
    public static async Task<double> OpenAsync(IPage page, Uri site, Guid assignment)
    {
        await page.GotoAsync(new Uri(site, $"/read/{assignment}").ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        return await FirstImageAsync(page) / 1000;
    }

    /// <summary>Opens the case that the reader holds from the list of campaigns, as a reader does.</summary>
    /// <returns>Seconds from the press to the first image.</returns>
    public static async Task<double> PressAsync(IPage page, Uri site)
    {
        await page.GotoAsync(new Uri(site, "/read").ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var start = page.Locator("[data-testid^=start-]").First;
        await start.WaitForAsync();
        await page.EvaluateAsync("() => addEventListener('pointerdown', () => { window.__pressed = performance.now(); }, { capture: true, once: true })");
        await start.ClickAsync();
        return (await FirstImageAsync(page) - await page.EvaluateAsync<double>("() => window.__pressed")) / 1000;
    }

    /// <summary>Waits until every slice has arrived.</summary>
    public static Task AllLoadedAsync(IPage page) =>
        page.WaitForFunctionAsync("() => { const all = document.querySelector('[data-testid=scrubber]'); return all !== null && all.dataset.loaded === all.getAttribute('aria-valuemax'); }");

    private static async Task<double> FirstImageAsync(IPage page)
    {
        await page.Locator(Painted).WaitForAsync(new LocatorWaitForOptions { Timeout = 120_000 });
        return await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-image').at(-1).startTime");
    }
}
