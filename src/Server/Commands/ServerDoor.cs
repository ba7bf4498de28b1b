using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Sending;

namespace CrowdAnnotate.Server.Commands;

/// <summary>
/// A command's way to the state: the server that runs on the data folder, called with the client credential kept there, or one
/// started for the duration.
/// </summary>
public sealed class ServerDoor : IAsyncDisposable
{
    private readonly LocalServer? own;

    private ServerDoor(HttpClient http, LocalServer? own) => (Http, this.own) = (http, own);

    /// <summary>Signed in with the role of administrator and curator.</summary>
    public HttpClient Http { get; }

    /// <param name="mustExist">Whether a folder without data is refused, as a mistyped name, rather than begun.</param>
    public static async Task<ServerDoor> OpenAsync(string? data, CancellationToken cancel, bool mustExist = true)
    {
        if (mustExist && !File.Exists(Path.Combine(DataFolderLocation.Resolve(data), "credentials.json")))
        {
            throw new CommandRefusal($"There is no CrowdAnnotate data in {DataFolderLocation.Resolve(data)}. Name its folder with --data DIR, or begin it with `up`.");
        }

        var (address, secret, own) = await FindOrStartAsync(data, cancel);
        var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, secret, cancel));
        return new ServerDoor(http, own);
    }

    /// <summary>Sends a request and answers its JSON body.</summary>
    /// <exception cref="CommandRefusal">The server refused; the message is the refusal's own sentence.</exception>
    public async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var answer = await Http.SendAsync(request, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandRefusal(await SentenceAsync(answer, cancel));
        }

        return answer.Content.Headers.ContentLength == 0 || answer.StatusCode == System.Net.HttpStatusCode.NoContent
            ? default!
            : (await answer.Content.ReadFromJsonAsync<T>(cancel))!;
    }

    /// <summary>Takes in what a route streams.</summary>
    /// <param name="progress">Told the bytes so far.</param>
    /// <exception cref="CommandRefusal">The server refused; the message is the refusal's own sentence.</exception>
    public async Task FetchAsync(string path, Stream into, IProgress<long> progress, CancellationToken cancel)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new CommandRefusal(await SentenceAsync(answer, cancel));
        }

        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            await into.WriteAsync(buffer.AsMemory(0, read), cancel);
            progress.Report(total += read);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }

    private static async Task<(Uri Address, string Secret, LocalServer? Own)> FindOrStartAsync(string? data, CancellationToken cancel)
    {
        if (DataFolder.FindRunning(data) is { } running)
        {
            var address = running.Address ?? throw new CommandRefusal("A server is just starting on that data folder. Try again in a moment.");
            var credentials = Path.Combine(DataFolderLocation.Resolve(data), "credentials.json");
            return (address, Credentials.LoadOrMake(credentials).CommandLineSecret, null);
        }

        var own = await LocalServer.StartAsync(new StartOptions(data, Database: Environment.GetEnvironmentVariable("CROWDANNOTATE_DATABASE")) { SendTo = SendOptions.FromEnvironment() }, null, cancel);
        return (own.Settings.LoopbackUrl, own.Credentials.CommandLineSecret, own);
    }

    private static async Task<string> TokenAsync(HttpClient http, string secret, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = ScriptClients.CommandLineId, ["client_secret"] = secret,
        });
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, cancel);
        return answer.IsSuccessStatusCode
            ? (await answer.Content.ReadFromJsonAsync<Token>(cancel))!.AccessToken
            : throw new CommandRefusal("The running server does not accept the credential of this data folder.");
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
            return problem.GetProperty("title").GetString() + (problem.TryGetProperty("detail", out var detail) ? " " + detail.GetString() : "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or NotSupportedException)
        {
            return $"The server answered {(int)answer.StatusCode}.";
        }
    }

    private sealed record Token([property: JsonPropertyName("access_token")] string AccessToken);
}
