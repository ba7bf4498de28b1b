using System.CommandLine;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Asks a running server whether it can serve; the container's health check.</summary>
public static class HealthCommand
{
    public static Command Create()
    {
        var url = new Option<Uri?>("--url") { Description = "Address of the server (default http://127.0.0.1:8080/).", CustomParser = Values.Url("--url") };
        var command = new Command("health", "Ask a running server whether it can serve (exit code 0 or 1).") { url };
        command.SetAction(async (parsed, cancel) =>
        {
            var address = parsed.GetValue(url) ?? new Uri("http://127.0.0.1:8080/");
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/health/ready"), cancel);
                Console.WriteLine(answer.IsSuccessStatusCode ? "ready" : $"not ready ({(int)answer.StatusCode})");
                return answer.IsSuccessStatusCode ? CommandLine.Done : CommandLine.BadInput;
            }
            catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancel.IsCancellationRequested))
            {
                throw new CommandRefusal($"{address} does not answer ({e.Message}).");
            }
        });
        return command;
    }
}
