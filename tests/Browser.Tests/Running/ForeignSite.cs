using System.Net;
using System.Net.Sockets;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>A web server with one empty page, by two names: one is an origin that the program allows, the other is not.</summary>
internal sealed class ForeignSite : IDisposable
{
    private static readonly byte[] Page = "<!doctype html><title>Viewer</title>"u8.ToArray();
    private readonly HttpListener listener = new();

    public ForeignSite()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            (Allowed, Other) = (new Uri($"http://127.0.0.1:{port}/"), new Uri($"http://localhost:{port}/"));
        }

        listener.Prefixes.Add(Allowed.ToString());
        listener.Prefixes.Add(Other.ToString());
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Allowed { get; }

    public Uri Other { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var response = (await listener.GetContextAsync()).Response;
                response.ContentType = "text/html";
                response.Close(Page, willBlock: false);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
