using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// WADO-RS frames (PS3.18 §10.4): stored values as explicit little endian, as multipart/related or, when asked for with
/// <c>Accept: application/octet-stream</c>, as a single part. Frames never change: a single part has a strong ETag, a multipart
/// body, whose boundary is made anew, a weak one (RFC 9110 §8.8.1).
/// </summary>
public static class RetrieveFrames
{
    private const string OctetStream = "application/octet-stream";
    private const string TransferSyntax = "1.2.840.10008.1.2.1";
    private const int Chunk = 64 * 1024;

    public static async Task Frames(string study, string series, string instance, string frames, HttpContext context, InstanceCache instances, PixelStore store)
    {
        var found = await instances.FindAsync(instance, context.RequestAborted);
        var numbers = Parse(frames);
        if (found is null || found.SeriesUid != series || found.StudyUid != study || numbers is null || numbers.Any(n => n < 1 || n > found.Frames))
        {
            await Problems.WriteAsync(context, found is null || numbers is not null ? Problems.NotFound
                : new Refusal("bad-frame-list", (int)HttpStatusCode.BadRequest, "Frames are numbers from 1, parted by commas."));
            return;
        }

        var single = numbers.Length == 1 && WantsSinglePart(context.Request);
        var tag = single ? $"\"{instance}-{frames}\"" : $"W/\"{instance}-{frames}-multipart\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = (int)HttpStatusCode.NotModified;
            return;
        }

        using var pixels = store.Open(found.PixelName);
        await WriteAsync(context, pixels, found.FrameLength, numbers, single);
    }

    private static async Task WriteAsync(HttpContext context, SafeFileHandle pixels, int length, int[] numbers, bool single)
    {
        var response = context.Response;
        if (single)
        {
            response.ContentType = $"{OctetStream}; transfer-syntax={TransferSyntax}";
            response.ContentLength = length;
            await CopyAsync(pixels, (numbers[0] - 1L) * length, length, response, context.RequestAborted);
            return;
        }

        var boundary = "frames-" + Guid.NewGuid().ToString("N");
        var head = Encoding.ASCII.GetBytes($"\r\n--{boundary}\r\nContent-Type: {OctetStream}; transfer-syntax={TransferSyntax}\r\nContent-Length: {length}\r\n\r\n");
        var tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        response.ContentType = $"multipart/related; type=\"{OctetStream}\"; transfer-syntax={TransferSyntax}; boundary={boundary}";
        response.ContentLength = (numbers.Length * ((long)head.Length + length)) + tail.Length;
        foreach (var number in numbers)
        {
            await response.BodyWriter.WriteAsync(head, context.RequestAborted);
            await CopyAsync(pixels, (number - 1L) * length, length, response, context.RequestAborted);
        }

        await response.BodyWriter.WriteAsync(tail, context.RequestAborted);
    }

    // A single part only when the client names octet-stream and not multipart, as viewers do.
    private static bool WantsSinglePart(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains(OctetStream, StringComparison.OrdinalIgnoreCase) && !accept.Contains("multipart/related", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task CopyAsync(SafeFileHandle file, long offset, int length, HttpResponse response, CancellationToken cancel)
    {
        for (var done = 0; done < length;)
        {
            var memory = response.BodyWriter.GetMemory(Chunk)[..Math.Min(Chunk, length - done)];
            var read = RandomAccess.Read(file, memory.Span, offset + done);
            if (read == 0)
            {
                throw new EndOfStreamException("The stored pixel data is shorter than its header says.");
            }

            response.BodyWriter.Advance(read);
            await response.BodyWriter.FlushAsync(cancel);
            done += read;
        }
    }

    private static int[]? Parse(string frames)
    {
        var parts = frames.Split(',');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
