using System.CommandLine;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Starts everything, with the demo campaign unless told not to, until it is stopped.</summary>
public static class UpCommand
{
    private const int DefaultPort = 8080;

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var port = new Option<int>("--port") { Description = "Port to listen on (0 for a free one).", DefaultValueFactory = _ => DefaultPort, CustomParser = Values.Number("--port", 0, 65535) };
        var listen = new Option<string>("--listen") { Description = "Address to listen on.", DefaultValueFactory = _ => "127.0.0.1" };
        var publicUrl = new Option<Uri?>("--public-url") { Description = "How browsers reach the server, when not by its own address.", CustomParser = Values.Url("--public-url") };
        var database = new Option<string?>("--database") { Description = "Connection of the owning role on a PostgreSQL of your own (15 or newer)." };
        var origins = new Option<string[]>("--allow-origin") { Description = "Origin whose pages may call DICOMweb with a token, e.g. https://viewer.example.org; may be given again. None unless given.", CustomParser = Values.Origins("--allow-origin") };
        var noDemo = new Option<bool>("--no-demo") { Description = "Start without the demo campaign." };
        var command = new Command("up", "Start the server, with an embedded PostgreSQL and a demo campaign.") { data, port, listen, publicUrl, database, origins, noDemo };
        command.SetAction((parsed, cancel) => RunAsync(
            new StartOptions(
                parsed.GetValue(data),
                parsed.GetValue(port),
                parsed.GetValue(listen)!,
                parsed.GetValue(publicUrl),
                parsed.GetValue(database) ?? Environment.GetEnvironmentVariable("CROWDANNOTATE_DATABASE"))
            {
                AllowedOrigins = parsed.GetValue(origins) ?? [],
            },
            !parsed.GetValue(noDemo),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(StartOptions options, bool demo, CancellationToken cancel)
    {
        var progress = new StepProgress(Console.Error);
        await using var server = await LocalServer.StartAsync(options, progress, cancel);
        IReadOnlyList<DemoSignIn> signIns = demo ? await new DemoCampaign(server, progress).EnsureAsync(cancel) : [];
        Announce(server.Settings.PublicUrl, signIns);
        await server.App.WaitForShutdownAsync(cancel);
        await Console.Error.WriteLineAsync("Stopping.");
        return CommandLine.Done;
    }

    private static void Announce(Uri address, IReadOnlyList<DemoSignIn> signIns)
    {
        Console.WriteLine($"CrowdAnnotate is at {address}");
        if (signIns.Count > 0)
        {
            Console.WriteLine("Demo sign-ins (synthetic cases, no patient):");
            foreach (var signIn in signIns)
            {
                Console.WriteLine($"  {signIn.Role,-14} {signIn.Pseudonym,-16} {signIn.Password}");
            }
        }

        Console.WriteLine("Stop with Ctrl-C.");
    }
}
