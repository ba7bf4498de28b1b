using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;

namespace CrowdAnnotate.Bench;

/// <summary>A reader signed in as a browser signs in (authorization code with PKCE, ending in the session cookie), holding one case.</summary>
public sealed class ReaderSession : IDisposable
{
    private const string Campaign = "Benchmark";
    private const string Pseudonym = "bench-reader";
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer() };
    private readonly HttpClient http;

    private ReaderSession(Uri address) => http = new HttpClient(handler) { BaseAddress = address };

    public HttpClient Http => http;

    public Guid AssignmentId { get; private set; }

    /// <summary>The path of frame 1 of the middle slice.</summary>
    public string FramePath { get; private set; } = "";

    public IReadOnlyList<Cookie> Cookies => handler.CookieContainer.GetCookies(http.BaseAddress!).ToList();

    /// <summary>Makes phantoms, imports them, adds a reader, signs in and takes the first case.</summary>
    public static async Task<ReaderSession> OpenAsync(RunningServer server, TemporaryFolder folder, IProgress<string> progress, CancellationToken cancel, int slices = 60, int cases = 1)
    {
        progress.Report(cases == 1 ? "Importing a phantom" : $"Importing {cases} phantoms");
        for (var seed = 1; seed <= cases; seed++)
        {
            await Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), ["phantom", "--out", FilesOf(folder, seed), "--seed", $"{seed}", "--slices", $"{slices}"], cancel);
        }

        await server.CommandAsync(["import", folder.In("phantom"), "--campaign", Campaign], cancel);
        var added = await server.CommandAsync(["people", "add", Pseudonym, "--role", "reader", "--campaign", Campaign], cancel);
        var session = new ReaderSession(server.Address);
        await session.SignInAsync(added.Trim().Split(' ')[^1], cancel);
        await session.TakeCaseAsync(cancel);
        return session;
    }

    /// <summary>Where the files of a phantom are.</summary>
    public static string FilesOf(TemporaryFolder folder, int seed = 1) => Path.Combine(folder.In("phantom"), $"{seed}");

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private async Task SignInAsync(string password, CancellationToken cancel)
    {
        using var page = await http.GetAsync(new Uri("/signin?returnUrl=/api/session", UriKind.Relative), cancel);
        var authorize = HttpUtility.ParseQueryString(page.RequestMessage!.RequestUri!.Query)["returnUrl"]!;
        await PostAsync("/api/account/signin", new { name = Pseudonym, password, returnUrl = authorize }, cancel);
        var session = await http.GetFromJsonAsync<JsonElement>(authorize, cancel);
        if (!session.GetProperty("signedIn").GetBoolean())
        {
            throw new BenchRefusal("The reader made for the benchmark could not sign in.");
        }
    }

    private async Task TakeCaseAsync(CancellationToken cancel)
    {
        var campaigns = await http.GetFromJsonAsync<JsonElement>("/api/reading/campaigns", cancel);
        var taken = await PostAsync($"/api/reading/campaigns/{campaigns[0].GetProperty("id").GetGuid()}/next", new { }, cancel);
        AssignmentId = taken.GetProperty("id").GetGuid();
        var images = taken.GetProperty("case");
        var instances = images.GetProperty("instances");
        var instance = instances[instances.GetArrayLength() / 2].GetProperty("sopInstanceUid").GetString();
        FramePath = $"/dicomweb/studies/{images.GetProperty("studyUid").GetString()}/series/{images.GetProperty("seriesUid").GetString()}/instances/{instance}/frames/1";
    }

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel)
    {
        var session = await http.GetFromJsonAsync<JsonElement>("/api/session", cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", session.GetProperty("antiForgery").GetString());
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }
}
