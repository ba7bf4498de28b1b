using Microsoft.Playwright;

namespace CrowdAnnotate.Bench;

/// <summary>
/// What a browser with its profile on the disk takes of the machine's memory while one reader reads case after case in one page: the proportional set size of all its processes, after
/// the rubbish has been collected, with the case of that number open and all its slices there.
/// </summary>
public static class ReadingMemoryBenchmark
{
    private const int Slices = 40;
    private const int Early = 5;
    private const int Late = 50;
    private const double Limit = 1.2;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("memory: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel, Slices, Late);
        await using var browser = await ReaderBrowser.LaunchAsync(reader, folder.In("profile"));
        var page = await browser.NewPageAsync();
        await ReaderBrowser.OpenAsync(page, server.Address, reader.AssignmentId);
        var (early, late) = (0.0, 0.0);
        for (var read = 1; read <= Late; read++)
        {
            await ReaderBrowser.AllLoadedAsync(page);
            await page.EvaluateAsync(ReaderScripts.LeafLoaded);
            if (read is Early or Late)
            {
                progress.Report($"memory: case {read} of {Late}");
                (early, late) = (late, await MegabytesAsync(browser.Browser, page, cancel));
            }

            if (read < Late)
            {
                await SubmitAsync(page);
            }
        }

        var ratio = late / early;
        return [new Figure("memory", $"memory of the browser with the {Late}th case open", late, "MB", $"with the {Early}th open", early, ratio, $"<= {Limit} ×", ratio <= Limit, "1 run")];
    }

    private static async Task SubmitAsync(IPage page)
    {
        var address = page.Url;
        await page.GetByTestId("no-lesion").ClickAsync();
        await page.GetByTestId("submit").ClickAsync();
        await page.WaitForURLAsync(url => url != address);
        await page.Locator("[data-testid=viewport][data-image-rendered=true]").WaitForAsync();
    }

    // The least of some looks: what a browser still tidies up is not held.
    private static async Task<double> MegabytesAsync(IBrowser browser, IPage page, CancellationToken cancel)
    {
        var (ofPage, ofBrowser) = (await page.Context.NewCDPSessionAsync(page), await browser.NewBrowserCDPSessionAsync());
        var least = double.MaxValue;
        for (var look = 0; look < 6; look++)
        {
            await ofPage.SendAsync("HeapProfiler.collectGarbage");
            await Task.Delay(Rest, cancel);
            var told = (await ofBrowser.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo");
            least = Math.Min(least, MemoryWatch.Megabytes([.. told.EnumerateArray().Select(p => p.GetProperty("id").GetInt32())]));
        }

        await ofPage.DetachAsync();
        await ofBrowser.DetachAsync();
        return least;
    }
}
