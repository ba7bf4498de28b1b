using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>
/// The network between one browser and the server: a proxy on this machine that passes bytes on, is cut, or answers everything itself, as the
/// portal of a hotel does. The browser asks through it for the server's own address.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    private const string Portal = "<!doctype html><title>Welcome</title><h1>Accept the terms to go online</h1>";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly HashSet<TcpClient> open = [];
    private readonly Uri server;
    private readonly Task accepting;
    private Func<string, bool>? swallow;
    private (Func<string, bool> Head, Action Act)? watch;

    public Wire(Uri server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    private enum State
    {
        Up,
        Cut,
        Portal,
    }

    private State Now { get; set; }

    /// <summary>For Chromium, which otherwise passes its proxy by for this machine.</summary>
    public Microsoft.Playwright.Proxy Proxy => new() { Server = $"http://{listener.LocalEndpoint}", Bypass = "<-loopback>" };

    public void Mend() => Now = State.Up;

    /// <summary>Ends every connection in the middle of whatever it carries, and takes no other.</summary>
    public void Cut() => Become(State.Cut);

    /// <summary>Everything is answered with 200 and a page of somebody else.</summary>
    public void Capture() => Become(State.Portal);

    /// <summary>Of the next request that begins so, the answer is lost on its way: the server has done what it asked.</summary>
    public void LoseAnswerTo(Func<string, bool> head) => swallow = head;

    /// <summary>Of the next request that begins so: done when it is on its way to the server.</summary>
    public void OnRequest(Func<string, bool> head, Action act) => watch = (head, act);

    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    private void Become(State state)
    {
        Now = state;
        lock (open)
        {
            foreach (var client in open)
            {
                client.Client.Close(0);
            }

            open.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            if (Now == State.Cut)
            {
                client.Client.Close(0);
                return;
            }

            lock (open)
            {
                open.Add(client);
            }

            await (Now == State.Portal ? AnswerAsync(client.GetStream()) : PassAsync(client));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the two went away, or the wire was cut.
        }
        finally
        {
            lock (open)
            {
                open.Remove(client);
            }
        }
    }

    private static async Task AnswerAsync(NetworkStream browser)
    {
        var buffer = new byte[65536];
        while (await browser.ReadAsync(buffer) > 0)
        {
            await browser.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Portal.Length}\r\nConnection: close\r\n\r\n{Portal}"));
            return;
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        var browser = client.GetStream();
        var first = new byte[65536];
        var length = await browser.ReadAsync(first);
        using var upstream = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await upstream.ConnectAsync(server.Host, server.Port);
        var behind = upstream.GetStream();
        if (Encoding.ASCII.GetString(first, 0, length).StartsWith("CONNECT ", StringComparison.Ordinal))
        {
            await browser.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
            length = 0;
        }

        var lost = new Fate();
        await Task.WhenAny(UpAsync(browser, behind, first, length, lost), DownAsync(behind, browser, lost, client));
    }

    private async Task UpAsync(NetworkStream browser, NetworkStream behind, byte[] buffer, int length, Fate lost)
    {
        for (; length > 0 || lost.First; length = await browser.ReadAsync(buffer))
        {
            lost.First = false;
            if (swallow is { } wanted && wanted(Encoding.Latin1.GetString(buffer, 0, length)))
            {
                (swallow, lost.Answer) = (null, true);
            }

            await behind.WriteAsync(buffer.AsMemory(0, length));
            if (watch is { } one && one.Head(Encoding.Latin1.GetString(buffer, 0, length)))
            {
                watch = null;
                one.Act();
            }
        }
    }

    private static async Task DownAsync(NetworkStream behind, NetworkStream browser, Fate lost, TcpClient client)
    {
        var buffer = new byte[65536];
        for (int length; (length = await behind.ReadAsync(buffer)) > 0;)
        {
            if (lost.Answer)
            {
                client.Client.Close(0);
                return;
            }

            await browser.WriteAsync(buffer.AsMemory(0, length));
        }
    }

    // What becomes of one connection.
    private sealed class Fate
    {
        public bool First { get; set; } = true;

        public volatile bool Answer;
    }
}
