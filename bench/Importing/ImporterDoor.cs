using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>A client of a running server with the credential that its data folder keeps for commands.</summary>
public sealed class ImporterDoor : IDisposable
{
    private ImporterDoor(HttpClient http) => Http = http;

    public HttpClient Http { get; }

    public static async Task<ImporterDoor> OpenAsync(RunningServer server, CancellationToken cancel)
    {
        using var credentials = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(server.Data, "credentials.json"), cancel));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "crowdannotate-commands",
            ["client_secret"] = credentials.RootElement.EnumerateObject().First(p => p.Name.Equals("CommandLineSecret", StringComparison.OrdinalIgnoreCase)).Value.GetString()!,
        });
        var http = new HttpClient { BaseAddress = server.Address };
        using var answer = await http.PostAsync(new Uri("connect/token", UriKind.Relative), form, cancel);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return new ImporterDoor(http);
    }

    /// <summary>Waits until every series is settled and its frames are compressed, so that one measurement does not pay for another.</summary>
    public async Task QuietAsync(CancellationToken cancel)
    {
        while (true)
        {
            var rows = await Http.GetFromJsonAsync<JsonElement>("api/archive/series", cancel);
            if (rows.EnumerateArray().All(r => r.GetProperty("delivery").GetString() != "pending"))
            {
                return;
            }

            await Task.Delay(250, cancel);
        }
    }

    public void Dispose() => Http.Dispose();
}
