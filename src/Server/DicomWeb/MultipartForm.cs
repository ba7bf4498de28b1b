using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// The form of a multipart/related body (RFC 2387) with parts of one media type. The boundary is random and long, made once a
/// process, so that the bytes around the parts are made once too. “Content-Type” is spelt as viewers look for it.
/// </summary>
public sealed class MultipartForm
{
    /// <summary>More random bits than any content could hold by chance.</summary>
    public static readonly string Boundary = "crowdannotate-" + RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>The longest a part's head gets.</summary>
    public const int LongestHead = 512;

    private readonly byte[] head;

    public MultipartForm(string mediaType, string? transferSyntax)
    {
        var syntax = transferSyntax is null ? "" : $"; transfer-syntax={transferSyntax}";
        ContentType = $"multipart/related; type=\"{mediaType}\"{syntax}; boundary={Boundary}";
        head = Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\nContent-Type: {mediaType}{syntax}\r\nContent-Length: ");
    }

    public string ContentType { get; }

    /// <summary>What ends the body.</summary>
    public static ReadOnlyMemory<byte> Tail { get; } = Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n");

    /// <summary>Writes what stands before a part of that length.</summary>
    /// <returns>The bytes written.</returns>
    public int WriteHead(long partLength, Span<byte> into)
    {
        head.CopyTo(into);
        Utf8Formatter.TryFormat(partLength, into[head.Length..], out var digits);
        "\r\n\r\n"u8.CopyTo(into[(head.Length + digits)..]);
        return head.Length + digits + 4;
    }

    public int HeadLength(long partLength)
    {
        Span<byte> scratch = stackalloc byte[LongestHead];
        return WriteHead(partLength, scratch);
    }
}
