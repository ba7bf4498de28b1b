namespace CrowdAnnotate.Bench;

/// <summary>
/// What a reader waits for, in headless Chromium that draws in software: the first image with and without a bad network, against Orthanc behind the same
/// page; leafing through 300 slices; the size of the page; a mark until it is saved.
/// </summary>
public static class ReaderBenchmark
{
    private const int Slices = 300;
    private const int Rounds = 3;
    private const int Leafings = 3;
    private const int Marks = 20;
    private const double PageLimit = 1.6;
    private static readonly ShapedProxy.Shape Network = new(30e6 / 8, TimeSpan.FromMilliseconds(50), 0.01, TimeSpan.FromMilliseconds(200));

    public static async Task<IReadOnlyList<Figure>> OpeningAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("reader: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel, Slices);
        await using var browser = await ReaderBrowser.LaunchAsync(reader);
        await using var orthanc = await Orthanc.StartAsync(folder, cancel);
        if (orthanc is not null)
        {
            progress.Report("reader: filling Orthanc with the same series");
            await SameSeries.FillAsync(reader, orthanc, folder, cancel);
        }

        await using var ours = new Splitter(server.Address, new Uri(server.Address, "/dicomweb/"));
        await using var theirs = orthanc is null ? null : new Splitter(server.Address, new Uri(orthanc.Address, "dicom-web/"));
        await using var oursShaped = new ShapedProxy(ours.Address, Network);
        await using var theirsShaped = theirs is null ? null : new ShapedProxy(theirs.Address, Network);
        var opening = new Opening(browser, reader.AssignmentId, progress);
        return
        [
            .. await opening.MeasureAsync("local", 0.5, ours.Address, theirs?.Address, Rounds),
            .. await opening.MeasureAsync("30 Mbit/s, 50 ms, stalls", 1, oursShaped.Address, theirsShaped?.Address, Rounds),
        ];
    }

    public static async Task<IReadOnlyList<Figure>> ReadingAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        progress.Report("leafing: starting the server");
        await using var server = await RunningServer.StartAsync(folder.In("data"), cancel);
        using var reader = await ReaderSession.OpenAsync(server, folder, progress, cancel, Slices);
        await using var browser = await ReaderBrowser.LaunchAsync(reader);
        return [await PageAsync(browser, server, reader), await SavingAsync(browser, server, reader, progress), .. await LeafingAsync(browser, server, reader, progress)];
    }

    private static async Task<IReadOnlyList<Figure>> LeafingAsync(ReaderBrowser browser, RunningServer server, ReaderSession reader, IProgress<string> progress)
    {
        var (frames, rates) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Leafings; round++)
        {
            progress.Report($"leafing: leafing, round {round} of {Leafings}");
            var page = await browser.NewPageAsync();
            await ReaderBrowser.OpenAsync(page, server.Address, reader.AssignmentId);
            rates.Add(await page.EvaluateAsync<double>(ReaderScripts.LeafWhileLoading));
            await ReaderBrowser.AllLoadedAsync(page);
            frames.Add(await page.EvaluateAsync<double>(ReaderScripts.LeafLoaded));
            await page.Context.CloseAsync();
        }

        var (frame, rate) = (Spread.Of(frames), Spread.Of(rates));
        return
        [
            new Figure("leafing", "leafing through 300 loaded slices, frame time p95", frame.Median, "ms", "limit", 33, frame.Median / 33, "<= 33 ms", frame.Median <= 33, frame.ToString()),
            new Figure("leafing", "slices shown a second while they load", rate.Median, "1/s", "limit", 25, rate.Median / 25, ">= 25/s", rate.Median >= 25, rate.ToString()),
        ];
    }

    private static async Task<Figure> PageAsync(ReaderBrowser browser, RunningServer server, ReaderSession reader)
    {
        var page = await browser.NewPageAsync();
        await ReaderBrowser.OpenAsync(page, server.Address, reader.AssignmentId);
        var megabytes = await page.EvaluateAsync<double>(ReaderScripts.PageBytes) / 1e6;
        await page.Context.CloseAsync();
        return new Figure("leafing", "the page until its first image, compressed, without images", megabytes, "MB", "limit", PageLimit, megabytes / PageLimit, $"<= {PageLimit} MB", megabytes <= PageLimit, "1 run");
    }

    private static async Task<Figure> SavingAsync(ReaderBrowser browser, RunningServer server, ReaderSession reader, IProgress<string> progress)
    {
        progress.Report("leafing: marks until they are saved");
        var page = await browser.NewPageAsync();
        await ReaderBrowser.OpenAsync(page, server.Address, reader.AssignmentId);
        await ReaderBrowser.AllLoadedAsync(page);
        await page.GetByTestId("tool-contour").ClickAsync();
        var times = new List<double>();
        for (var mark = 0; mark < Marks; mark++)
        {
            await page.EvaluateAsync("mark => window.__viewer.goToSlice(20 + 10 * mark)", mark);
            await page.EvaluateAsync(ReaderScripts.WatchSaving);
            await DrawAsync(page);
            times.Add(await page.EvaluateAsync<double>("() => window.__saved"));
        }

        await page.Context.CloseAsync();
        var p95 = times.Order().ElementAt((int)Math.Ceiling(0.95 * times.Count) - 1);
        return new Figure("leafing", "a contour let go until the server has it, p95", p95, "ms", "limit", 150, p95 / 150, "<= 150 ms", p95 <= 150, Spread.Of(times).ToString());
    }

    private static async Task DrawAsync(Microsoft.Playwright.IPage page)
    {
        for (var corner = 0; corner <= 12; corner++)
        {
            var angle = 2 * Math.PI * corner / 12;
            await page.Mouse.MoveAsync(600 + (float)(60 * Math.Cos(angle)), 450 + (float)(40 * Math.Sin(angle)));
            if (corner == 0)
            {
                await page.Mouse.DownAsync();
            }
        }

        await page.Mouse.UpAsync();
    }
}
