using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>HTTP/1.1 byte by byte, for what no client library does: reading slowly, asking ahead, going away.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Uri server;

    /// <param name="window">How little the client takes in at a time, bytes; 0 for the system's own choice.</param>
    public RawConnection(Uri server, int window = 0)
    {
        this.server = server;
        if (window > 0)
        {
            socket.ReceiveBufferSize = window;
        }

        socket.Connect(IPAddress.Loopback, server.Port);
    }

    public async Task AskAsync(string path, string accept, string token, string more = "") =>
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: {accept}\r\nAuthorization: Bearer {token}\r\n{more}\r\n"));

    /// <summary>One answer, its body of a stated length taken in pieces of that size.</summary>
    public async Task<(string Head, byte[] Body)> AnswerAsync(int piece = 65536)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            (await socket.ReceiveAsync(one)).ShouldBe(1, "the server went away: " + head);
            head.Append((char)one[0]);
        }

        var length = head.ToString().Split("\r\n").SingleOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))?[16..];
        var body = new byte[int.Parse(length ?? "0", CultureInfo.InvariantCulture)];
        for (var read = 0; read < body.Length;)
        {
            var got = await socket.ReceiveAsync(body.AsMemory(read, Math.Min(piece, body.Length - read)));
            got.ShouldBeGreaterThan(0, $"the body ended at {read} of {body.Length}");
            read += got;
        }

        return (head.ToString(), body);
    }

    /// <summary>Goes away without a word, in the middle of whatever is being sent.</summary>
    public void Vanish()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();
}
