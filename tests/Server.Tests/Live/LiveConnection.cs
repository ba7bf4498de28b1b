using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Live;

/// <summary>SignalR's JSON protocol over a bare WebSocket: messages end with U+001E.</summary>
public sealed class LiveConnection : IDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder pending = new();

    /// <exception cref="WebSocketException">The server refused the connection.</exception>
    public static async Task<LiveConnection> OpenAsync(TestServer server, Visitor visitor)
    {
        var connection = new LiveConnection();
        try
        {
            connection.socket.Options.SetRequestHeader("Cookie", visitor.CookieHeader);
            var address = new UriBuilder(new Uri(server.Server.Settings.LoopbackUrl, "/live")) { Scheme = "ws" }.Uri;
            await connection.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
            await connection.SendAsync("""{"protocol":"json","version":1}""");
            (await connection.ReceiveAsync()).GetRawText().ShouldBe("{}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Calls a method of the hub and answers its result.</summary>
    public async Task<bool> WatchAsync(Guid campaign)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Watch","arguments":["{{campaign}}"]}""");
        return (await NextAsync(m => m.GetProperty("type").GetInt32() == 3)).GetProperty("result").GetBoolean();
    }

    /// <summary>The next message that is as wanted; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(Func<JsonElement, bool> wanted)
    {
        for (var message = await ReceiveAsync(); ; message = await ReceiveAsync())
        {
            if (wanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>Waits until the server cuts the connection.</summary>
    public async Task EndsAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            var buffer = new byte[8192];
            while ((await socket.ReceiveAsync(buffer, deadline.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut without a farewell.
        }
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    private async Task<JsonElement> ReceiveAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        var buffer = new byte[8192];
        while (!pending.ToString().Contains(End))
        {
            var received = await socket.ReceiveAsync(buffer, deadline.Token);
            received.MessageType.ShouldBe(WebSocketMessageType.Text, "the server closed the connection");
            pending.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }

        var text = pending.ToString();
        var end = text.IndexOf(End);
        pending.Clear().Append(text[(end + 1)..]);
        return JsonDocument.Parse(text[..end]).RootElement;
    }
}
