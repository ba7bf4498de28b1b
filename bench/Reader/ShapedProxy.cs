using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CrowdAnnotate.Bench;

/// <summary>
/// A TCP proxy that makes the loopback a worse network: so many bits a second shared by all connections, half of the round trip's delay each way,
/// and a share of writes that stall, as with a packet that was lost.
/// </summary>
public sealed class ShapedProxy : IAsyncDisposable
{
    private const int Piece = 8 * 1024;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Shape shape;
    private readonly Uri target;
    private readonly Line down;
    private readonly Line up;
    private readonly Task accepting;

    public ShapedProxy(Uri target, Shape shape)
    {
        (this.target, this.shape, down, up) = (target, shape, new Line(shape.BytesPerSecond), new Line(shape.BytesPerSecond));
        listener.Start();
        Address = new UriBuilder(target) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = AcceptAsync();
    }

    /// <param name="RoundTrip">Added, both ways together.</param>
    /// <param name="StalledShare">Of the writes, 0 to 1.</param>
    public sealed record Shape(double BytesPerSecond, TimeSpan RoundTrip, double StalledShare, TimeSpan Stall);

    public Uri Address { get; }

    private static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        // The same stalls in every run: a figure must not depend on luck.
        var seed = 1;
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token), seed++);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient browser, int seed)
    {
        using (browser)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(target.Host, target.Port, stop.Token);
                (browser.NoDelay, server.NoDelay) = (true, true);
                await Task.WhenAny(PassAsync(browser, server, up, new Random(seed)), PassAsync(server, browser, down, new Random(-seed)));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone; the other is told by the end of its connection.
            }
        }
    }

    // Reading goes on while pieces are under way: the delay holds each back, not the stream.
    private async Task PassAsync(TcpClient from, TcpClient to, Line line, Random luck)
    {
        var underWay = Channel.CreateBounded<(byte[] Bytes, int Count, TimeSpan Arrives)>(64);
        var sending = SendAsync(to.GetStream(), underWay.Reader);
        try
        {
            while (true)
            {
                var bytes = ArrayPool<byte>.Shared.Rent(Piece);
                var count = await from.GetStream().ReadAsync(bytes.AsMemory(0, Piece), stop.Token);
                if (count == 0)
                {
                    break;
                }

                var passed = line.Passes(count) + (shape.RoundTrip / 2);
                await underWay.Writer.WriteAsync((bytes, count, luck.NextDouble() < shape.StalledShare ? passed + shape.Stall : passed), stop.Token);
            }
        }
        finally
        {
            underWay.Writer.Complete();
            await sending;
        }
    }

    private async Task SendAsync(NetworkStream to, ChannelReader<(byte[] Bytes, int Count, TimeSpan Arrives)> underWay)
    {
        await foreach (var (bytes, count, arrives) in underWay.ReadAllAsync(stop.Token))
        {
            if (arrives - Now is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, stop.Token);
            }

            await to.WriteAsync(bytes.AsMemory(0, count), stop.Token);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>One direction of the line, which all connections share.</summary>
    private sealed class Line(double bytesPerSecond)
    {
        private readonly Lock gate = new();
        private TimeSpan free;

        /// <summary>When so many bytes have passed, if they are put on the line now.</summary>
        public TimeSpan Passes(int bytes)
        {
            lock (gate)
            {
                var now = Now;
                free = (free > now ? free : now) + TimeSpan.FromSeconds(bytes / bytesPerSecond);
                return free;
            }
        }
    }
}
