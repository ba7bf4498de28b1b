using System.IO.Pipelines;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>A range of a stored object on its way out.</summary>
public readonly record struct StoredRange(string Name, long Offset, long Length)
{
    /// <summary>Read and sent in chunks of this size, the multipart head included.</summary>
    public const int Chunk = 64 * 1024;

    /// <summary>Reads from the store straight into the response's own memory.</summary>
    /// <param name="form">The multipart form whose head precedes the range; null for a bare one.</param>
    /// <exception cref="IOException">The object is gone or shorter than that.</exception>
    public async ValueTask CopyAsync(PixelStore store, PipeWriter to, MultipartForm? form, CancellationToken cancel)
    {
        for (long done = 0; done < Length || form is not null;)
        {
            var memory = to.GetMemory(Chunk);
            var head = form?.WriteHead(Length, memory.Span) ?? 0;
            form = null;
            var wanted = (int)Math.Min(Chunk - head, Length - done);
            var read = wanted == 0 ? 0 : store.Read(Name, Offset + done, memory.Span.Slice(head, wanted));
            if (read == 0 && wanted > 0)
            {
                throw new EndOfStreamException("A stored object is shorter than its document says.");
            }

            done += read;
            to.Advance(head + read);
            var flushed = to.FlushAsync(cancel);
            if (!flushed.IsCompletedSuccessfully)
            {
                await flushed;
            }
        }
    }
}
