using System.Collections.Concurrent;
using System.Text;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>Somebody at a browser of their own: cookies, storage and page are shared with nobody.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>A page that draws as with a graphics card: by WebGL, which this browser has in software alone and would not be taken for one.</summary>
    public const string OnGpu = "localStorage.setItem('crowdannotate-drawing', 'gpu')";

    private readonly IBrowserContext context;
    private readonly Uri address;
    private readonly ConcurrentQueue<string> console = [];

    private Person(SignIn signIn, Uri address, IBrowserContext context, Traffic traffic, IPage page)
    {
        (SignIn, this.address, this.context, Traffic, Page) = (signIn, address, context, traffic, page);
        page.Console += (_, message) => console.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => PageErrors.Add(error);
    }

    public SignIn SignIn { get; }

    public IPage Page { get; }

    public Traffic Traffic { get; }

    /// <summary>What the page threw and did not catch.</summary>
    public List<string> PageErrors { get; } = [];

    /// <param name="language">The browser's, e.g. fr-FR.</param>
    /// <param name="touch">A tablet's: fingers, no mouse.</param>
    /// <param name="wire">Between this browser and the server; none for a network that holds.</param>
    /// <param name="worker">Whether the page may have its service worker, whose requests no route of the page sees.</param>
    public static async Task<Person> SitDownAsync(RunningProgram program, SignIn signIn, string language = "en-US", bool touch = false, Wire? wire = null, bool worker = true)
    {
        var context = await program.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = touch ? 1024 : 1440, Height = touch ? 768 : 900 }, AcceptDownloads = true, Locale = language, HasTouch = touch, IsMobile = touch, Proxy = wire?.Proxy,
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(60_000);
        var traffic = new Traffic(context);
        return new Person(signIn, program.Address, context, traffic, await context.NewPageAsync());
    }

    /// <summary>Another tab of the same browser.</summary>
    public Task<IPage> NewTabAsync() => context.NewPageAsync();

    /// <summary>Signs in somebody else at the same browser.</summary>
    public Person As(SignIn other) => new(other, address, context, Traffic, Page);

    public Uri At(string path) => new(address, path);

    /// <summary>Opens a path and, being asked, signs in through the page.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(new Uri(address, path).ToString());
        await FillSignInAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith(path, StringComparison.Ordinal));
    }

    /// <summary>Opens a path when signed in already.</summary>
    public Task GoToAsync(string path) => Page.GotoAsync(new Uri(address, path).ToString());

    /// <summary>Fills in the sign-in form that the page shows.</summary>
    public async Task FillSignInAsync()
    {
        await Page.GetByTestId("signin-name").FillAsync(SignIn.Pseudonym);
        await Page.GetByTestId("signin-password").FillAsync(SignIn.Password);
        await Page.GetByTestId("signin-submit").ClickAsync();
        await Assertions.Expect(Page.GetByTestId("signin-submit")).ToHaveCountAsync(0);
    }

    /// <summary>What an expired sign-in leaves: the browser has no cookie any more.</summary>
    public Task LoseSignInAsync() => context.ClearCookiesAsync();

    /// <summary>Asks the server as this person's browser would, outside the page.</summary>
    public async Task<(int Status, byte[] Body)> GetAsync(string path, string accept = "application/json")
    {
        var answer = await context.APIRequest.GetAsync(new Uri(address, path).ToString(), new APIRequestContextOptions { Headers = [new("Accept", accept)] });
        return (answer.Status, await answer.BodyAsync());
    }

    /// <summary>A DICOMweb client with this person's sign-in.</summary>
    public Recomputed.DicomWebSeries DicomWeb => new(async (path, accept) =>
    {
        var (status, body) = await GetAsync(path, accept);
        return status == 200 ? body : throw new InvalidOperationException($"{path} answered {status}: {Encoding.UTF8.GetString(body)}");
    });

    public Task ScreenAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Screens, name + ".png") });

    /// <summary>Leaves the last screen and what the page said on its console, for a look when something failed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await ScreenAsync($"last-{SignIn.Pseudonym}");
        }
        catch (PlaywrightException)
        {
            // Its tab was killed: there is nothing to look at.
        }

        await File.WriteAllLinesAsync(Path.Combine(Repository.Screens, $"last-{SignIn.Pseudonym}.txt"), [Page.Url, .. console, .. PageErrors]);
        await context.DisposeAsync();
    }
}
