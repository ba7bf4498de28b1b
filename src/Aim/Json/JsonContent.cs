using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Aim;

/// <summary>Bytes as a tree of JSON, of limited size and depth.</summary>
internal static class JsonContent
{
    /// <summary>Null where the bytes are no JSON or too many; the reason is then in the log.</summary>
    public static JsonDocument? Parse(Stream stream, long sizeCap, Mends log)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > sizeCap)
            {
                log.Malformed("/", $"is longer than {sizeCap.ToString("N0", CultureInfo.InvariantCulture)} bytes, the most that is read.");
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), log);
    }

    /// <summary>As <see cref="Parse(Stream, long, Mends)"/>, from bytes in UTF-8, or in UTF-16 with its mark.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, Mends log)
    {
        try
        {
            return JsonDocument.Parse(InUtf8(bytes), new JsonDocumentOptions { MaxDepth = AimJson.DepthCap });
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } l ? (int?)l + 1 : null;
            log.Add(new AimFinding("/", FindingKind.Malformed, $"is not JSON, or is deeper than {AimJson.DepthCap} levels: {Reason(e)}", line));
            return null;
        }
    }

    // The exception quotes up to a line of the document after this word.
    private static string Reason(JsonException e) => e.Message.Split(" LineNumber:")[0];

    private static ReadOnlyMemory<byte> InUtf8(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.Span[2..])),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.Span[2..])),
        _ => bytes,
    };
}
