using System.CommandLine;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Asks a running server whether it can serve; the container's health check.</summary>
public static class HealthCommand
{
    public static Command Create()
    {
        var url = new Option<Uri>("--url") { Description = "Address of the server.", DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080/") };
        var command = new Command("health", "Ask a running server whether it can serve (exit code 0 or 1).") { url };
        command.SetAction(async (parsed, cancel) =>
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            try
            {
                using var answer = await client.GetAsync(new Uri(parsed.GetValue(url)!, "/health/ready"), cancel);
                Console.WriteLine(answer.IsSuccessStatusCode ? "ready" : $"not ready ({(int)answer.StatusCode})");
                return answer.IsSuccessStatusCode ? CommandLine.Done : CommandLine.BadInput;
            }
            catch (HttpRequestException e)
            {
                throw new CommandRefusal($"{parsed.GetValue(url)} does not answer ({e.Message}).");
            }
        });
        return command;
    }
}
