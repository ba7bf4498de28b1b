using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>The system's Chromium, headless, drawing WebGL in software.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // WebGL is drawn in software; the page around it too, but not by way of WebGL, which takes half as long again.
    private static readonly string[] Flags =
    [
        "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization", "--disable-gpu-compositing", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> LaunchAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("No Chromium on this machine. Install it (Debian: apt-get install chromium), or name one in the variable CHROMIUM.");
        var playwright = await Playwright.CreateAsync();

        // For a machine that builds beside it; nothing is waited for longer than it takes.
        Assertions.SetDefaultExpectTimeout(40_000);
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Flags }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
