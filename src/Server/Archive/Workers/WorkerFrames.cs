using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Messages between server and worker: four bytes of length, then JSON.</summary>
public static class WorkerFrames
{
    /// <summary>A worker that was taken over must not fill the server's memory.</summary>
    private const int Longest = 64 << 20;

    // Headers are JSON within JSON; nobody makes a page of these messages, so that quotes need not grow sixfold.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync<T>(Stream stream, T message, CancellationToken cancel)
    {
        await stream.WriteAsync(Framed(message), cancel);
        await stream.FlushAsync(cancel);
    }

    public static void Write<T>(Stream stream, T message)
    {
        stream.Write(Framed(message));
        stream.Flush();
    }

    /// <exception cref="InvalidDataException">The other side does not keep to the form.</exception>
    /// <exception cref="EndOfStreamException">It went away.</exception>
    public static async Task<T> ReadAsync<T>(Stream stream, CancellationToken cancel)
    {
        var head = new byte[4];
        await stream.ReadExactlyAsync(head, cancel);
        var body = new byte[LengthOf(head)];
        await stream.ReadExactlyAsync(body, cancel);
        return Parsed<T>(body);
    }

    /// <returns>Null at the end of the stream.</returns>
    public static T? Read<T>(Stream stream)
        where T : class
    {
        var head = new byte[4];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return null;
        }

        var body = new byte[LengthOf(head)];
        stream.ReadExactly(body);
        return Parsed<T>(body);
    }

    private static byte[] Framed<T>(T message)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, Json);
        var framed = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, body.Length);
        body.CopyTo(framed, 4);
        return framed;
    }

    private static int LengthOf(byte[] head) => BinaryPrimitives.ReadInt32LittleEndian(head) is >= 0 and <= Longest and var length
        ? length : throw new InvalidDataException("A worker's message is too long.");

    private static T Parsed<T>(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, Json) ?? throw new InvalidDataException("A worker's message is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A worker's message cannot be read.", e);
        }
    }
}
