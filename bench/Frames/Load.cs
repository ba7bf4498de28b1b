using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Bench;

/// <summary>What a load came to: requests answered in full, and the time it took.</summary>
public sealed record LoadResult(long Requests, double Seconds);

/// <summary>The same load on any address: a number of connections, each asking again as soon as it is answered.</summary>
public sealed partial class Load(int connections = Load.Connections)
{
    public const int Connections = 32;

    /// <summary>Asks for stored values uncompressed, so that both sides send the same bytes.</summary>
    public const string Native = "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1";
    private readonly string? wrk = Tools.Find("wrk");

    /// <summary>Who makes the load, to be said beside the figure.</summary>
    public string Client => wrk is null ? "own client" : "wrk";

    /// <exception cref="BenchRefusal">Some answer was not a 200, or a connection broke.</exception>
    public Task<LoadResult> RunAsync(Uri address, string? cookie, int seconds, CancellationToken cancel, string accept = "*/*") =>
        wrk is null ? OwnAsync(address, cookie, accept, seconds, cancel) : WrkAsync(wrk, address, cookie, accept, seconds, cancel);

    private async Task<LoadResult> WrkAsync(string wrk, Uri address, string? cookie, string accept, int seconds, CancellationToken cancel)
    {
        string[] session = ["-H", $"Accept: {accept}", .. cookie is null ? Array.Empty<string>() : ["-H", $"Cookie: {cookie}"]];
        var said = await Tools.RunAsync(wrk, ["-t1", $"-c{connections}", $"-d{seconds}s", .. session, address.ToString()], cancel);
        var counted = Counted().Match(said);
        return counted.Success && !said.Contains("Non-2xx", StringComparison.Ordinal) && !said.Contains("Socket errors", StringComparison.Ordinal)
            ? new LoadResult(long.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture), Seconds(counted))
            : throw new BenchRefusal($"Not every answer was whole: {said.ReplaceLineEndings(" ")}");
    }

    private static double Seconds(Match counted) =>
        double.Parse(counted.Groups[2].Value, CultureInfo.InvariantCulture) * counted.Groups[3].Value switch { "ms" => 0.001, "s" => 1, _ => 60 };

    private async Task<LoadResult> OwnAsync(Uri address, string? cookie, string accept, int seconds, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false };
        using var http = new HttpClient(handler);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var buffer = new byte[128 * 1024];
            long done = 0;
            for (; clock.Elapsed.TotalSeconds < seconds; done++)
            {
                await OneAsync(http, address, cookie, accept, buffer, cancel);
            }

            return done;
        })));
        return new LoadResult(counts.Sum(), clock.Elapsed.TotalSeconds);
    }

    private static async Task OneAsync(HttpClient http, Uri address, string? cookie, string accept, byte[] buffer, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        while (await body.ReadAsync(buffer, cancel) > 0)
        {
        }
    }

    [GeneratedRegex(@"(\d+) requests in ([\d.]+)(ms|s|m),")]
    private static partial Regex Counted();
}
