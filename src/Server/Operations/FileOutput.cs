using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Server.Operations;

/// <summary>
/// The output of a plain connection, written to its socket without a thread in between, into which a handler may insert a range of
/// a file. The range goes from the kernel's page cache to the socket by sendfile(2), for which Kestrel has no door: two copies of
/// half a megabyte are most of what a frame would cost.
/// </summary>
/// <param name="patience">How long a client may take nothing in before its connection is ended; two minutes when not given.</param>
public sealed partial class FileOutput(Socket socket, TimeSpan? patience = null) : PipeWriter, IDisposable
{
    private const int Smallest = 16 * 1024;

    // Sent at a time, so that a client which is slow but reads is not taken for one that does not.
    private const int Portion = 64 * 1024;
    private const int MessageMore = 0x8000;
    private const int DoNotWaitNoSignal = 0x40 | 0x4000;

    // Kestrel counts what is written into memory; of an inserted range it counts this, which nobody reads.
    private static readonly byte[] Uncopied = new byte[4096];

    private readonly TimeSpan patience = patience ?? TimeSpan.FromMinutes(2);
    private readonly CancellationTokenSource waiting = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Smallest);
    private int filled;
    private SafeFileHandle? file;
    private long fileOffset;
    private long fileLength;
    private long fileUncounted;
    private int fileAt;
    private bool isBroken;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => filled + (file is null ? 0 : fileLength);

    /// <summary>The output under an HTTP/1.1 response, when nothing (as TLS) lies between; else null.</summary>
    public static FileOutput? Of(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<ITlsHandshakeFeature>() is null ? context.Features.Get<FileOutput>() : null;

    /// <summary>
    /// Inserts a range behind what has been written. The handler then advances the response by as many bytes, so that they are
    /// counted, may write a little more, and flushes. It keeps the file open until then.
    /// </summary>
    public void Insert(SafeFileHandle handle, long offset, long length)
    {
        if (file is not null)
        {
            throw new InvalidOperationException("One range is inserted before each flush.");
        }

        (file, fileOffset, fileLength, fileUncounted, fileAt) = (handle, offset, length, length, filled);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (fileUncounted > 0)
        {
            return sizeHint <= Uncopied.Length ? Uncopied : new byte[sizeHint];
        }

        if (buffer.Length - filled < Math.Max(sizeHint, 1))
        {
            Grow(sizeHint);
        }

        return buffer.AsMemory(filled);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (fileUncounted > 0)
        {
            fileUncounted -= bytes;
        }
        else
        {
            filled += bytes;
        }
    }

    // What is being sent when the connection is aborted fails with its socket.
    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
        Empty();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        isBroken = true;
    }

    public void Dispose() => waiting.Dispose();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        (filled == 0 && file is null) || isBroken ? new(new FlushResult(false, isBroken)) : FlushAllAsync();

    // Not cancelled half-way: the client could not tell where the next response begins.
    private async ValueTask<FlushResult> FlushAllAsync()
    {
        try
        {
            if (file is null)
            {
                await SendAsync(buffer.AsMemory(0, filled));
            }
            else
            {
                var sent = SendNow(buffer.AsSpan(0, fileAt));
                await SendAsync(buffer.AsMemory(sent, fileAt - sent));
                await SendFileAsync(file);
                await SendAsync(buffer.AsMemory(fileAt, filled - fileAt));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            isBroken = true;
        }
        catch (OperationCanceledException)
        {
            // Kestrel allows a response as long as its length takes at its least rate; an inserted range can be gigabytes.
            isBroken = true;
            socket.Close(0);
        }

        Empty();
        return new FlushResult(false, isBroken);
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            waiting.CancelAfter(patience);
            bytes = bytes[await socket.SendAsync(bytes[..Math.Min(bytes.Length, Portion)], SocketFlags.None, waiting.Token)..];
            waiting.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    // With the word that more follows, so that a short head does not become a packet of its own.
    private int SendNow(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? 0 : (int)Math.Max(0, Send(socket.SafeHandle, bytes, (nuint)bytes.Length, DoNotWaitNoSignal | MessageMore));

    private async ValueTask SendFileAsync(SafeFileHandle from)
    {
        if (fileUncounted != 0)
        {
            throw new IOException("A range was inserted and not counted.");
        }

        byte[]? chunk = null;
        for (var (offset, end) = (fileOffset, fileOffset + fileLength); offset < end;)
        {
            var sent = SendFile(socket.SafeHandle, from, ref offset, (nuint)Math.Min(end - offset, 1 << 30));
            if (sent > 0)
            {
                continue;
            }

            // The socket is full, and only an ordinary send can wait for room; it also tells what else may be wrong.
            chunk ??= ArrayPool<byte>.Shared.Rent(Smallest);
            var read = RandomAccess.Read(from, chunk.AsSpan(0, (int)Math.Min(Smallest, end - offset)), offset);
            if (read == 0)
            {
                throw new IOException("The file has become shorter.");
            }

            await SendAsync(chunk.AsMemory(0, read));
            offset += read;
        }

        if (chunk is not null)
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private void Grow(int sizeHint)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * buffer.Length, filled + sizeHint));
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Empty()
    {
        (file, fileUncounted, filled) = (null, 0, 0);
        if (buffer.Length > 16 * Smallest)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(Smallest);
        }
    }

    [LibraryImport("libc", EntryPoint = "sendfile64")]
    private static partial nint SendFile(SafeSocketHandle to, SafeFileHandle from, ref long offset, nuint count);

    [LibraryImport("libc", EntryPoint = "send")]
    private static partial nint Send(SafeSocketHandle to, ReadOnlySpan<byte> bytes, nuint length, int flags);
}
