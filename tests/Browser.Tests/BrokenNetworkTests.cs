using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A network that comes and goes.</summary>
[Collection(RunningProgramCollection.Name)]
public class BrokenNetworkTests(RunningProgram program)
{
    [Fact]
    public Task A_network_that_comes_and_goes_every_two_seconds_loses_and_doubles_nothing_in_a_minute() => FlappingAsync(60, 20, 836);

    [Fact, Trait("Category", "Long")]
    public Task Nor_in_ten() => FlappingAsync(600, 20, 837);

    private async Task FlappingAsync(int seconds, int cases, int seed)
    {
        var campaign = $"Flapping for {seconds} s";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, seed, cases, wire);
        var page = reader.Page;
        await Station.StartAsync(reader, campaign);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var flapping = FlapAsync(wire, end.Token);
        var read = await ReadOnAsync(page, cases, end.Token);
        await flapping;
        wire.Mend();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        await Ledger.EmptyAsync(page);
        await Ledger.HoldsAsync(reader, campaign, read);
    }

    // As a reader would: the next case where there is one, else again.
    private static async Task<int> ReadOnAsync(IPage page, int cases, CancellationToken end)
    {
        var desk = new Func<string, ILocator>(id => page.GetByTestId(id));
        for (var read = 0; ;)
        {
            if (read == cases || (end.IsCancellationRequested && read > 0))
            {
                return read;
            }

            if (await desk("no-next").IsVisibleAsync())
            {
                // The page may go on by itself in the same moment.
                await desk("no-next").GetByRole(AriaRole.Button).ClickAsync(new LocatorClickOptions { Timeout = 2000 }).ContinueWith(_ => { }, TaskScheduler.Default);
                await page.WaitForFunctionAsync("() => !document.querySelector('[data-testid=no-next]')", null, new PageWaitForFunctionOptions { Timeout = 2000 }).ContinueWith(_ => { }, TaskScheduler.Default);
                continue;
            }

            await ReaderDesk.SubmitNoLesionAsync(page);
            read++;
        }
    }

    private static async Task FlapAsync(Wire wire, CancellationToken end)
    {
        for (var up = false; !end.IsCancellationRequested; up = !up)
        {
            if (up)
            {
                wire.Mend();
            }
            else
            {
                wire.Cut();
            }

            await Task.Delay(2000, end).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
