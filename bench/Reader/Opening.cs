namespace CrowdAnnotate.Bench;

/// <summary>From the wish to see a case until its first image, in three situations, beside another image server behind the same page.</summary>
public sealed class Opening(ReaderBrowser browser, Guid assignment, IProgress<string> progress)
{
    public async Task<IReadOnlyList<Figure>> MeasureAsync(string network, double limit, Uri ours, Uri? theirs, int rounds)
    {
        var (own, peer) = (new List<Times>(), new List<Times>());
        await TimeAsync(ours);
        for (var round = 1; round <= rounds; round++)
        {
            progress.Report($"reader: first image, {network}, round {round} of {rounds}");
            own.Add(await TimeAsync(ours));
            if (theirs is not null)
            {
                peer.Add(await TimeAsync(theirs));
            }
        }

        return
        [
            Compare($"first image from the list of campaigns, {network}", limit, own, peer, t => t.Pressed),
            Compare($"first image by its address, the page in the cache, {network}", limit, own, peer, t => t.Warm),
            Compare($"first image by its address, nothing in the cache, {network}", limit, own, peer, t => t.Cold),
        ];
    }

    // Three profiles: a pressed case finds the page but no image in the cache.
    private async Task<Times> TimeAsync(Uri site)
    {
        var page = await browser.NewPageAsync();
        var pressed = await ReaderBrowser.PressAsync(page, site);
        await page.Context.CloseAsync();
        page = await browser.NewPageAsync();
        var cold = await ReaderBrowser.OpenAsync(page, site, assignment);
        var warm = await ReaderBrowser.OpenAsync(page, site, assignment);
        await page.Context.CloseAsync();
        return new Times(pressed, warm, cold);
    }

    private static Figure Compare(string name, double limit, List<Times> own, List<Times> peer, Func<Times, double> which)
    {
        var ours = Spread.Of(own.Select(which));
        var goal = $"<= {limit} s";
        if (peer.Count == 0)
        {
            return new Figure("reader", name, ours.Median, "s", "Orthanc (not installed)", null, null, goal, ours.Median <= limit, ours.ToString());
        }

        var (theirs, ratio) = (Spread.Of(peer.Select(which)), Spread.Of(own.Zip(peer, (a, b) => which(a) / which(b))));
        return new Figure("reader", name, ours.Median, "s", "Orthanc behind the same page", theirs.Median, ratio.Median, goal, ours.Median <= limit, $"{ours}; Orthanc {theirs}; ratio {ratio}");
    }

    private sealed record Times(double Pressed, double Warm, double Cold);
}
