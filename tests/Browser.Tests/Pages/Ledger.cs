using System.Text.Json;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>
/// What must hold after every fault: each document that was acknowledged is on the server exactly once and as it was sent, and nothing else is.
/// </summary>
public static class Ledger
{
    private const string Again = """
        async ([path, body]) => {
          const { antiForgery } = await (await fetch('/api/session')).json();
          const answer = await fetch(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': antiForgery } });
          return `${answer.status} ${(await answer.json()).submissionId ?? ''}`;
        }
        """;

    /// <param name="reader">Signed in, with a network.</param>
    /// <param name="documents">How many the reader has submitted.</param>
    public static async Task HoldsAsync(Person reader, string campaign, int documents)
    {
        using var campaigns = JsonDocument.Parse((await reader.GetAsync("/api/reading/campaigns")).Body);
        var mine = campaigns.RootElement.EnumerateArray().Single(c => c.GetProperty("name").GetString() == campaign);
        mine.GetProperty("submitted").GetInt32().ShouldBe(documents);
        var sent = reader.Traffic.Posts("/submission").GroupBy(s => SubmissionOf(s.Body)).ToList();
        sent.Count.ShouldBe(documents, "each case was sent under one id");
        foreach (var tries in sent)
        {
            tries.Select(t => t.Body).Distinct().ShouldHaveSingleItem("every try is the same document");
            var (url, body) = tries.First();
            (await reader.Page.EvaluateAsync<string>(Again, new object[] { new Uri(url).AbsolutePath, body })).ShouldBe($"200 {tries.Key}", "the server knows it, with this content");
        }
    }

    /// <summary>Nothing waits in this browser any more.</summary>
    public static Task EmptyAsync(IPage page) =>
        Until.EmptyAsync(page, "empty, the outbox", Kept.In("outbox", "all.map(item => `${item.id}: ${JSON.stringify(item.refused)}`).join(', ')"));

    private static string SubmissionOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("submissionId").GetString()!;
    }
}
