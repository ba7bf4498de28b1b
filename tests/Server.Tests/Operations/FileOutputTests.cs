using System.Net;
using System.Net.Sockets;
using CrowdAnnotate.Server.Operations;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>A range of a file on its way into a socket whose other end reads, or does not.</summary>
public sealed class FileOutputTests : IDisposable
{
    private const int Length = 8 << 20;
    private readonly TemporaryFolder folder = new();
    private readonly byte[] content = new byte[Length];
    private readonly SafeFileHandle file;

    public FileOutputTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sendfile between a file and a socket is Linux's.");
        Directory.CreateDirectory(folder.Path);
        new Random(7).NextBytes(content);
        File.WriteAllBytes(folder.In("object"), content);
        file = File.OpenHandle(folder.In("object"));
    }

    [Fact]
    public async Task A_client_that_takes_nothing_in_is_left_and_the_handler_goes_on()
    {
        using var pair = await ConnectAsync();
        using var output = new FileOutput(pair.Server, TimeSpan.FromMilliseconds(100));
        var flushed = await FlushAsync(output).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        flushed.ShouldBeTrue("the output is over");
        (await FlushAsync(output)).ShouldBeTrue("and stays so");
        output.Complete();
        (await ReadAsync(pair.Client)).Length.ShouldBeLessThan(Length);
    }

    [Fact]
    public async Task A_client_that_reads_gets_the_range_between_what_is_written_before_and_behind_it()
    {
        using var pair = await ConnectAsync();
        using var output = new FileOutput(pair.Server);
        var reading = ReadAsync(pair.Client);
        (await FlushAsync(output)).ShouldBeFalse();
        pair.Server.Shutdown(SocketShutdown.Send);
        var read = await reading;
        read.AsSpan().SequenceEqual([.. "before"u8, .. content.AsSpan(1), .. "behind"u8]).ShouldBeTrue();
        output.Complete();
    }

    public void Dispose()
    {
        file?.Dispose();
        folder.Dispose();
    }

    /// <returns>Whether the output is over.</returns>
    private async Task<bool> FlushAsync(FileOutput output)
    {
        Write(output, "before"u8);
        output.Insert(file, 1, Length - 1);
        output.GetMemory(1);
        output.Advance(Length - 1);
        Write(output, "behind"u8);
        return (await output.FlushAsync(TestContext.Current.CancellationToken)).IsCompleted;
    }

    private static void Write(FileOutput output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }

    // To its end, in whichever way it ends.
    private static async Task<byte[]> ReadAsync(Socket client)
    {
        using var read = new MemoryStream();
        var piece = new byte[1 << 16];
        try
        {
            for (var got = await client.ReceiveAsync(piece); got > 0; got = await client.ReceiveAsync(piece))
            {
                read.Write(piece, 0, got);
            }
        }
        catch (SocketException)
        {
        }

        return read.ToArray();
    }

    private static async Task<Pair> ConnectAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1 << 16 };
        await client.ConnectAsync(listener.LocalEndPoint!);
        var server = await listener.AcceptAsync();

        // As the transport's are, whose receiving is asynchronous.
        server.Blocking = false;
        return new Pair(server, client);
    }

    private sealed record Pair(Socket Server, Socket Client) : IDisposable
    {
        public void Dispose()
        {
            Server.Dispose();
            Client.Dispose();
        }
    }
}
