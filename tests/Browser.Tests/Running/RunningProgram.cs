using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A person who can sign in.</summary>
public sealed record SignIn(string Pseudonym, string Role, string Password);

/// <summary>
/// The real program on a data folder of its own, with its own PostgreSQL, and a browser. Started once for all tests that use it, stopped
/// as Ctrl-C stops it. Tests share the server and therefore each make a campaign of their own.
/// </summary>
public sealed partial class RunningProgram : IAsyncLifetime
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(240);
    private const int MostTries = 120;
    private readonly string folder = Directory.CreateTempSubdirectory("crowdannotate-browser-").FullName;
    private readonly StringBuilder said = new();
    private TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private Chromium? chromium;

    public Uri Address => address.Task.Result;

    public IBrowser Browser => chromium!.Browser;

    /// <summary>Pages of other origins; one of the two is allowed.</summary>
    internal ForeignSite Foreign { get; } = new();

    /// <summary>The client credential of commands on this data folder.</summary>
    public string CommandSecret
    {
        get
        {
            using var credentials = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "credentials.json")));
            return credentials.RootElement.GetProperty("commandLineSecret").GetString()!;
        }
    }

    private string Data => Path.Combine(folder, "data");

    public async ValueTask InitializeAsync()
    {
        // PostgreSQL runs as another user when this is root, and has to reach its folder.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        try
        {
            var browser = Chromium.LaunchAsync();
            await StartServerAsync();
            chromium = await browser;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (process is not null)
        {
            await StopServerAsync(process);
            process.Dispose();
        }

        Foreign.Dispose();
        await DeleteAsync();
    }

    // What a killed server leaves running still writes for a moment.
    private async Task DeleteAsync()
    {
        for (var tries = 0; Directory.Exists(folder); tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    /// <summary>The demo's person of a role; of the two readers the first or second.</summary>
    public SignIn Demo(string role, int number = 0)
    {
        using var credentials = JsonDocument.Parse(File.ReadAllText(Path.Combine(Data, "credentials.json")));
        return credentials.RootElement.GetProperty("demo").EnumerateArray()
            .Select(d => new SignIn(d.GetProperty("pseudonym").GetString()!, d.GetProperty("role").GetString()!, d.GetProperty("password").GetString()!))
            .Where(d => d.Role == role).ElementAt(number);
    }

    /// <summary>A new person of a campaign, by the route that the command asks too: a process for each would be a second of the processor.</summary>
    public async Task<SignIn> AddPersonAsync(string pseudonym, string role, string campaign)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var client = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "crowdannotate-commands", ["client_secret"] = CommandSecret });
        using var token = JsonDocument.Parse(await (await http.PostAsync(new Uri("/connect/token", UriKind.Relative), client)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());
        using var added = await http.PostAsJsonAsync("/api/people", new { pseudonym, role, campaign });
        var said = await added.Content.ReadAsStringAsync();
        using var answer = added.IsSuccessStatusCode ? JsonDocument.Parse(said) : throw new InvalidOperationException($"{pseudonym} was not added: {said}");
        return new SignIn(pseudonym, role, answer.RootElement.GetProperty("password").GetString()!);
    }

    /// <summary>Lets somebody of the demo into a campaign.</summary>
    public Task EnrolAsync(SignIn person, string campaign) => Executable.RunAsync("people", "enrol", person.Pseudonym, "--campaign", campaign, "--data", Data);

    public Task<string> ImportAsync(string path, string campaign, string? template = null) =>
        Executable.RunAsync(["import", path, "--campaign", campaign, "--data", Data, .. template is null ? Array.Empty<string>() : ["--template", template]]);

    /// <summary>Brings images into the archive alone.</summary>
    public Task<string> ArchiveAsync(string path) => Executable.RunAsync("import", path, "--data", Data);

    /// <summary>Brings annotations made elsewhere into a campaign.</summary>
    public Task<string> ImportAnnotationsAsync(string path, string campaign, string pseudonym, string purpose) =>
        Executable.RunAsync("aim", "import", path, "--campaign", campaign, "--reader", pseudonym, "--as", purpose, "--data", Data);

    /// <summary>Writes a phantom.</summary>
    /// <returns>Its folder.</returns>
    public async Task<string> MakePhantomAsync(int seed, int slices)
    {
        var path = Path.Combine(folder, FormattableString.Invariant($"phantom-{seed}"));
        await Executable.RunAsync("phantom", "--out", path, "--seed", $"{seed}", "--slices", $"{slices}");
        return path;
    }

    /// <summary>Ends the server, and nothing it started, without a word.</summary>
    public void Kill(TaskCompletionSource ended)
    {
        process!.Kill();
        _ = process.WaitForExitAsync().ContinueWith(_ => ended.TrySetResult(), TaskScheduler.Default);
    }

    /// <summary>Starts the killed server again on its data, at its address.</summary>
    public async Task StartAgainAsync()
    {
        process!.Dispose();
        var port = Address.Port;
        address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await StartServerAsync(port);
    }

    private async Task StartServerAsync(int port = 0)
    {
        process = Process.Start(Executable.Start("up", "--data", Data, "--port", FormattableString.Invariant($"{port}"), "--allow-origin", Foreign.Allowed.ToString(), "--embed-in", Foreign.Allowed.ToString()))!;
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        var first = await Task.WhenAny(address.Task, ended, Task.Delay(LongestStart));
        if (first != address.Task)
        {
            throw new InvalidOperationException($"The program {(first == ended ? $"ended with {process.ExitCode}" : $"was not up after {LongestStart.TotalSeconds} s")}: {Said()}");
        }
    }

    private void Heard(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }

        if (line is not null && AddressLine().Match(line) is { Success: true } match)
        {
            address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    /// <summary>What the program has printed.</summary>
    public string Said()
    {
        lock (said)
        {
            return said.ToString();
        }
    }

    // Ctrl-C, so that the program stops PostgreSQL itself; what does not end then is ended with all it started.
    private static async Task StopServerAsync(Process server)
    {
        if (!server.HasExited && !OperatingSystem.IsWindows())
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{server.Id}"]);
            await interrupt.WaitForExitAsync();
            await Task.WhenAny(server.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(30)));
        }

        if (!server.HasExited)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    [GeneratedRegex(@"is at (http://\S+)")]
    private static partial Regex AddressLine();
}

/// <summary>The tests that share one running program; one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RunningProgramCollection : ICollectionFixture<RunningProgram>
{
    public const string Name = "running program";
}
