using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>A range of a stored object on its way out.</summary>
public readonly record struct StoredRange(string Name, long Offset, long Length)
{
    // Read and sent in chunks of this size, the multipart head included, where the range cannot go straight to the socket.
    private const int Chunk = 64 * 1024;

    // Below this, a copy costs less than the calls that avoid it.
    private const int WorthInserting = 32 * 1024;

    /// <summary>Sends the range, with no copy of it where the connection allows.</summary>
    /// <param name="form">The multipart form whose head precedes the range; null for a bare one.</param>
    /// <param name="isLast">Whether the multipart body ends after it.</param>
    /// <exception cref="IOException">The object is gone or shorter than that.</exception>
    public ValueTask SendAsync(PixelStore store, HttpContext context, MultipartForm? form = null, bool isLast = false) =>
        Length >= WorthInserting && FileOutput.Of(context) is { } output ? InsertAsync(store, context, output, form, isLast) : CopyAsync(store, context, form, isLast);

    private async ValueTask InsertAsync(PixelStore store, HttpContext context, FileOutput output, MultipartForm? form, bool isLast)
    {
        using var held = store.Hold(Name);
        if (RandomAccess.GetLength(held.Handle) < Offset + Length)
        {
            throw Shorter();
        }

        await context.Response.StartAsync(context.RequestAborted);
        var writer = context.Response.BodyWriter;
        if (form is not null)
        {
            writer.Advance(form.WriteHead(Length, writer.GetSpan(MultipartForm.LongestHead)));
        }

        output.Insert(held.Handle, Offset, Length);
        for (var left = Length; left > 0;)
        {
            var counted = (int)Math.Min(left, 1 << 30);
            writer.GetMemory(1);
            writer.Advance(counted);
            left -= counted;
        }

        if (isLast)
        {
            MultipartForm.Tail.Span.CopyTo(writer.GetSpan(MultipartForm.Tail.Length));
            writer.Advance(MultipartForm.Tail.Length);
        }

        await writer.FlushAsync(context.RequestAborted);
    }

    // From the store straight into the response's own memory.
    private async ValueTask CopyAsync(PixelStore store, HttpContext context, MultipartForm? form, bool isLast)
    {
        var to = context.Response.BodyWriter;
        for (long done = 0; done < Length || form is not null;)
        {
            var memory = to.GetMemory(Chunk);
            var head = form?.WriteHead(Length, memory.Span) ?? 0;
            form = null;
            var wanted = (int)Math.Min(Chunk - head, Length - done);
            var read = wanted == 0 ? 0 : store.Read(Name, Offset + done, memory.Span.Slice(head, wanted));
            if (read == 0 && wanted > 0)
            {
                throw Shorter();
            }

            done += read;
            to.Advance(head + read);
            await to.FlushAsync(context.RequestAborted);
        }

        if (isLast)
        {
            await to.WriteAsync(MultipartForm.Tail, context.RequestAborted);
        }
    }

    private static EndOfStreamException Shorter() => new("A stored object is shorter than its document says.");
}
