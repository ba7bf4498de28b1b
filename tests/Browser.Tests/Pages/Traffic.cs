using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>An answer of the server as the browser got it.</summary>
public sealed record Answered(string Method, string Url, int Status, string Head, byte[] Body);

/// <summary>Everything a browser got from the server: every answer with its headers and its body.</summary>
public sealed class Traffic
{
    private readonly ConcurrentBag<Task<Answered?>> answers = [];
    private readonly ConcurrentBag<(string Method, string Url, string Body)> requests = [];
    private readonly ConcurrentBag<string> messages = [];

    public Traffic(IBrowserContext context)
    {
        context.Response += (_, response) => answers.Add(ReadAsync(response));
        context.Request += (_, request) => requests.Add((request.Method, request.Url, request.PostData ?? ""));
        context.Page += (_, page) => page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => messages.Add(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
    }

    /// <summary>The bodies sent to addresses that end so.</summary>
    public IReadOnlyList<string> Sent(string method, string ending) =>
        [.. requests.Where(r => r.Method == method && r.Url.EndsWith(ending, StringComparison.Ordinal)).Select(r => r.Body)];

    /// <summary>Every request that sent something to an address that ends so.</summary>
    public IReadOnlyList<(string Url, string Body)> Posts(string ending) =>
        [.. requests.Where(r => r.Method == "POST" && r.Url.EndsWith(ending, StringComparison.Ordinal)).Select(r => (r.Url, r.Body))];

    /// <summary>Every address that was asked for.</summary>
    public IReadOnlyList<string> Urls => [.. requests.Select(r => r.Url)];

    /// <summary>All answers so far that have a body, and every message pushed to a page.</summary>
    public async Task<IReadOnlyList<Answered>> AnswersAsync() =>
        [.. (await Task.WhenAll(answers)).OfType<Answered>(), .. messages.Select(m => new Answered("WS", "/live", 101, "", Encoding.UTF8.GetBytes(m)))];

    /// <summary>The words that occur in an answer, each with where; in any letter case.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(IEnumerable<string> words)
    {
        var all = await AnswersAsync();
        return [.. all.SelectMany(a => Found(a, words))];
    }

    private static IEnumerable<string> Found(Answered answer, IEnumerable<string> words)
    {
        var text = answer.Head + "\n" + Encoding.Latin1.GetString(answer.Body);
        return words.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"“{w}” in {answer.Method} {answer.Url}");
    }

    // A redirect and an answer without content have no body.
    private static async Task<Answered?> ReadAsync(IResponse response)
    {
        if (response.Status is 204 or 304 or (>= 300 and < 400))
        {
            return null;
        }

        try
        {
            var head = string.Join('\n', (await response.AllHeadersAsync()).Select(h => $"{h.Key}: {h.Value}"));
            return new Answered(response.Request.Method, response.Url, response.Status, head, await response.BodyAsync());
        }
        catch (PlaywrightException)
        {
            // The page left before the answer came: it never saw it.
            return null;
        }
    }
}
