using System.Diagnostics;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>Waits for what a page answers only after a while of its own: Playwright takes a promise for an answer.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    /// <exception cref="TimeoutException">It was not so in time; the message is <paramref name="wanted"/>.</exception>
    public static async Task TrueAsync(IPage page, string wanted, string expression)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await page.EvaluateAsync<bool>(expression))
        {
            if (Stopwatch.GetElapsedTime(start) > Longest)
            {
                throw new TimeoutException($"Not {wanted} within {Longest.TotalSeconds} s; at {page.Url} the page says: {await page.Locator("body").InnerTextAsync()}");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }
}
