using System.Net;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations.Network;
using CrowdAnnotate.Server.Operations.Postgres;
using CrowdAnnotate.Server.Sending;

namespace CrowdAnnotate.Server.Operations;

/// <summary>How a server is to be started.</summary>
/// <param name="Data">Data folder; the default one when null.</param>
/// <param name="Port">Port to listen on; a free one when 0.</param>
/// <param name="Listen">IP address to listen on.</param>
/// <param name="PublicUrl">How browsers reach the server; its own address when null.</param>
/// <param name="Database">Connection of the owning role on a PostgreSQL of one's own; the embedded one when null.</param>
public sealed record StartOptions(string? Data, int Port = 0, string Listen = "127.0.0.1", Uri? PublicUrl = null, string? Database = null)
{
    public Action<WebApplicationBuilder>? Adjust { get; init; }

    /// <summary>PEM files of the certificate with its chain, and of its key; plain HTTP when null.</summary>
    public (string? Certificate, string? Key) Tls { get; init; }

    /// <summary>Networks of the proxies that end TLS.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Origins whose pages may call DICOMweb with a token.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Origins whose pages may show a case in a frame.</summary>
    public IReadOnlyList<string> EmbeddedIn { get; init; } = [];

    /// <summary>The archive that results are sent to.</summary>
    public SendOptions SendTo { get; init; } = new(null);

    /// <summary>A throw-away cluster that tests nothing about durability may skip fsync.</summary>
    public bool ThrowAway { get; init; }
}

/// <summary>Data folder, PostgreSQL and web server as one thing that starts and stops together.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly DataFolder data;
    private readonly EmbeddedPostgres? postgres;

    private LocalServer(DataFolder data, EmbeddedPostgres? postgres, WebApplication app, ServerSettings settings, Credentials credentials) =>
        (this.data, this.postgres, App, Settings, Credentials) = (data, postgres, app, settings, credentials);

    public WebApplication App { get; }

    public ServerSettings Settings { get; }

    public Credentials Credentials { get; private set; }

    /// <summary>Keeps demo sign-ins beside the other secrets of the data folder.</summary>
    public void Remember(IReadOnlyList<DemoSignIn> demo)
    {
        Credentials = Credentials with { Demo = demo };
        Credentials.Save(data.CredentialsPath);
    }

    /// <summary>Starts all three and answers when the server can serve.</summary>
    /// <exception cref="SetupRefusal">Something of the machine stands in the way; the message is one line with its remedy.</exception>
    public static async Task<LocalServer> StartAsync(StartOptions options, IProgress<string>? progress, CancellationToken cancel)
    {
        var sendTo = options.SendTo.Read();
        var data = DataFolder.Open(options.Data);
        EmbeddedPostgres? postgres = null;
        try
        {
            var listening = Listening.Of(new ListenWish(options.Listen, options.Port, options.PublicUrl, options.Tls.Certificate, options.Tls.Key, options.Proxies), TimeProvider.System);
            postgres = options.Database is null
                ? await EmbeddedPostgres.StartAsync(data, new EmbeddedPostgresOptions { ThrowAwayWithoutFsync = options.ThrowAway }, progress, cancel)
                : null;
            progress?.Report("Preparing the database");
            var owner = options.Database ?? postgres!.OwnerConnectionString;
            var appConnection = await PrepareDatabaseAsync(owner, options.Database is not null, cancel);
            var credentials = Credentials.LoadOrMake(data.CredentialsPath);
            var settings = new ServerSettings(data.Path, listening, owner, appConnection, credentials.CommandLineSecret) { AllowedOrigins = options.AllowedOrigins, EmbeddedIn = options.EmbeddedIn, SendTo = sendTo };
            progress?.Report("Starting the server");
            var app = await ServerHost.BuildAsync(settings, cancel, options.Adjust);
            await app.StartAsync(cancel);
            await ScriptClients.RegisterAsync(app.Services, settings.Addresses, app.Services.GetRequiredService<ServerKeyRing>().WebClientSecret, credentials.CommandLineSecret, cancel);
            data.Announce(settings.LoopbackUrl);
            return new LocalServer(data, postgres, app, settings, credentials);
        }
        catch
        {
            await StopAsync(postgres, data);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await StopAsync(postgres, data);
    }

    private static async Task StopAsync(EmbeddedPostgres? postgres, DataFolder data)
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }

        data.Dispose();
    }

    private static async Task<string> PrepareDatabaseAsync(string owner, bool external, CancellationToken cancel)
    {
        try
        {
            return await DatabaseSetup.PrepareAsync(owner, cancel);
        }
        catch (Npgsql.NpgsqlException e) when (external)
        {
            throw new SetupRefusal($"The database of --database cannot be used ({e.Message})", "Check host, name, user and password; the user must own the database and may create roles.", e);
        }
        catch (ArgumentException e) when (external)
        {
            throw new SetupRefusal($"The connection of --database cannot be read ({e.Message})", "Write it as Host=…;Database=…;Username=…;Password=….", e);
        }
    }
}
