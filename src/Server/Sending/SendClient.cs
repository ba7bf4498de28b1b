using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Sending.Stow;

namespace CrowdAnnotate.Server.Sending;

/// <summary>The client of the configured archive, made when it is first asked for.</summary>
public sealed class SendClient(ServerSettings settings, TimeProvider clock) : IDisposable
{
    private readonly Lazy<StowClient?> client = new(() => settings.SendTo is { } destination ? new StowClient(destination, clock) : null);

    /// <summary>Null when that archive is not the configured one.</summary>
    public StowClient? Of(string destination) => settings.SendTo?.Name == destination ? client.Value : null;

    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value?.Dispose();
        }
    }
}
