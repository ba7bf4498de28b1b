using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>A server that sends to an archive of the tests, whose answers each test sets.</summary>
public sealed class SendingServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ScriptedArchive? archive;
    private TestServer? server;

    public TestServer Server => server!;

    public ScriptedArchive Archive => archive!;

    /// <summary>How long the server waits before it tries again; at once unless a test says otherwise.</summary>
    public Func<int, TimeSpan?> Pace { get; set; } = _ => TimeSpan.Zero;

    public async ValueTask InitializeAsync()
    {
        archive = await ScriptedArchive.StartAsync(ScriptedArchive.StoreAsync);
        server = await StartAsync(folder.Path, new SendOptions(archive.Root), rounds => Pace(rounds));
    }

    public static Task<TestServer> StartAsync(string data, SendOptions to, Func<int, TimeSpan?> pace) => TestServer.StartAsync(new StartOptions(data)
    {
        ThrowAway = true, SendTo = to, Adjust = builder => builder.Services.AddSingleton(new SendPacing { After = pace }),
    });

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (archive is not null)
        {
            await archive.DisposeAsync();
        }

        folder.Dispose();
    }
}
