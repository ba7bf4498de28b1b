using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CrowdAnnotate.Bench;

/// <summary>The program as its users start it, a process of its own: <c>./crowdannotate up --no-demo</c> on a data folder.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(6);
    private readonly Process process;

    private RunningServer(Process process, string data, Uri address, TimeSpan startedIn) => (this.process, Data, Address, StartedIn) = (process, data, address, startedIn);

    public string Data { get; }

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 on /health/ready.</summary>
    public TimeSpan StartedIn { get; }

    public int ProcessId => process.Id;

    public static async Task<RunningServer> StartAsync(string data, CancellationToken cancel)
    {
        var port = Tools.FreePort().ToString(CultureInfo.InvariantCulture);
        var address = new Uri($"http://127.0.0.1:{port}/");
        string[] arguments = ["up", "--no-demo", "--data", data, "--port", port];
        var clock = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(Path.Combine(Tools.Root, "crowdannotate"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = new List<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => said.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await WaitUntilReadyAsync(process, address, said, cancel);
            return new RunningServer(process, data, address, clock.Elapsed);
        }
        catch
        {
            await StopAsync(process);
            throw;
        }
    }

    /// <summary>Runs a command of the program on this server's data folder and answers what it printed.</summary>
    public Task<string> CommandAsync(string[] arguments, CancellationToken cancel) =>
        Tools.RunAsync(Path.Combine(Tools.Root, "crowdannotate"), [.. arguments, "--data", Data], cancel);

    public async ValueTask DisposeAsync() => await StopAsync(process);

    private static async Task WaitUntilReadyAsync(Process process, Uri address, List<string> said, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestStart);
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            if (process.HasExited)
            {
                throw new BenchRefusal($"The server did not start: {said.LastOrDefault(l => l.Length > 0)}");
            }

            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or System.Net.Sockets.SocketException)
            {
                // It does not listen yet; a connection that is gone before it is used comes as it is.
            }

            await Task.Delay(20, limit.Token);
        }
    }

    // Asked to end as by an operator, so that PostgreSQL shuts down cleanly and the next start finds an old folder, not a broken one.
    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
        {
            await Tools.RunAsync("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }
}
