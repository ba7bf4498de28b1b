using System.CommandLine;
using System.Net;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Sending;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Starts everything, with the demo campaign unless told not to, until it is stopped.</summary>
public static class UpCommand
{
    private const int DefaultPort = 8080;

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var port = new Option<int>("--port") { Description = "Port to listen on (0 for a free one).", DefaultValueFactory = _ => DefaultPort, CustomParser = Values.Number("--port", 0, 65535) };
        var listen = new Option<string>("--listen") { Description = "Address to listen on; other than loopback needs --tls-cert or --proxy.", DefaultValueFactory = _ => "127.0.0.1" };
        var publicUrl = new Option<Uri?>("--public-url") { Description = "How browsers reach the server, when not by its own address.", CustomParser = Values.Url("--public-url") };
        var certificate = new Option<string?>("--tls-cert") { HelpName = "file", Description = "PEM file of the certificate, with those that signed it. It is read again when it was renewed.", CustomParser = Values.NotEmpty("--tls-cert") };
        var key = new Option<string?>("--tls-key") { HelpName = "file", Description = "PEM file of its private key, without passphrase.", CustomParser = Values.NotEmpty("--tls-key") };
        var proxies = new Option<IPNetwork[]>("--proxy") { HelpName = "address", Description = "Address or network (10.0.0.0/8) of a proxy that ends TLS; may be given again. One on this machine need not be named.", CustomParser = Values.Networks("--proxy") };
        var database = new Option<string?>("--database") { Description = "Connection of the owning role on a PostgreSQL of your own (15 or newer)." };
        var origins = new Option<string[]>("--allow-origin") { Description = "Origin whose pages may call DICOMweb with a token, e.g. https://viewer.example.org; may be given again. None unless given.", CustomParser = Values.Origins("--allow-origin") };
        var embedIn = new Option<string[]>("--embed-in") { HelpName = "origin", Description = "Origin of a portal whose pages may show a case to be read in a frame; may be given again. None unless given.", CustomParser = Values.Origins("--embed-in") };
        var sendTo = new Option<string?>("--send-to") { Description = "DICOMweb root of the archive that curators send results to, e.g. https://pacs.example.org/dicom-web. None unless given." };
        var credential = new Option<string?>("--send-credential") { HelpName = "file", Description = "File with what that archive knows this server by: one line, bearer TOKEN or basic USER:PASSWORD." };
        var overHttp = new Option<bool>("--send-over-http") { Description = "Let --send-to go over http to another machine." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Start without the demo campaign." };
        var command = new Command("up", "Start the server, with an embedded PostgreSQL and a demo campaign.") { data, port, listen, publicUrl, certificate, key, proxies, database, origins, embedIn, sendTo, credential, overHttp, noDemo };
        command.SetAction((parsed, cancel) => RunAsync(
            new StartOptions(
                parsed.GetValue(data),
                parsed.GetValue(port),
                parsed.GetValue(listen)!,
                parsed.GetValue(publicUrl),
                parsed.GetValue(database) ?? Environment.GetEnvironmentVariable("CROWDANNOTATE_DATABASE"))
            {
                Tls = (parsed.GetValue(certificate), parsed.GetValue(key)), Proxies = parsed.GetValue(proxies) ?? [],
                AllowedOrigins = parsed.GetValue(origins) ?? [], EmbeddedIn = parsed.GetValue(embedIn) ?? [], SendTo = SendTo(parsed.GetValue(sendTo), parsed.GetValue(credential), parsed.GetValue(overHttp)),
            },
            !parsed.GetValue(noDemo),
            cancel));
        return command;
    }

    private static SendOptions SendTo(string? url, string? credential, bool overHttp)
    {
        var otherwise = SendOptions.FromEnvironment();
        return new(url ?? otherwise.Url, credential ?? otherwise.CredentialFile, overHttp || otherwise.IsHttpAllowed);
    }

    private static async Task<int> RunAsync(StartOptions options, bool demo, CancellationToken cancel)
    {
        var progress = new StepProgress(Console.Error);
        await using var server = await LocalServer.StartAsync(options, progress, cancel);
        var warmUp = WarmUpAsync(server.App.Services, cancel);
        IReadOnlyList<DemoSignIn> signIns = demo ? await new DemoCampaign(server, progress).EnsureAsync(cancel) : [];
        Announce(server.Settings.PublicUrl, signIns);
        await warmUp;
        await server.App.WaitForShutdownAsync(cancel);
        await Console.Error.WriteLineAsync("Stopping.");
        return CommandLine.Done;
    }

    // Without it the server works as well, only slower at first.
    private static async Task WarmUpAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await services.GetRequiredService<ReadingWarmUp>().RunAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            services.GetRequiredService<ILogger<ReadingWarmUp>>().LogWarning(e, "The first marks will take longer: nothing could be made ready for them");
        }
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
