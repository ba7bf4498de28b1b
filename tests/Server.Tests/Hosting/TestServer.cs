using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>One real server with its real PostgreSQL for the whole assembly. Tests share it and keep to campaigns and people of their own.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly TemporaryFolder? own;
    private readonly StartOptions options;
    private readonly ConcurrentBag<IDisposable> opened = [];
    private LocalServer? server;
    private int names;
    private int addresses;

    public TestServer()
        : this(new TemporaryFolder())
    {
    }

    private TestServer(TemporaryFolder own)
        : this(new StartOptions(own.Path) { ThrowAway = true, Adjust = CheapPasswords }) => this.own = own;

    private TestServer(StartOptions options) => this.options = options;

    // Hundreds sign in here, and what a hash costs is for those who would guess it.
    private static void CheapPasswords(WebApplicationBuilder builder) => builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);

    public LocalServer Server => server ?? throw new InvalidOperationException("The server has not been started.");

    public string DataPath => options.Data!;

    public string AppConnection => Server.Settings.AppConnection;

    public IDocumentStore Store => Server.App.Services.GetRequiredService<IDocumentStore>();

    public async ValueTask InitializeAsync() =>
        server = await LocalServer.StartAsync(options, null, TestContext.Current.CancellationToken);

    /// <summary>A server of a test's own, on data that outlive it.</summary>
    public static async Task<TestServer> StartAsync(StartOptions options)
    {
        var server = new TestServer(options);
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in opened)
        {
            one.Dispose();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        own?.Dispose();
    }

    /// <summary>A name nobody else in this run has.</summary>
    public string NewName(string stem) => $"{stem}-{Interlocked.Increment(ref names)}";

    /// <summary>A browser that has not signed in. Each has an address of its own, as readers do: sign-in is limited by address.</summary>
    public Visitor Anonymous() => Visitor.At(Server.Settings.LoopbackUrl, NextAddress(), opened.Add);

    /// <summary>A browser that comes by the public address and takes certificates that this one signed.</summary>
    public Visitor FromOutside(X509Certificate2 trusted) => Visitor.At(Server.Settings.PublicUrl, NextAddress(), opened.Add, trusted);

    /// <summary>A script with the client credential of the data folder: administrator and curator.</summary>
    public async Task<Visitor> ScriptAsync() =>
        await Anonymous().AsScriptAsync(ScriptClients.CommandLineId, Server.Credentials.CommandLineSecret);

    public Task<Visitor> SignInAsReaderAsync(string pseudonym) => AddAndSignInAsync(pseudonym, Roles.Reader, null);

    public Task<Visitor> SignInAsCuratorAsync(string pseudonym) => AddAndSignInAsync(pseudonym, Roles.Curator, null);

    public Task<Visitor> SignInAsAdministratorAsync(string pseudonym) => AddAndSignInAsync(pseudonym, Roles.Administrator, null);

    /// <summary>Adds somebody through the administrator's route and signs them in as a browser does.</summary>
    public async Task<Visitor> AddAndSignInAsync(string pseudonym, string role, string? campaign)
    {
        var password = await AddAsync(pseudonym, role, campaign);
        var visitor = Anonymous();
        await visitor.SignInAsync(pseudonym, password);
        return visitor;
    }

    /// <summary>Adds somebody and answers their password.</summary>
    public async Task<string> AddAsync(string pseudonym, string role, string? campaign)
    {
        var script = await ScriptAsync();
        var reply = await script.PostAsync("/api/people", new PeopleEndpoints.NewPersonRequest(pseudonym, role, campaign));
        reply.Status.ShouldBe(201, reply.Body);
        return reply.As<PeopleEndpoints.NewPersonAnswer>().Password;
    }

    private IPAddress NextAddress()
    {
        var n = Interlocked.Increment(ref addresses);
        return OperatingSystem.IsLinux() ? new IPAddress([127, 1, (byte)(n >> 8), (byte)n]) : IPAddress.Loopback;
    }
}
