using System.Diagnostics;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>Waits for what a page answers only after a while of its own: Playwright takes a promise for an answer.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    /// <exception cref="TimeoutException">It was not so in time; the message is <paramref name="wanted"/>.</exception>
    public static Task TrueAsync(IPage page, string wanted, string expression) => AnswersAsync<bool?>(page, wanted, expression, answer => answer == true, answer => $"{answer}");

    /// <summary>Waits until the page answers an empty text; what it answered last is told.</summary>
    public static Task EmptyAsync(IPage page, string wanted, string expression) => AnswersAsync<string?>(page, wanted, expression, answer => answer is "", answer => answer ?? "not there");

    private static async Task AnswersAsync<T>(IPage page, string wanted, string expression, Func<T, bool> isSo, Func<T, string> told)
    {
        var start = Stopwatch.GetTimestamp();
        for (T answer; !isSo(answer = await page.EvaluateAsync<T>(expression));)
        {
            if (Stopwatch.GetElapsedTime(start) > Longest)
            {
                throw new TimeoutException($"Not {wanted} within {Longest.TotalSeconds} s, but {told(answer)}; at {page.Url} the page says: {await page.Locator("body").InnerTextAsync()}");
            }

            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }
}
